import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, isDuplicate, type Actor, type Transaction } from '@vigie/platform';
import { clientById } from '../store/clients.store';
import { insertSite, siteById, updateSite } from '../store/sites.store';

/** Adds or changes a place of a client. */
@Injectable()
export class SaveSite {
  constructor(private readonly database: Database) {}

  /** Adds a site; returns its identifier. */
  create(
    actor: Actor,
    { clientId, name, address }: { clientId: string; name: string; address?: string | null | undefined },
  ): Promise<string> {
    return this.write(async (tx) => {
      found(await clientById(tx, clientId));
      const id = await insertSite(tx, clientId, { name, address: address ?? null });
      await tx.audit(actor, 'site.created', `site:${id}`, { clientId, name });
      return id;
    });
  }

  /** Changes what is given; version.conflict when somebody else did in between. */
  change(
    actor: Actor,
    id: string,
    change: { name?: string | undefined; address?: string | null | undefined; version: number },
  ): Promise<void> {
    return this.write(async (tx) => {
      const { version, ...values } = change;
      found(await siteById(tx, id));
      await updateSite(tx, { id, version }, values);
      await tx.audit(actor, 'site.changed', `site:${id}`, values);
    });
  }

  private async write<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    try {
      return await this.database.transaction(work);
    } catch (error) {
      throw isDuplicate(error)
        ? new DomainError('site.name-taken', undefined, [{ path: 'name', code: 'site.name-taken' }])
        : error;
    }
  }
}
