import { Injectable } from '@nestjs/common';
import { Directory, type ClientTerms } from '@vigie/directory';
import { atLocalTime, localDateOf } from '@vigie/rules';
import { Database, found, systemActor, type Actor, type Transaction } from '@vigie/platform';
import { InterventionRow } from '../../store/planning/intervention.row';
import { TimeEntryRow } from '../../store/planning/time-entry.row';
import { insertPastTickets } from '../../store/history/past-ticket.store';
import { demoPerson } from '../demo-person';
import { ourZone } from '../planning/our-zone';
import { demoAskers, demoVisits, demoWorkers } from './demo-history.data';
import { openings, pastTicket, pick, workingDay, type DemoWorld } from './demo-past';

const visits = 18;
const daysBetweenVisits = 7;
const dayMs = 86_400_000;

/** Half a year of closed tickets and of visits for the figures of a demonstration, written in bulk. */
@Injectable()
export class SeedHistory {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
  ) {}

  execute(): Promise<void> {
    return this.database.transaction(async (tx) => {
      const world = await this.world(tx);
      const past = openings(tx.now).flatMap((at, place) => pastTicket(world, at, place) ?? []);
      await insertPastTickets(tx, past);
      await this.visits(tx, world);
      await tx.audit(systemActor('demo'), 'demo.history-seeded', 'tickets', { tickets: past.length });
    });
  }

  private async world(tx: Transaction): Promise<DemoWorld> {
    const people = new Map<string, Actor>();
    for (const email of new Set([...demoAskers, ...demoWorkers]))
      people.set(email, await demoPerson(this.database, email));
    const terms = new Map<string, ClientTerms>();
    for (const { clientId } of people.values())
      if (clientId) terms.set(clientId, await this.directory.clientTerms(clientId, tx));
    return { now: tx.now, people, terms };
  }

  /** A visit every seven working days, at one client after the other, with its time. */
  private async visits(tx: Transaction, { terms, people }: DemoWorld): Promise<void> {
    const today = localDateOf(tx.now.toISOString(), ourZone);
    const technicianId = found(people.get('tech@vigie.test')?.id);
    for (let place = 0; place < visits; place += 1) {
      const day = workingDay(today, (place - visits) * daysBetweenVisits);
      const startsAt = new Date(atLocalTime(day, 9 * 60 + 30, ourZone));
      const clientId = pick([...terms.keys()], place);
      const usedMinutes = 60 + (place % 4) * 20;
      const interventionId = await tx.insert(InterventionRow, {
        clientId,
        technicianId,
        subject: pick(demoVisits, place),
        place: place % 3 === 2 ? 'meeting' : 'on-site',
        class: 'planned',
        state: 'done',
        requestedAt: new Date(startsAt.getTime() - 12 * dayMs),
        startsAt,
        plannedMinutes: 90,
        usedMinutes,
        createdAt: new Date(startsAt.getTime() - 12 * dayMs),
        version: 2,
      });
      const spent = {
        day,
        minutes: usedMinutes,
        activity: 'on-site' as const,
        billable: false,
        comment: null,
      };
      const entry = {
        ...spent,
        clientId,
        personId: technicianId,
        interventionId,
        createdAt: startsAt,
        version: 1,
      };
      await tx.insert(TimeEntryRow, entry);
    }
  }
}
