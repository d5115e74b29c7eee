import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Database, DomainError, systemActor, type Config, type Transaction } from '@vigie/platform';
import { demoPassword, Passwords } from '../auth/passwords';
import { clientByName, insertClient } from '../store/clients.store';
import { insertPerson, personByEmail, type NewPerson } from '../store/people.store';
import { calendarByName, insertCalendar } from '../store/settings.store';
import { augustCalendar, demoClients, demoStaff } from './demo-people.data';
import { seedCatalogue } from './seed-catalogue';

/** Adds the people, clients and calendars of the demonstration that are missing; changes nothing that exists. */
@Injectable()
export class SeedDirectory {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Throws demo.refused outside demo mode. Says how many people were added. */
  async run(): Promise<{ added: number }> {
    if (!this.config.demo) throw new DomainError('demo.refused');
    const passwordHash = await this.passwords.hash(demoPassword);
    return this.database.transaction(async (tx) => {
      const calendars = { standard: await seedCatalogue(tx), august: await seedAugust(tx) };
      let added = 0;
      for (const person of demoStaff)
        added += await addMissing(tx, { ...person, kind: 'staff', clientId: null, passwordHash });
      for (const { contacts, calendar, ...client } of demoClients) {
        const clientId =
          (await clientByName(tx, client.name))?.id ??
          (await insertClient(tx, { ...client, calendarId: calendars[calendar] }));
        for (const person of contacts)
          added += await addMissing(tx, { ...person, kind: 'contact', clientId, passwordHash });
      }
      if (added > 0) await tx.audit(systemActor('demo'), 'demo.seeded', 'directory', { people: added });
      return { added };
    });
  }
}

async function seedAugust(tx: Transaction): Promise<string> {
  const year = tx.now.getUTCFullYear();
  const calendar = augustCalendar([year, year + 1]);
  return (await calendarByName(tx, calendar.name))?.id ?? insertCalendar(tx, calendar);
}

async function addMissing(tx: Transaction, person: NewPerson): Promise<number> {
  if (await personByEmail(tx, person.email)) return 0;
  await insertPerson(tx, person);
  return 1;
}
