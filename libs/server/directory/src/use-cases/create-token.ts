import { Injectable } from '@nestjs/common';
import { Database, DomainError, randomToken, Secrets, sha256, type Identity } from '@vigie/platform';
import type { Permission } from '@vigie/wire';
import { tokenPrefix } from '../auth/directory-authenticator';
import { ownSession } from '../auth/owner';
import { insertToken } from '../store/tokens.store';

const dayMs = 24 * 3_600_000;
const sealContext = 'api-token';

export interface NewApiToken {
  name: string;
  scopes: Permission[];
  days: number;
}

/** Gives the caller a token for scripts, which may do part of what they may do themselves. */
@Injectable()
export class CreateToken {
  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
  ) {}

  /** Returns the token's identifier and its secret, which is shown once. */
  async run(
    identity: Identity,
    { name, days, ...input }: NewApiToken,
  ): Promise<{ id: string; token: string }> {
    const { personId } = ownSession(identity);
    const scopes = [...new Set(input.scopes)];
    const beyond = scopes.some((scope) => !identity.actor.permissions.has(scope));
    if (beyond) throw new DomainError('permission.missing');
    const { id, sealed } = await this.database.transaction(async (tx) => {
      const token = `${tokenPrefix}${randomToken()}`;
      const expiresAt = new Date(tx.now.getTime() + days * dayMs);
      const tokenId = await insertToken(tx, { secretHash: sha256(token), personId, name, scopes, expiresAt });
      await tx.audit(identity.actor, 'token.created', `token:${tokenId}`, { name, scopes, days });
      return { id: tokenId, sealed: this.secrets.seal(token, sealContext) };
    });
    return { id, token: this.secrets.open(sealed, sealContext) };
  }
}
