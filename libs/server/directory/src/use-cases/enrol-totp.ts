import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, type Identity } from '@vigie/platform';
import type { TotpEnrolment } from '@vigie/wire';
import { toString as qrCode } from 'qrcode';
import { newTotpSecret, totpUri } from '../auth/one-time-codes';
import { ownSession } from '../auth/owner';
import { Reauthentication } from '../auth/reauthentication';
import { SecondFactor } from '../auth/second-factor';
import { lockPerson } from '../store/people.store';
import { setPendingTotp } from '../store/second-factor.store';

/** Starts the enrolment of an authenticator app. Nothing changes for sign-in until a first code confirms it. */
@Injectable()
export class EnrolTotp {
  constructor(
    private readonly database: Database,
    private readonly secondFactor: SecondFactor,
    private readonly reauthentication: Reauthentication,
  ) {}

  /** Asks for the password; refused while TOTP is on: whoever holds a stolen session must not be able to replace it. */
  async run(identity: Identity, password: string): Promise<TotpEnrolment> {
    const { personId } = ownSession(identity);
    await this.reauthentication.confirm(personId, password);
    const sealed = await this.database.transaction(async (tx) => {
      const person = found(await lockPerson(tx, personId));
      if (person.totpSecret) throw new DomainError('totp.refused');
      const pending = this.secondFactor.seal(personId, newTotpSecret());
      await setPendingTotp(tx, personId, pending);
      await tx.audit(identity.actor, 'totp.enrolment-started', `person:${personId}`);
      return pending;
    });
    const secret = this.secondFactor.open(personId, sealed);
    const uri = totpUri(secret, identity.actor.email);
    return { secret, uri, qrSvg: await qrCode(uri, { type: 'svg', margin: 1 }) };
  }
}
