import { Injectable } from '@nestjs/common';
import { actorOf, Clock, Database, DomainError, sha256, type Transaction } from '@vigie/platform';
import { IdentityCache } from '../auth/identity-cache';
import { checkPassword } from '../auth/password-rules';
import { Passwords } from '../auth/passwords';
import { linkOwner } from '../store/links.store';
import { setPasswordHash, type StoredPerson } from '../store/people.store';
import { deleteSessions } from '../store/sessions.store';
import { usePasswordLink } from '../store/tokens.store';

/** Sets the password of whoever holds a link that was mailed; all their sessions end, their second factor stays. */
@Injectable()
export class ResetPassword {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly passwords: Passwords,
    private readonly identities: IdentityCache,
  ) {}

  async run(token: string, password: string): Promise<void> {
    const tokenHash = sha256(token);
    const owner = await linkOwner(this.database, tokenHash, this.clock.now());
    if (!owner) throw new DomainError('session.reset-link-invalid');
    checkPassword(password, owner);
    const passwordHash = await this.passwords.hash(password);
    await this.database.transaction((tx) => this.set(tx, owner, { tokenHash, passwordHash }));
  }

  private async set(
    tx: Transaction,
    owner: StoredPerson,
    { tokenHash, passwordHash }: { tokenHash: string; passwordHash: string },
  ): Promise<void> {
    if ((await usePasswordLink(tx, tokenHash)) === 0) throw new DomainError('session.reset-link-invalid');
    await setPasswordHash(tx, owner.id, passwordHash);
    await deleteSessions(tx, owner.id);
    await tx.audit(actorOf(owner), 'password.reset', `person:${owner.id}`);
    tx.afterCommit.push(() => this.identities.clear());
  }
}
