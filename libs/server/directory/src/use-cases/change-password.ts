import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, randomToken, Secrets, sha256, type Identity } from '@vigie/platform';
import { AttemptLimits } from '../auth/attempt-limits';
import { IdentityCache } from '../auth/identity-cache';
import { ownSession } from '../auth/owner';
import { checkPassword } from '../auth/password-rules';
import { Passwords } from '../auth/passwords';
import { personById, setPasswordHash } from '../store/people.store';
import { deleteSessions, replaceSessionSecret } from '../store/sessions.store';
import { deletePasswordLinks } from '../store/tokens.store';

const sealContext = 'session-secret';

/** Changes the caller's password: their other sessions end, this one goes on under another secret. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly limits: AttemptLimits,
    private readonly secrets: Secrets,
    private readonly identities: IdentityCache,
  ) {}

  /** Returns the new secret of the session. */
  async run(identity: Identity, { current, next }: { current: string; next: string }): Promise<string> {
    const { personId } = ownSession(identity);
    await this.limits.consume('password.person', personId);
    const person = found(await personById(this.database, personId));
    if (!(await this.passwords.matches(current, person.passwordHash)))
      throw new DomainError('password.wrong');
    checkPassword(next, person);
    const hash = await this.passwords.hash(next);
    const sealed = await this.replace(identity, hash);
    await this.limits.forget('password.person', personId);
    return this.secrets.open(sealed, sealContext);
  }

  private replace(identity: Identity, hash: string): Promise<string> {
    const { personId, sessionId } = ownSession(identity);
    return this.database.transaction(async (tx) => {
      const secret = randomToken();
      await setPasswordHash(tx, personId, hash);
      await deleteSessions(tx, personId, sessionId);
      await deletePasswordLinks(tx, personId);
      await replaceSessionSecret(tx, sessionId, sha256(secret));
      await tx.audit(identity.actor, 'password.changed', `person:${personId}`);
      tx.afterCommit.push(() => this.identities.clear());
      return this.secrets.seal(secret, sealContext);
    });
  }
}
