import { Injectable } from '@nestjs/common';
import { Database, type Identity } from '@vigie/platform';
import type { Locale } from '@vigie/wire';
import { IdentityCache } from '../auth/identity-cache';
import { ownerOf } from '../auth/owner';
import { setLocale } from '../store/people.store';

/** The language a person reads Vigie and its mails in. */
@Injectable()
export class ChangeLocale {
  constructor(
    private readonly database: Database,
    private readonly identities: IdentityCache,
  ) {}

  /** Returns the identity as it is from now on. */
  async run(identity: Identity, locale: Locale): Promise<Identity> {
    const { actor } = identity;
    await this.database.transaction(async (tx) => {
      await setLocale(tx, ownerOf(identity), locale);
      await tx.audit(actor, 'person.locale-changed', `person:${ownerOf(identity)}`, { locale });
      tx.afterCommit.push(() => this.identities.clear());
    });
    return { ...identity, actor: { ...actor, locale } };
  }
}
