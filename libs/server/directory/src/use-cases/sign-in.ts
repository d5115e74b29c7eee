import { Inject, Injectable } from '@nestjs/common';
import {
  Database,
  DomainError,
  LOGGER,
  randomToken,
  Secrets,
  sha256,
  actorOf,
  type Transaction,
} from '@vigie/platform';
import type { Logger } from 'pino';
import { IdentityCache } from '../auth/identity-cache';
import { Passwords } from '../auth/passwords';
import { SecondFactor } from '../auth/second-factor';
import { sessionPolicy } from '../auth/session-policy';
import { SignInLimits } from '../auth/sign-in-limits';
import { lockPerson, personByEmail, type StoredPerson } from '../store/people.store';
import { deleteExpiredSessions, deleteSessionBySecret, insertSession } from '../store/sessions.store';

export interface SignInAttempt {
  email: string;
  password: string;
  totp?: string | undefined;
  ip: string;
  userAgent: string;
  /** Secrets of the sessions this browser still holds; the one of the same kind of person ends. */
  previous: { staff: string | null; contact: string | null };
}
export interface OpenedSession {
  kind: 'staff' | 'contact';
  secret: string;
  expiresAt: Date;
}

const sealContext = 'session-secret';

/** Opens a session for the right password and, where it is on, the second factor. */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly secondFactor: SecondFactor,
    private readonly limits: SignInLimits,
    private readonly secrets: Secrets,
    private readonly identities: IdentityCache,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** The same work and the same refusal, whatever is wrong with the address or the password. */
  async run(attempt: SignInAttempt): Promise<OpenedSession> {
    await this.limits.consume(attempt);
    const person = await this.recognise(attempt);
    if (person.totpSecret && !attempt.totp) {
      await this.limits.refund(attempt);
      throw new DomainError('session.totp-required');
    }
    const opened = await this.database.transaction((tx) => this.open(tx, person, attempt));
    await this.limits.forget(attempt);
    const secret = this.secrets.open(opened.sealed, sealContext);
    return { kind: person.kind, secret, expiresAt: new Date(opened.expiresAt) };
  }

  private async recognise(attempt: SignInAttempt): Promise<StoredPerson> {
    const found = await personByEmail(this.database, attempt.email);
    const person = found?.active ? found : null;
    const matches = await this.passwords.matches(attempt.password, person?.passwordHash ?? null);
    if (person && matches) return person;
    this.logger.warn({ event: 'sign-in.refused', ip: attempt.ip, personId: found?.id ?? null });
    throw new DomainError('session.refused');
  }

  /** The result may be remembered for an idempotency key, so the secret leaves the transaction sealed. */
  private async open(tx: Transaction, checked: StoredPerson, attempt: SignInAttempt) {
    const person = await lockPerson(tx, checked.id);
    // The password was checked before the lock: it may have been changed, or the person deactivated, meanwhile.
    if (!person?.active || person.passwordHash !== checked.passwordHash)
      throw new DomainError('session.refused');
    const factor = person.totpSecret ? await this.secondFactor.accept(tx, person, attempt.totp ?? '') : null;
    const previous = attempt.previous[person.kind];
    if (previous) await deleteSessionBySecret(tx, sha256(previous));
    await deleteExpiredSessions(tx, person.id);
    const secret = randomToken();
    const expiresAt = new Date(tx.now.getTime() + sessionPolicy[person.kind].absoluteMs);
    const sessionId = await insertSession(tx, {
      secretHash: sha256(secret),
      personId: person.id,
      expiresAt,
      ip: attempt.ip.slice(0, 45),
      userAgent: attempt.userAgent.slice(0, 300),
    });
    await tx.audit(actorOf(person), 'session.opened', `session:${sessionId}`, { ip: attempt.ip, factor });
    tx.afterCommit.push(() => this.identities.clear());
    return { sealed: this.secrets.seal(secret, sealContext), expiresAt: expiresAt.toISOString() };
  }
}
