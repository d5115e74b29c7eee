import type { Formula } from '../contract/formula';
import type { Priority } from '../ticket/vocabulary';
import { formulas } from '../contract/formula';
import { priorities } from '../ticket/vocabulary';
import type { ServiceCalendar } from '../time/calendar';
import { type Instant, toMs } from '../time/instant';
import type { ClockReading } from './clock';
import type { ClockTerms } from './clock-event';
import { fingerprint } from './fingerprint';
import type { SlaTarget } from './targets';
import { type ClockKind, type Threshold, thresholds } from './vocabulary';

export interface FormulaTarget extends SlaTarget {
  formula: Formula;
  priority: Priority;
}

/** What the contract of one client says instead of its formula. */
export interface ClientTarget extends SlaTarget {
  clientId: string;
  priority: Priority;
}

/** What is done when a clock reaches a threshold. */
export interface ThresholdAction {
  percent: Threshold;
  notifyAssignee: boolean;
  notifyManagers: boolean;
  /** A message to the requester; never of a first answer, which would say that we are late to say something. */
  notifyClient: boolean;
  /** Somebody of ours by identifier, `nobody` to give the ticket back to the queue, null to leave it. */
  reassignTo: string | null;
  raisePriority: boolean;
}

/** One version of what we promise and of what we do about it. */
export interface SlaPolicy {
  targets: FormulaTarget[];
  exceptions: ClientTarget[];
  actions: ThresholdAction[];
}

/** Shipped: the assignee always, the managers too when it becomes serious. */
export const defaultActions: ThresholdAction[] = thresholds.map((percent) => ({
  percent,
  notifyAssignee: true,
  notifyManagers: percent >= 90,
  notifyClient: false,
  reassignTo: null,
  raisePriority: false,
}));

const keyOf = (one: FormulaTarget | ClientTarget) =>
  `${'formula' in one ? one.formula : one.clientId} ${one.priority}`;

/** Paths of a line given twice and of an answer due after its solution, in one list of targets. */
function targetProblems(name: string, list: readonly (FormulaTarget | ClientTarget)[]): string[] {
  const keys = list.map(keyOf);
  return list.flatMap((one, i) => [
    ...(keys.indexOf(keyOf(one)) < i ? [`${name}.${i}.priority`] : []),
    ...(one.responseMinutes > one.resolutionMinutes ? [`${name}.${i}.responseMinutes`] : []),
  ]);
}

/**
 * What is wrong with a policy, as paths into it; empty when nothing is. Every formula and priority has its target
 * and every threshold its line.
 */
export function policyProblems({ targets, exceptions, actions }: SlaPolicy): string[] {
  const given = new Set(targets.map(keyOf));
  const complete = formulas.every((formula) =>
    priorities.every((priority) => given.has(`${formula} ${priority}`)),
  );
  const percents = actions.map(({ percent }) => percent);
  return [
    ...(complete ? [] : ['targets']),
    ...targetProblems('targets', targets),
    ...targetProblems('exceptions', exceptions),
    ...(thresholds.every((percent) => percents.filter((one) => one === percent).length === 1)
      ? []
      : ['actions']),
  ];
}

/** The targets of a client's work: what its contract says, else its formula. */
export function targetFor(
  policy: Pick<SlaPolicy, 'targets' | 'exceptions'>,
  { clientId, formula, priority }: { clientId: string; formula: Formula; priority: Priority },
): SlaTarget | null {
  const exception = policy.exceptions.find((one) => one.clientId === clientId && one.priority === priority);
  const target =
    exception ?? policy.targets.find((one) => one.formula === formula && one.priority === priority);
  return target
    ? { responseMinutes: target.responseMinutes, resolutionMinutes: target.resolutionMinutes }
    : null;
}

/** The terms of a running clock under other targets and another calendar. The 48 h of a promise never change. */
export function termsUnder(
  terms: ClockTerms,
  kind: ClockKind,
  { target, calendar }: { target: SlaTarget; calendar: ServiceCalendar },
): ClockTerms {
  // Elapsed hours read no calendar.
  if (kind === 'promise') return terms.mode === 'elapsed' ? terms : { ...terms, calendar };
  const minutes = kind === 'response' ? target.responseMinutes : target.resolutionMinutes;
  return { ...terms, calendar, durationMs: minutes * 60_000 };
}

/** Whether two clocks with these terms and the same events could ever differ. */
export const sameTerms = (a: ClockTerms, b: ClockTerms): boolean =>
  a.durationMs === b.durationMs && fingerprint(a, []) === fingerprint(b, []);

export const clockImpacts = ['same', 'earlier', 'later', 'late'] as const;
export type ClockImpact = (typeof clockImpacts)[number];

/** What new terms do to an open clock: `late` when it misses its deadline by them alone. */
export function impactOf(before: ClockReading, after: ClockReading): ClockImpact {
  if (after.state === 'breached') return before.state === 'breached' ? 'same' : 'late';
  if (before.remainingMs === after.remainingMs && before.dueAt === after.dueAt) return 'same';
  // A paused clock is due at no instant: what it has left says which way it moved.
  if (before.dueAt === null || after.dueAt === null)
    return after.remainingMs < before.remainingMs ? 'earlier' : 'later';
  return toMs(after.dueAt) < toMs(before.dueAt) ? 'earlier' : 'later';
}

/** Thresholds told under the old terms that lie in the past under the new ones too: they are not told again. */
export function carriedThresholds(
  told: readonly Threshold[],
  after: ClockReading,
  now: Instant,
): Threshold[] {
  const past = after.thresholds.filter(({ at }) => toMs(at) <= toMs(now)).map(({ percent }) => percent);
  return told.filter((percent) => past.includes(percent));
}
