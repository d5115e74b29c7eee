import { atLocalTime } from '../planning/wall-clock';
import type { LocalDate } from '../time/civil';
import { type Instant, toMs } from '../time/instant';
import type { PlanKind } from './vocabulary';

/** Who arrives has an account before the day begins; who leaves keeps theirs until it ends. */
const hours: Partial<Record<PlanKind, number>> = { departure: 18 };
const morning = 8;

/** When a plan starts on its effective date, on the wall clock of its client; an hour that has passed is now. */
export function effectiveStart(
  plan: { kind: PlanKind; effectiveDate: LocalDate; zone: string },
  now: Instant,
): Instant {
  const at = atLocalTime(plan.effectiveDate, (hours[plan.kind] ?? morning) * 60, plan.zone);
  return toMs(at) > toMs(now) ? at : now;
}
