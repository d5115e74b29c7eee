import { Injectable } from '@nestjs/common';
import { ClientRow } from '@vigie/directory';
import { Database, found, inScope, type ClientScope } from '@vigie/platform';
import type { AccountChoices, AccountTemplate, Reference } from '@vigie/wire';
import { AccountTemplateRow } from '../../store/templates/account-template.row';
import { templatesOf, type StoredTemplate } from '../../store/templates/account-template.store';
import { tenantCopyOf, type TenantCopy } from '../../store/templates/client-choices.store';
import { LicenceStocks } from '../licences/licence-stocks';

/** The templates of a client, and what they may bring. */
@Injectable()
export class AccountTemplates {
  constructor(
    private readonly database: Database,
    private readonly stocks: LicenceStocks,
  ) {}

  /** Those of a client of the scope, the archived ones last. */
  async of(scope: ClientScope, clientId: string): Promise<{ items: AccountTemplate[] }> {
    const client = await this.client(scope, clientId);
    const { manager } = this.database;
    const [rows, copy] = await Promise.all([templatesOf(manager, clientId), tenantCopyOf(manager, clientId)]);
    return { items: rows.map((row) => present(row, client, copy)) };
  }

  /** One of them. */
  async find(scope: ClientScope, id: string): Promise<AccountTemplate> {
    const row = found(await this.database.manager.findOneBy(AccountTemplateRow, { id }));
    const client = await this.client(scope, row.clientId);
    return present(row, client, await tenantCopyOf(this.database.manager, row.clientId));
  }

  /** What can be chosen, with the groups that cannot be and why. */
  async choices(scope: ClientScope, clientId: string): Promise<AccountChoices> {
    await this.client(scope, clientId);
    const [{ licences, groups }, stocks] = await Promise.all([
      tenantCopyOf(this.database.manager, clientId),
      this.stocks.ofClient(scope, clientId),
    ]);
    const free = new Map(stocks.map((stock) => [stock.productId.toLowerCase(), stock.free]));
    return {
      readAt: await this.stocks.readAt(scope, clientId),
      licences: [...licences].map(([id, { product: name }]) => ({ id, name, free: free.get(id) ?? 0 })),
      groups: [...groups].map(([id, { name, kind, writable, licensing }]) => ({
        id,
        name,
        kind,
        writable,
        licensing,
      })),
    };
  }

  private async client(scope: ClientScope, id: string): Promise<Reference> {
    const select = { id: true, name: true };
    const row = inScope(scope, id)
      ? await this.database.manager.findOne(ClientRow, { select, where: { id } })
      : null;
    return { id, name: found(row).name };
  }
}

function present(
  row: StoredTemplate,
  client: Reference,
  { known, licences, groups }: TenantCopy,
): AccountTemplate {
  const kept = row.names ?? {};
  return {
    id: row.id,
    client,
    name: row.name,
    licences: row.licences.map((id) => {
      const licence = licences.get(id);
      return { id, name: licence?.product ?? kept[id] ?? id, missing: known && !licence };
    }),
    groups: row.groupIds.map((id) => {
      const group = groups.get(id);
      const obstacle = group ? (group.writable ? null : 'not-writable') : known ? 'missing' : null;
      return { id, name: group?.name ?? kept[id] ?? id, kind: group?.kind ?? null, obstacle };
    }),
    tasks: row.tasks,
    active: row.active,
    version: row.version,
  };
}
