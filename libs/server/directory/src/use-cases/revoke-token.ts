import { Injectable } from '@nestjs/common';
import { Database, notFound, type Identity } from '@vigie/platform';
import { IdentityCache } from '../auth/identity-cache';
import { ownerOf } from '../auth/owner';
import { deleteToken } from '../store/tokens.store';

/** Takes a token of the caller back; 404 for somebody else's. */
@Injectable()
export class RevokeToken {
  constructor(
    private readonly database: Database,
    private readonly identities: IdentityCache,
  ) {}

  async run(identity: Identity, tokenId: string): Promise<void> {
    const personId = ownerOf(identity);
    await this.database.transaction(async (tx) => {
      if ((await deleteToken(tx, personId, tokenId)) === 0) throw notFound();
      await tx.audit(identity.actor, 'token.revoked', `token:${tokenId}`);
      tx.afterCommit.push(() => this.identities.clear());
    });
  }
}
