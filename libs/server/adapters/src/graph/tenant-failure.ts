import { TenantFailure } from '@vigie/accounts';
import type { TenantFailureCode } from '@vigie/wire';
import { GraphFailure } from './graph-failure';

/** Numbers of the sign-in by which people know what to do. */
const signIn: Readonly<Record<string, TenantFailureCode>> = {
  AADSTS700016: 'not-consented',
  AADSTS65001: 'not-consented',
  AADSTS7000112: 'not-consented',
  AADSTS7000229: 'not-consented',
  AADSTS90002: 'tenant-unknown',
  AADSTS900023: 'tenant-unknown',
  AADSTS700027: 'certificate-refused',
  AADSTS700023: 'certificate-refused',
  AADSTS700024: 'certificate-refused',
  AADSTS7000215: 'certificate-refused',
};

/** What a failure of Graph means, in our words; anything else is passed on as it is. */
export function tenantFailureOf(error: unknown): unknown {
  if (!(error instanceof GraphFailure)) return isCut(error) ? unreachable(error) : error;
  const { status, code, message, requestId } = error;
  const words = [code, message].filter((part) => part !== '' && !message.startsWith(`${part}:`)).join(' : ');
  return new TenantFailure(codeOf(status, code), words, requestId);
}

function codeOf(status: number, code: string): TenantFailureCode {
  const known = signIn[code];
  if (known) return known;
  if (status === 403) return 'permission-missing';
  if (status === 429) return 'throttled';
  return status === 0 || status >= 500 ? 'unreachable' : 'refused';
}

/** The sign-in itself did not answer. */
const isCut = (error: unknown) =>
  error instanceof Error && (error.name === 'TimeoutError' || error.message === 'fetch failed');

function unreachable(error: unknown): TenantFailure {
  const { cause, message } = error as Error;
  return new TenantFailure('unreachable', cause instanceof Error ? cause.message : message, null);
}
