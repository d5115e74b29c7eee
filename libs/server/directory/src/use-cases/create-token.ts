import { Injectable } from '@nestjs/common';
import { Database, DomainError, randomToken, Secrets, sha256, type Identity } from '@vigie/platform';
import type { Permission } from '@vigie/wire';
import { tokenPrefix } from '../auth/directory-authenticator';
import { ownSession } from '../auth/owner';
import { Reauthentication } from '../auth/reauthentication';
import { insertToken } from '../store/tokens.store';

const dayMs = 24 * 3_600_000;
const sealContext = 'api-token';

export interface NewApiToken {
  name: string;
  scopes: Permission[];
  days: number;
  /** Of whoever creates it. */
  password: string;
}
export interface CreatedToken {
  id: string;
  /** Shown once. */
  token: string;
}

/** Gives out a token for scripts, which may do part of what whoever creates it may do. */
@Injectable()
export class CreateToken {
  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
    private readonly reauthentication: Reauthentication,
  ) {}

  /** A token of the caller: it never does more than they may do at that moment, and ends with their access. */
  personal(identity: Identity, input: NewApiToken): Promise<CreatedToken> {
    return this.issue(identity, input, ownSession(identity).personId);
  }

  /** A token of the installation: it belongs to nobody, and stays when whoever created it leaves. */
  service(identity: Identity, input: NewApiToken): Promise<CreatedToken> {
    return this.issue(identity, input, null);
  }

  private async issue(
    identity: Identity,
    { name, days, password, ...input }: NewApiToken,
    personId: string | null,
  ): Promise<CreatedToken> {
    const scopes = [...new Set(input.scopes)];
    const beyond = scopes.some((scope) => !identity.actor.permissions.has(scope));
    if (beyond) throw new DomainError('permission.missing');
    await this.reauthentication.confirm(ownSession(identity).personId, password);
    const { id, sealed } = await this.database.transaction(async (tx) => {
      const token = `${tokenPrefix}${randomToken()}`;
      const expiresAt = new Date(tx.now.getTime() + days * dayMs);
      const tokenId = await insertToken(tx, { secretHash: sha256(token), personId, name, scopes, expiresAt });
      const action = personId ? 'token.created' : 'service-token.created';
      await tx.audit(identity.actor, action, `token:${tokenId}`, { name, scopes, days });
      return { id: tokenId, sealed: this.secrets.seal(token, sealContext) };
    });
    return { id, token: this.secrets.open(sealed, sealContext) };
  }
}
