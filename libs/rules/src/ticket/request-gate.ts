import type { Formula } from '../contract/formula';
import type { LocalDate } from '../time/civil';
import { daysBetween } from '../time/days';
import { type Instant, toMs } from '../time/instant';
import { localDateOf, startOfDay } from '../time/zone';
import type { RequestKind } from './vocabulary';

export interface ChannelInput {
  formula: Formula;
  channel: 'portal' | 'email' | 'phone';
  /** The sender is a contact of the client. */
  senderKnown: boolean;
  /** The contact holds the right to ask. */
  senderMayRequest: boolean;
}

export type ChannelDecision =
  | { outcome: 'accept' }
  | { outcome: 'draft' }
  | { outcome: 'triage'; code: 'request.sender-unknown' | 'request.sender-not-allowed' };

/**
 * What becomes of a request by channel (art. 11, 13, 14, 22): portal accepted for all; e-mail accepted for
 * STANDARD, a draft to confirm in the portal for PREMIUM and SÉRÉNITÉ; a phone call is always a draft, which
 * starts no clock and which only somebody with the right can confirm.
 */
export function channelDecision(input: ChannelInput): ChannelDecision {
  if (input.channel === 'phone') return { outcome: 'draft' };
  if (!input.senderKnown) return { outcome: 'triage', code: 'request.sender-unknown' };
  if (!input.senderMayRequest) return { outcome: 'triage', code: 'request.sender-not-allowed' };
  const written = input.channel === 'portal' || input.formula === 'STANDARD';
  return { outcome: written ? 'accept' : 'draft' };
}

export const noticeWarningCodes = ['notice.account-48h', 'notice.licence-one-week'] as const;
export type NoticeWarning = (typeof noticeWarningCodes)[number];

export interface NoticeWarningInput {
  kind: RequestKind;
  receivedAt: Instant;
  /** First day of effect, from 00:00 in the zone; none means no notice to check. */
  effectiveDate?: LocalDate | null;
  needsLicence: boolean;
  zone: string;
}

const accountKinds = new Set<RequestKind>(['account.arrival', 'account.departure', 'account.change']);
const accountNoticeMs = 48 * 3_600_000;

/**
 * Notice the client owes, flagged and never refused: 48 h before the effective date (art. 13), counted in hours
 * between instants; one week for an arrival with a licence (art. 16), counted in days without the first.
 */
export function noticeWarnings(input: NoticeWarningInput): NoticeWarning[] {
  const { kind, effectiveDate, zone } = input;
  if (!effectiveDate || !accountKinds.has(kind)) return [];
  const warnings: NoticeWarning[] = [];
  const received = toMs(input.receivedAt);
  if (toMs(startOfDay(effectiveDate, zone)) - received < accountNoticeMs) warnings.push('notice.account-48h');
  const days = daysBetween(localDateOf(input.receivedAt, zone), effectiveDate);
  if (kind === 'account.arrival' && input.needsLicence && days < 7) warnings.push('notice.licence-one-week');
  return warnings;
}
