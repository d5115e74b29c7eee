import type { TenantFailure } from '../../ports/tenant-reader';

/** What is noted of a call that was answered. */
export const answered = (
  now: Date,
  { roles, requestId }: { roles: string[]; requestId?: string | null },
) => ({
  ...{ roles, calledAt: now, failure: null, failureMessage: null, failedAt: null },
  ...(requestId !== undefined && { requestId }),
});

/** What is noted of one that was not; an application that Microsoft no longer knows there has lost its consent. */
export const failed = (now: Date, { code, message, requestId }: TenantFailure) => ({
  ...{ failure: code, failureMessage: message.slice(0, 1000), failedAt: now },
  ...(requestId !== null && { requestId }),
  ...(code === 'not-consented' && { consent: 'expired' as const }),
});
