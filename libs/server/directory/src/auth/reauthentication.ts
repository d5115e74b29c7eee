import { Injectable } from '@nestjs/common';
import { Database, DomainError, found } from '@vigie/platform';
import { personById, type StoredPerson } from '../store/people.store';
import { AttemptLimits } from './attempt-limits';
import { Passwords } from './passwords';

/** Asks for the password once more, before what a stolen session must not be able to do. */
@Injectable()
export class Reauthentication {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly limits: AttemptLimits,
  ) {}

  /** Returns the person; throws password.wrong beside the field that held it, or rate.limited. */
  async confirm(personId: string, password: string, path = 'password'): Promise<StoredPerson> {
    await this.limits.consume('password.person', personId);
    const person = found(await personById(this.database, personId));
    if (!(await this.passwords.matches(password, person.passwordHash))) {
      const code = 'password.wrong';
      throw new DomainError(code, undefined, [{ path, code }]);
    }
    await this.limits.forget('password.person', personId);
    return person;
  }
}
