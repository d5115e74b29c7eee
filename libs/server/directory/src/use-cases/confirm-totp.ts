import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, Secrets, type Identity, type Transaction } from '@vigie/platform';
import { AttemptLimits } from '../auth/attempt-limits';
import { IdentityCache } from '../auth/identity-cache';
import { newRecoveryCodes, recoveryHash } from '../auth/one-time-codes';
import { ownSession } from '../auth/owner';
import { SecondFactor } from '../auth/second-factor';
import { lockPerson } from '../store/people.store';
import { activateTotp, replaceRecoveryCodes } from '../store/second-factor.store';

const sealContext = 'recovery-codes';

/** Turns the second factor on with a first code, and gives new recovery codes. */
@Injectable()
export class ConfirmTotp {
  constructor(
    private readonly database: Database,
    private readonly secondFactor: SecondFactor,
    private readonly limits: AttemptLimits,
    private readonly secrets: Secrets,
    private readonly identities: IdentityCache,
  ) {}

  /** Confirms the enrolment with a code of the app; returns the recovery codes, which are shown once. */
  confirm(identity: Identity, code: string): Promise<string[]> {
    return this.withCodes(identity, 'totp.enabled', async (tx, personId) => {
      const { totpPending } = found(await lockPerson(tx, personId));
      if (!totpPending) throw new DomainError('totp.refused');
      const step = this.secondFactor.stepOf(personId, totpPending, code, tx.now);
      await activateTotp(tx, personId, totpPending, step);
    });
  }

  /** Replaces the recovery codes; asks for a code of the app, or for one of the old ones. */
  regenerate(identity: Identity, code: string): Promise<string[]> {
    return this.withCodes(identity, 'totp.recovery-codes-replaced', async (tx, personId) => {
      await this.secondFactor.accept(tx, found(await lockPerson(tx, personId)), code);
    });
  }

  private async withCodes(
    identity: Identity,
    action: string,
    check: (tx: Transaction, personId: string) => Promise<void>,
  ): Promise<string[]> {
    const { personId } = ownSession(identity);
    await this.limits.consume('code.person', personId);
    const sealed = await this.database.transaction(async (tx) => {
      await check(tx, personId);
      const codes = newRecoveryCodes();
      const hashes = codes.map((code) => recoveryHash(personId, code));
      await replaceRecoveryCodes(tx, personId, hashes);
      await tx.audit(identity.actor, action, `person:${personId}`);
      tx.afterCommit.push(() => this.identities.clear());
      return this.secrets.seal(codes.join(' '), sealContext);
    });
    await this.limits.forget('code.person', personId);
    return this.secrets.open(sealed, sealContext).split(' ');
  }
}
