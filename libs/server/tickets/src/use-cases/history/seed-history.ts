import { Injectable } from '@nestjs/common';
import { Directory, type ClientTerms } from '@vigie/directory';
import { atLocalTime, localDateOf } from '@vigie/rules';
import { Database, found, systemActor, type Actor, type Transaction } from '@vigie/platform';
import { insertPastTickets } from '../../store/history/past-ticket.store';
import { insertPastVisits, type PastVisit } from '../../store/history/past-visit.store';
import { demoPerson } from '../demo-person';
import { ourZone } from '../planning/our-zone';
import { demoAskers, demoVisits, demoWorkers } from './demo-history.data';
import { openings, pastTicket, pick, workingDay, type DemoWorld } from './demo-past';

const visits = 21;
const daysBetweenVisits = 7;

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
      await insertPastVisits(tx, this.visits(world));
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

  /** A visit every seven working days, at one client after the other. */
  private visits({ now, terms, people }: DemoWorld): PastVisit[] {
    const today = localDateOf(now.toISOString(), ourZone);
    const technicianId = found(people.get('tech@vigie.test')?.id);
    return Array.from({ length: visits }, (_, place) => {
      const day = workingDay(today, (place - visits) * daysBetweenVisits);
      return {
        clientId: pick([...terms.keys()], place),
        technicianId,
        subject: pick(demoVisits, place),
        place: place % 3 === 2 ? 'meeting' : 'on-site',
        day,
        startsAt: new Date(atLocalTime(day, 9 * 60 + 30, ourZone)),
        usedMinutes: 60 + (place % 4) * 20,
      };
    });
  }
}
