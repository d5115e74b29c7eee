import { Injectable } from '@nestjs/common';
import { DomainError, Secrets, type Transaction } from '@vigie/platform';
import { useRecoveryCode, useTotpStep } from '../store/second-factor.store';
import { isTotpCode, recoveryHash, totpStep } from './one-time-codes';

interface Owner {
  id: string;
  totpSecret: string | null;
}

/** What the sealed secret of an authenticator app is bound to. */
export const totpContext = (personId: string) => `person:${personId}:totp`;

/** Codes of the authenticator app and recovery codes; each serves once, however many arrive together. */
@Injectable()
export class SecondFactor {
  constructor(private readonly secrets: Secrets) {}

  /** Encrypts the secret of an authenticator app for one person. */
  seal(personId: string, secret: string): string {
    return this.secrets.seal(secret, totpContext(personId));
  }

  /** Reads a secret that was sealed for this person. */
  open(personId: string, sealed: string): string {
    return this.secrets.open(sealed, totpContext(personId));
  }

  /** The step of a code of a sealed secret that is only being enrolled; throws totp.refused. */
  stepOf(personId: string, sealed: string, code: string, now: Date): number {
    const step = totpStep(this.open(personId, sealed), code.replaceAll(/\s/g, ''), now);
    if (step === null) throw new DomainError('totp.refused');
    return step;
  }

  /** Accepts a code and uses it up in the transaction; throws totp.refused. Says which kind it was. */
  async accept(tx: Transaction, owner: Owner, code: string): Promise<'totp' | 'recovery-code'> {
    if (!owner.totpSecret) throw new DomainError('totp.refused');
    const isTotp = isTotpCode(code);
    const used = isTotp
      ? await useTotpStep(tx, owner.id, this.stepOf(owner.id, owner.totpSecret, code, tx.now))
      : await useRecoveryCode(tx, owner.id, recoveryHash(owner.id, code));
    if (used === 0) throw new DomainError('totp.refused');
    return isTotp ? 'totp' : 'recovery-code';
  }
}
