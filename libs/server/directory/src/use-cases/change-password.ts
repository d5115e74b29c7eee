import { Injectable } from '@nestjs/common';
import { Database, randomToken, Secrets, sha256, type Identity } from '@vigie/platform';
import { IdentityCache } from '../auth/identity-cache';
import { ownSession } from '../auth/owner';
import { checkPassword } from '../auth/password-rules';
import { Passwords } from '../auth/passwords';
import { Reauthentication } from '../auth/reauthentication';
import { setPasswordHash } from '../store/people.store';
import { deleteSessions, replaceSessionSecret } from '../store/sessions.store';
import { deletePasswordLinks } from '../store/tokens.store';

const sealContext = 'session-secret';

/** Changes the caller's password: their other sessions end, this one goes on under another secret. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly reauthentication: Reauthentication,
    private readonly secrets: Secrets,
    private readonly identities: IdentityCache,
  ) {}

  /** Returns the new secret of the session. */
  async run(identity: Identity, { current, next }: { current: string; next: string }): Promise<string> {
    const { personId } = ownSession(identity);
    const person = await this.reauthentication.confirm(personId, current, 'current');
    checkPassword(next, person);
    const hash = await this.passwords.hash(next);
    const sealed = await this.replace(identity, hash);
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
