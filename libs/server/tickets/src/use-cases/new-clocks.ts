import type { ClientTerms } from '@vigie/directory';
import { clockAt, parseDuration, promiseFor, type Priority } from '@vigie/rules';
import { termsOfClock, toldClock, type NewClock } from '../store/clock.store';
import type { SealedDeadline } from '../store/written-request.store';
import type { ReceivedRequest } from './received';

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

/** Clocks of a written request: the promise of its kind, else those of any other work. */
export function clocksOfRequest(
  { request, receivedAt }: ReceivedRequest,
  terms: ClientTerms,
  priority: Priority,
): NewClock[] {
  const promise = promiseFor(request.kind);
  if (!promise) return serviceClocks(terms, priority, receivedAt);
  const { calendar, deadlineMode: mode } = terms;
  const durationMs = parseDuration(promise) ?? 0;
  return [{ kind: 'promise', mode, durationMs, calendar, startedAt: receivedAt }];
}

/** The deadline the client is told at receipt, with the terms it follows from; null when nothing is due. */
export function promisedDeadline(clocks: readonly NewClock[]): SealedDeadline | null {
  const clock = toldClock(clocks);
  if (!clock) return null;
  const { kind, mode, durationMs } = clock;
  const terms = termsOfClock(clock);
  const { dueAt } = clockAt(terms, [], terms.startedAt);
  return dueAt === null ? null : { clock: kind, mode, durationMs, dueAt };
}
