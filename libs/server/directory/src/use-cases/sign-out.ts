import { Injectable } from '@nestjs/common';
import { Database, type Identity } from '@vigie/platform';
import { IdentityCache } from '../auth/identity-cache';
import { deleteSession } from '../store/sessions.store';

/** Ends the session of the caller on the server; a copied cookie is worth nothing afterwards. */
@Injectable()
export class SignOut {
  constructor(
    private readonly database: Database,
    private readonly identities: IdentityCache,
  ) {}

  async run({ actor, sessionId }: Identity): Promise<void> {
    const personId = actor.id;
    if (!personId || !sessionId) return;
    await this.database.transaction(async (tx) => {
      await deleteSession(tx, personId, sessionId);
      await tx.audit(actor, 'session.closed', `session:${sessionId}`);
      tx.afterCommit.push(() => this.identities.clear());
    });
  }
}
