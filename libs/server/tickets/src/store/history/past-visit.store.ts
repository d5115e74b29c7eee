import type { InterventionPlace } from '@vigie/rules';
import type { Transaction } from '@vigie/platform';
import { InterventionRow } from '../planning/intervention.row';
import { TimeEntryRow } from '../planning/time-entry.row';

const noticeMs = 12 * 86_400_000;

/** An intervention that was held, as half a year of a demonstration is made of. */
export interface PastVisit {
  clientId: string;
  technicianId: string;
  subject: string;
  place: InterventionPlace;
  day: string;
  startsAt: Date;
  usedMinutes: number;
}

/** Writes interventions that were held, with the time that was spent in them. */
export async function insertPastVisits(tx: Transaction, visits: readonly PastVisit[]): Promise<void> {
  const { identifiers } = await tx.manager.insert(
    InterventionRow,
    visits.map(({ day: _day, startsAt, ...visit }) => {
      const requestedAt = new Date(startsAt.getTime() - noticeMs);
      const kept = { class: 'planned' as const, state: 'done' as const, plannedMinutes: 90, version: 2 };
      return { ...visit, ...kept, startsAt, requestedAt, createdAt: requestedAt };
    }),
  );
  await tx.manager.insert(
    TimeEntryRow,
    visits.map(({ clientId, technicianId, day, startsAt, usedMinutes }, index) => ({
      clientId,
      personId: technicianId,
      interventionId: String(identifiers[index]?.['id']),
      day,
      minutes: usedMinutes,
      activity: 'on-site' as const,
      billable: false,
      comment: null,
      createdAt: startsAt,
      version: 1,
    })),
  );
}
