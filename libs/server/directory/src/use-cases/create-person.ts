import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, isDuplicate, type Actor, type Transaction } from '@vigie/platform';
import type { ContactRole, StaffRole } from '@vigie/wire';
import { byPerson } from '../auth/owner';
import { PasswordLinks } from '../auth/password-links';
import { clientById } from '../store/clients.store';
import { insertPerson, personByEmail, type NewPerson } from '../store/people.store';

interface NewStaff {
  name: string;
  email: string;
  roles: StaffRole[];
}
export interface NewContact {
  clientId: string;
  name: string;
  email: string;
  roles: ContactRole[];
}

/** Adds one of our people or a client's contact, who gets a link by mail to choose a password. */
@Injectable()
export class CreatePerson {
  constructor(
    private readonly database: Database,
    private readonly links: PasswordLinks,
  ) {}

  /** Adds one of our people; returns their identifier. */
  staff(actor: Actor, input: NewStaff): Promise<string> {
    return this.database.transaction((tx) =>
      this.add(tx, actor, { ...input, kind: 'staff', clientId: null }),
    );
  }

  /** Adds a contact of a client; returns their identifier. */
  contact(actor: Actor, input: NewContact): Promise<string> {
    return this.database.transaction((tx) => this.contactWithin(tx, actor, input));
  }

  /** The same inside the caller's transaction. Errors: person.email-taken (by whom), not-found (the client). */
  async contactWithin(tx: Transaction, actor: Actor, input: NewContact): Promise<string> {
    found(await clientById(tx, input.clientId));
    return this.add(tx, actor, { ...input, kind: 'contact' });
  }

  private async add(tx: Transaction, actor: Actor, input: NewPerson): Promise<string> {
    byPerson(actor);
    const person = { ...input, roles: [...new Set(input.roles)], locale: 'fr' as const };
    const id = await insertNew(tx, person);
    const { kind, clientId, roles } = person;
    await tx.audit(actor, 'person.created', `person:${id}`, { kind, clientId, roles });
    await this.links.send(tx, { ...person, id }, 'invitation');
    return id;
  }
}

/** The unique key decides between two who add the same address at once. */
async function insertNew(tx: Transaction, person: NewPerson): Promise<string> {
  const holder = await personByEmail(tx, person.email);
  if (holder) throw new DomainError('person.email-taken', { name: holder.name });
  try {
    return await insertPerson(tx, person);
  } catch (error) {
    throw isDuplicate(error) ? new DomainError('person.email-taken') : error;
  }
}
