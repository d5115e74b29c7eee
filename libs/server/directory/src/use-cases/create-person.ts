import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, isDuplicate, type Actor, type Transaction } from '@vigie/platform';
import type { ContactRole, StaffRole } from '@vigie/wire';
import { byPerson } from '../auth/owner';
import { PasswordLinks } from '../auth/password-links';
import { clientById } from '../store/clients.store';
import { insertPerson, type NewPerson } from '../store/people.store';

interface NewStaff {
  name: string;
  email: string;
  roles: StaffRole[];
}
interface NewContact {
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
    return this.insert((tx) => this.add(tx, actor, { ...input, kind: 'staff', clientId: null }));
  }

  /** Adds a contact of a client; returns their identifier. */
  contact(actor: Actor, input: NewContact): Promise<string> {
    return this.insert(async (tx) => {
      found(await clientById(tx, input.clientId));
      return this.add(tx, actor, { ...input, kind: 'contact' });
    });
  }

  private async insert(work: (tx: Transaction) => Promise<string>): Promise<string> {
    try {
      return await this.database.transaction(work);
    } catch (error) {
      throw isDuplicate(error) ? new DomainError('person.email-taken') : error;
    }
  }

  private async add(tx: Transaction, actor: Actor, input: NewPerson): Promise<string> {
    byPerson(actor);
    const person = { ...input, roles: [...new Set(input.roles)], locale: 'fr' as const };
    const id = await insertPerson(tx, person);
    const { kind, clientId, roles } = person;
    await tx.audit(actor, 'person.created', `person:${id}`, { kind, clientId, roles });
    await this.links.send(tx, { ...person, id }, 'invitation');
    return id;
  }
}
