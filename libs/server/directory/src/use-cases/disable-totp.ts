import { Injectable } from '@nestjs/common';
import { Database, found, type Identity } from '@vigie/platform';
import { AttemptLimits } from '../auth/attempt-limits';
import { IdentityCache } from '../auth/identity-cache';
import { ownSession } from '../auth/owner';
import { Reauthentication } from '../auth/reauthentication';
import { SecondFactor } from '../auth/second-factor';
import { lockPerson } from '../store/people.store';
import { clearTotp, replaceRecoveryCodes } from '../store/second-factor.store';

/** Turns the second factor off, with the password and one of its codes. */
@Injectable()
export class DisableTotp {
  constructor(
    private readonly database: Database,
    private readonly secondFactor: SecondFactor,
    private readonly reauthentication: Reauthentication,
    private readonly limits: AttemptLimits,
    private readonly identities: IdentityCache,
  ) {}

  async run(identity: Identity, { code, password }: { code: string; password: string }): Promise<void> {
    const { personId } = ownSession(identity);
    await this.reauthentication.confirm(personId, password);
    await this.limits.consume('code.person', personId);
    await this.database.transaction(async (tx) => {
      await this.secondFactor.accept(tx, found(await lockPerson(tx, personId)), code);
      await clearTotp(tx, personId);
      await replaceRecoveryCodes(tx, personId, []);
      await tx.audit(identity.actor, 'totp.disabled', `person:${personId}`);
      tx.afterCommit.push(() => this.identities.clear());
    });
    await this.limits.forget('code.person', personId);
  }
}
