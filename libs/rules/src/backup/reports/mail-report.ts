import type { RunOutcome } from '../vocabulary';
import { unreadRun, type ReportedRun } from './report';
import { synologyMail } from './synology-mail';
import { escaped, textOutcome, usualReportWords, type ReportWords } from './text-report';
import { veeamMail } from './veeam';

/** How the mails of a job are read. */
export const reportReaders = ['synology', 'veeam', 'words'] as const;
export type ReportReader = (typeof reportReaders)[number];

/** More than this of a mail is neither kept nor read. */
export const longestReport = 60_000;

/** A mail as it is read. */
export interface ReportMail {
  subject: string;
  text: string;
  /** The end of the text is missing. */
  truncated: boolean;
}

/** What a person taught of the mails of one job. */
export interface ReportRule {
  sender: string;
  /** `*` stands for anything. */
  subject: string;
  reader: ReportReader;
  /** For the reader of words. */
  words: ReportWords;
}

/** Reads a mail as a rule says. A text without its end is no success: what is missing may say otherwise. */
export function readReportMail(mail: ReportMail, rule: Pick<ReportRule, 'reader' | 'words'>): ReportedRun {
  switch (rule.reader) {
    case 'synology':
      return synologyMail(mail.subject);
    case 'veeam':
      return veeamMail(mail.subject);
    case 'words': {
      const outcome = textOutcome(`${mail.subject}\n${mail.text}`, rule.words);
      const doubtful = outcome === 'success' && mail.truncated;
      return { ...unreadRun, outcome: doubtful ? 'unknown' : outcome, message: mail.subject.trim() };
    }
  }
}

/** The reader that makes something of a mail; words when none of the others does. */
export const readerFor = (mail: ReportMail): ReportReader =>
  reportReaders.find(
    (reader) => readReportMail(mail, { reader, words: usualReportWords }).outcome !== 'unknown',
  ) ?? 'words';

/** Whether a subject is one of those that a pattern stands for. Case and spaces do not matter. */
export function matchesSubject(pattern: string, subject: string): boolean {
  const parts = flat(pattern).split('*');
  const [first = '', last = ''] = [parts.at(0), parts.at(-1)];
  const text = flat(subject);
  if (parts.length === 1) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
}

const flat = (text: string) => text.trim().replaceAll(/\s+/gu, ' ').toLowerCase();

/** Words by which the subjects of one job differ from night to night. */
const changing = [
  /\[(?:success|warning|failed|error)\]/gi,
  /\d+ (?:objects?|machines?|vms?|objets?)\)/gi,
  /\d+ issues?/gi,
  /\b\d{1,4}[-/.:]\d{1,2}(?:[-/.:]\d{1,4})?(?:[T ]?\d{0,2}:?\d{0,2})?/g,
];
const ending = /\](?:[^[\]]*)$/;

/** A pattern for a subject and those that will follow it: what changes from night to night is left open. */
export function subjectPatternOf(subject: string): string {
  let pattern = subject.trim();
  // The task and the NAS in brackets say which job it is; what follows says how it ended.
  if (/\[[^\]]+\].*\[[^\]]+\]/.test(pattern) && !/^\[(?:success|warning|failed|error)\]/i.test(pattern))
    pattern = pattern.replace(ending, '] *');
  for (const part of changing) pattern = pattern.replaceAll(part, '*');
  for (const words of [usualReportWords.failure, usualReportWords.warning, usualReportWords.success].flat())
    pattern = pattern.replaceAll(new RegExp(`(?<![\\p{L}])${escaped(words)}(?![\\p{L}])`, 'giu'), '*');
  // Behind its last sign, a title says how it went in a sentence: all of it changes.
  const [, head = '', tail = ''] = /^(.*(?::|\s[-–—])\s)([^[]*)$/su.exec(pattern) ?? [];
  if (tail.includes('*') && isPatternOfSomething(head)) pattern = `${head}*`;
  return pattern.replaceAll(/\*(?:\s*\*)+/g, '*').trim();
}

/** A pattern that stands for nearly anything would give a job the mails of others. */
export const isPatternOfSomething = (pattern: string): boolean =>
  (pattern.match(/[\p{L}\p{N}]/gu) ?? []).length >= 4;

/** Why no rule may read a mail: nobody knows it, or somebody else sends it, or nobody can say who does, or two jobs do. */
export type NoRule = 'new' | 'other-sender' | 'forged' | 'ambiguous';

/** The rule that reads a mail; the first one when a job has several. */
export function ruleFor<Rule extends Pick<ReportRule, 'sender' | 'subject'> & { jobId: string }>(
  mail: { sender: string; subject: string; forged: boolean },
  rules: readonly Rule[],
): Rule | NoRule {
  if (mail.forged) return 'forged';
  const alike = rules.filter((rule) => matchesSubject(rule.subject, mail.subject));
  const own = alike.filter((rule) => rule.sender.toLowerCase() === mail.sender.toLowerCase());
  const [first] = own;
  if (!first) return alike.length > 0 ? 'other-sender' : 'new';
  return own.every(({ jobId }) => jobId === first.jobId) ? first : 'ambiguous';
}

/** The smaller, the sooner a person should look at what waits: failures, then doubtful senders. */
export function reportWeight(seems: RunOutcome, doubtfulSender: boolean): number {
  if (seems === 'failed') return 0;
  if (doubtfulSender) return 1;
  return seems === 'success' || seems === 'running' ? 3 : 2;
}
