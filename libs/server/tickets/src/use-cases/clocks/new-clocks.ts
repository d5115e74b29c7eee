import type { ClientTerms } from '@vigie/directory';
import {
  clockAt,
  parseDuration,
  promiseFor,
  writtenPromise,
  type Priority,
  type RequestKind,
} from '@vigie/rules';
import { termsOfClock, toldClock, type NewClock } from '../../store/clocks/clock.store';
import type { SealedDeadline } from '../../store/requests/written-request.store';

/** Time to the first answer and to the solution, in milliseconds of service time. */
export function serviceDurations({ targets }: ClientTerms, priority: Priority) {
  const { responseMinutes, resolutionMinutes } = targets[priority];
  return { response: responseMinutes * 60_000, resolution: resolutionMinutes * 60_000 };
}

/** Response and resolution clocks of an incident or a question, in service hours. */
export function serviceClocks(terms: ClientTerms, priority: Priority, startedAt: Date): NewClock[] {
  const durations = serviceDurations(terms, priority);
  const common = { mode: 'service-hours' as const, calendar: terms.calendar, startedAt };
  return [
    { ...common, kind: 'response', durationMs: durations.response },
    { ...common, kind: 'resolution', durationMs: durations.resolution },
  ];
}

/** Clocks of a written request: the promise of its kind, or of its type in the catalogue, else those of any other work. */
export function clocksOfKind(
  kind: RequestKind,
  {
    terms,
    priority,
    startedAt,
    promised = promiseFor(kind) !== null,
  }: { terms: ClientTerms; priority: Priority; startedAt: Date; promised?: boolean | undefined },
): NewClock[] {
  if (!promised) return serviceClocks(terms, priority, startedAt);
  const { calendar, deadlineMode: mode } = terms;
  const durationMs = parseDuration(writtenPromise) ?? 0;
  return [{ kind: 'promise', mode, durationMs, calendar, startedAt }];
}

/** The deadline the client is told at receipt, with its terms; null when nothing is due, or no time runs. */
export function promisedDeadline(
  clocks: readonly NewClock[],
  { suspended }: { suspended: boolean },
): SealedDeadline | null {
  const clock = toldClock(clocks);
  if (!clock || suspended) return null;
  const { kind, mode, durationMs } = clock;
  const terms = termsOfClock(clock);
  const { dueAt } = clockAt(terms, [], terms.startedAt);
  return dueAt === null ? null : { clock: kind, mode, durationMs, dueAt };
}
