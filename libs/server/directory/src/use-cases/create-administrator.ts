import { Injectable } from '@nestjs/common';
import { Database, DomainError, isDuplicate, systemActor } from '@vigie/platform';
import { checkPassword } from '../auth/password-rules';
import { Passwords } from '../auth/passwords';
import { insertPerson } from '../store/people.store';
import { seedCatalogue } from './seed-catalogue';

export interface NewAdministrator {
  name: string;
  email: string;
  password: string;
}

/** Creates an administrator from the command line; the first one also gets the default calendar and targets. */
@Injectable()
export class CreateAdministrator {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
  ) {}

  /** Returns the identifier; throws password.too-weak or person.email-taken. */
  async run(input: NewAdministrator): Promise<string> {
    checkPassword(input.password, input);
    const passwordHash = await this.passwords.hash(input.password);
    try {
      return await this.database.transaction(async (tx) => {
        await seedCatalogue(tx);
        const { name, email } = input;
        const roles = ['administrator'] as const;
        const id = await insertPerson(tx, {
          kind: 'staff',
          clientId: null,
          name,
          email,
          roles,
          passwordHash,
        });
        await tx.audit(systemActor('command-line'), 'person.created', `person:${id}`, {
          kind: 'staff',
          roles,
        });
        return id;
      });
    } catch (error) {
      throw isDuplicate(error) ? new DomainError('person.email-taken') : error;
    }
  }
}
