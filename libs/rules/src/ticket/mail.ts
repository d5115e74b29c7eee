import { type Instant, toMs } from '../time/instant';

/** Header fields of an incoming mail; names in any case, repeated fields as a list. */
export type MailHeaders = Readonly<Record<string, string | readonly string[]>>;

export const automaticReasons = [
  'auto-submitted',
  'auto-reply',
  'precedence',
  'mailing-list',
  'null-return-path',
  'delivery-report',
  'machine-sender',
  'loop',
] as const;
export type AutomaticReason = (typeof automaticReasons)[number];

export type AutomaticMail = { automatic: true; why: AutomaticReason } | { automatic: false };

type ValuesOf = (name: string) => string[];

function reader(headers: MailHeaders): ValuesOf {
  const byName = new Map<string, string[]>();
  for (const [name, value] of Object.entries(headers)) {
    const key = name.toLowerCase();
    const values = (typeof value === 'string' ? [value] : value).map((one) => one.trim().toLowerCase());
    byName.set(key, [...(byName.get(key) ?? []), ...values]);
  }
  return (name) => byName.get(name) ?? [];
}

const machineSender =
  /^(?:mailer-daemon|postmaster|(?:do[-_.]?)?no[-_.]?t?[-_.]?reply|ne[-_.]?pas[-_.]?repondre)[^@]*@/;
/** How programs begin the subject of an absence notice when they set no header that says so. */
const absence =
  /^(?:réponse automatique|absence du bureau|message d['’]absence|automatic reply|auto(?:matic)? ?-?reply|out of (?:the )?office|autoreply)\b\s*(?::|$)/;
const autoHeaders = [
  'x-autoreply',
  'x-autorespond',
  'x-autoresponder',
  'x-autoreply-from',
  'x-mail-autoreply',
];
const bulk = new Set(['bulk', 'junk', 'list', 'auto_reply']);

/** The address of `Name <address>`, or the whole text. */
function addressOf(from: string): string {
  return /<([^<>]*)>\s*$/.exec(from)?.[1] ?? from;
}

/** In order: the first that holds names the reason. */
const tests: readonly (readonly [AutomaticReason, (values: ValuesOf) => boolean])[] = [
  ['delivery-report', (values) => values('content-type').some((type) => /^multipart\/report\b/.test(type))],
  ['auto-submitted', (values) => values('auto-submitted').some((value) => !/^no\b/.test(value))],
  ['auto-reply', (values) => autoHeaders.some((name) => values(name).some((value) => value !== 'no'))],
  ['precedence', (values) => values('precedence').some((value) => bulk.has(value))],
  ['mailing-list', (values) => values('list-id').length > 0],
  ['null-return-path', (values) => values('return-path').some((path) => path === '' || path === '<>')],
  ['machine-sender', (values) => values('from').some((from) => machineSender.test(addressOf(from)))],
  ['loop', (values) => values('x-loop').length > 0],
];

/**
 * Whether a machine sent the mail (RFC 3834, RFC 3464, RFC 2919 and common practice): such a mail opens nothing,
 * starts no clock and gets no answer. The decoded subject tells of absence notices without a header. X-Auto-Response-Suppress is not looked at: people's mail carries it too.
 */
export function isAutomatic(headers: MailHeaders, subject = ''): AutomaticMail {
  const values = reader(headers);
  const hit = tests.find(([, holds]) => holds(values));
  if (hit) return { automatic: true, why: hit[0] };
  return absence.test(subject.trim().toLowerCase())
    ? { automatic: true, why: 'auto-reply' }
    : { automatic: false };
}

const oldMs = 24 * 3_600_000;

export interface ArrivedMail {
  headers: MailHeaders;
  receivedAt: Instant;
  /** When its author's program says it was written; unknown when it does not say. */
  writtenAt: Instant | null;
}

/**
 * Whether a machine of ours may answer a mail (acknowledgement): no mail of a machine, none whose sender asks for
 * silence, none that is older than a day, as after a mailbox was read for the first time.
 */
export function mayAnswerByMachine({ headers, receivedAt, writtenAt }: ArrivedMail, now: Instant): boolean {
  const isOld = (at: Instant | null) => at !== null && toMs(now) - toMs(at) > oldMs;
  return !suppressesReplies(headers) && !isOld(receivedAt) && !isOld(writtenAt);
}

/** Beyond this many automatic mails to one address within an hour, two machines are talking to each other. */
export const automaticMailsPerHour = 10;

/** Whether one more automatic mail may go to an address that got so many within an hour. */
export const mayAnswerAgain = (withinHour: number): boolean => withinHour < automaticMailsPerHour;

const suppressing = new Set(['all', 'autoreply', 'oof']);

/** Whether an automatic answer (acknowledgement) must not be sent: mail of a machine, or a sender who asks so. */
export function suppressesReplies(headers: MailHeaders): boolean {
  const wishes = reader(headers)('x-auto-response-suppress').flatMap((value) => value.split(/[\s,]+/));
  return isAutomatic(headers).automatic || wishes.some((wish) => suppressing.has(wish));
}
