import { Injectable } from '@nestjs/common';
import { Database, notFound, type Identity } from '@vigie/platform';
import { IdentityCache } from '../auth/identity-cache';
import { ownerOf, ownSession } from '../auth/owner';
import { deleteToken } from '../store/tokens.store';

/** Takes a token back, from the next request on. */
@Injectable()
export class RevokeToken {
  constructor(
    private readonly database: Database,
    private readonly identities: IdentityCache,
  ) {}

  /** A token of the caller; 404 for somebody else's. */
  personal(identity: Identity, tokenId: string): Promise<void> {
    return this.revoke(identity, ownerOf(identity), tokenId);
  }

  /** A service token; 404 for somebody's own. */
  service(identity: Identity, tokenId: string): Promise<void> {
    ownSession(identity);
    return this.revoke(identity, null, tokenId);
  }

  private async revoke(identity: Identity, personId: string | null, tokenId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      if ((await deleteToken(tx, personId, tokenId)) === 0) throw notFound();
      const action = personId ? 'token.revoked' : 'service-token.revoked';
      await tx.audit(identity.actor, action, `token:${tokenId}`);
      tx.afterCommit.push(() => this.identities.clear());
    });
  }
}
