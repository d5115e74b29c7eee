import { Injectable } from '@nestjs/common';
import { Database, notFound, type Identity } from '@vigie/platform';
import { IdentityCache } from '../auth/identity-cache';
import { ownerOf } from '../auth/owner';
import { deleteSession, deleteSessions } from '../store/sessions.store';

/** Ends sessions of the caller: one of them, or all but the current one. */
@Injectable()
export class EndSessions {
  constructor(
    private readonly database: Database,
    private readonly identities: IdentityCache,
  ) {}

  /** Ends one session; 404 for somebody else's. */
  async one(identity: Identity, sessionId: string): Promise<void> {
    const personId = ownerOf(identity);
    await this.database.transaction(async (tx) => {
      if ((await deleteSession(tx, personId, sessionId)) === 0) throw notFound();
      await tx.audit(identity.actor, 'session.closed', `session:${sessionId}`);
      tx.afterCommit.push(() => this.identities.clear());
    });
  }

  /** Ends every session but the one that asks. */
  async others(identity: Identity): Promise<void> {
    const personId = ownerOf(identity);
    await this.database.transaction(async (tx) => {
      const ended = await deleteSessions(tx, personId, identity.sessionId);
      await tx.audit(identity.actor, 'session.others-closed', `person:${personId}`, { ended });
      tx.afterCommit.push(() => this.identities.clear());
    });
  }
}
