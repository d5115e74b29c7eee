import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { csvOf, Database, xlsxOf, type Actor, type Cell } from '@vigie/platform';
import type { Locale, TenantUserExport } from '@vigie/wire';
import { TenantUsers } from '../../queries/tenants/tenant-users';
import { tenantUserWords } from '../../texts/tenant-users';

const batchSize = 1000;
const most = 100_000;
/** Where the provider's people read the time. */
const zone = 'Europe/Paris';

/** Gives the people of a tenant away as a table; the journal says who took it. */
@Injectable()
export class ExportTenantUsers {
  constructor(
    private readonly database: Database,
    private readonly users: TenantUsers,
  ) {}

  async execute(actor: Actor, clientId: string, request: TenantUserExport): Promise<Readable> {
    const { format, ...query } = request;
    // A client without a tenant is told so before a file begins.
    await this.users.count(actor.scope, clientId, { ...query, limit: 1 });
    await this.database.transaction((tx) =>
      tx.audit(actor, 'tenant.users-exported', `client:${clientId}`, { ...request }),
    );
    const batches = this.batches(actor, clientId, query);
    const { sheet } = tenantUserWords[actor.locale];
    return Readable.from(
      format === 'csv' ? csvOf(batches, zone, actor.locale) : xlsxOf(batches, zone, sheet),
    );
  }

  private async *batches(
    actor: Actor,
    clientId: string,
    query: Omit<TenantUserExport, 'format'>,
  ): AsyncGenerator<Cell[][]> {
    yield [headOf(actor.locale)];
    let cursor: string | undefined;
    for (let read = 0; read < most; read += batchSize) {
      const page = await this.users.page(actor.scope, clientId, { ...query, limit: batchSize, cursor });
      const { yes, no } = tenantUserWords[actor.locale];
      yield page.items.map(
        ({ name, address, jobTitle, department, enabled, licences, synced, changedAt }) => [
          ...[name, address, jobTitle, department, enabled ? yes : no, licences.join(', ')],
          ...[synced ? yes : no, new Date(changedAt)],
        ],
      );
      if (page.nextCursor === null) return;
      cursor = page.nextCursor;
    }
  }
}

function headOf(locale: Locale): string[] {
  const { columns } = tenantUserWords[locale];
  const { name, address, jobTitle, department, enabled, licences, synced, changed } = columns;
  return [name, address, jobTitle, department, enabled, licences, synced, changed];
}
