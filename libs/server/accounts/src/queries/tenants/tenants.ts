import { Injectable } from '@nestjs/common';
import { graphPermissions, missingPermissions, stepsNeeding, type TenantGroup } from '@vigie/rules';
import { Database, DomainError, fromJson, scopeCondition, type ClientScope } from '@vigie/platform';
import type { Tenant, TenantConsent, TenantDetail, TenantFailureCode, TenantList } from '@vigie/wire';

interface Row {
  clientId: string;
  clientName: string;
  guid: string | null;
  domain: string;
  naming: Tenant['naming'];
  consent: TenantConsent;
  consentAt: Date | null;
  roles: string[] | string | null;
  calledAt: Date | null;
  requestId: string | null;
  failure: TenantFailureCode | null;
  failureMessage: string | null;
  failedAt: Date | null;
  syncedAt: Date | null;
  syncStartedAt: Date | null;
  syncCount: number;
  version: number;
}

const columns = `c.id AS clientId, c.name AS clientName, t.guid, t.domain, t.naming, t.consent, t.consent_at AS consentAt,
  t.roles, t.called_at AS calledAt, t.request_id AS requestId, t.failure, t.failure_message AS failureMessage,
  t.failed_at AS failedAt, t.synced_at AS syncedAt, t.sync_started_at AS syncStartedAt, t.sync_count AS syncCount,
  t.version`;
const most = 1000;

/** The tenants of clients, and how the connection to each stands. */
@Injectable()
export class Tenants {
  constructor(private readonly database: Database) {}

  /** Every client, those with a tenant first. */
  async list(scope: ClientScope): Promise<TenantList> {
    const { sql, parameters } = scopeCondition(scope, 'c.id');
    const rows = await this.database.query<Row>(
      `SELECT ${columns} FROM client c LEFT JOIN m365_tenant t ON t.client_id = c.id
        WHERE ${sql} ORDER BY t.id IS NULL, c.name, c.id LIMIT ${most}`,
      parameters,
    );
    const items = rows.map((row) => ({
      client: { id: row.clientId, name: row.clientName },
      tenant: row.guid === null ? null : present(row, row.guid),
    }));
    return { items };
  }

  /** Throws not-found for a client without a tenant. `consentUrl` is what the caller makes of it. */
  async one(
    scope: ClientScope,
    clientId: string,
    consentUrl: (tenantId: string) => string | null,
  ): Promise<TenantDetail> {
    const { sql, parameters } = scopeCondition(scope, 't.client_id');
    const row = await this.database.one<Row>(
      `SELECT ${columns} FROM m365_tenant t JOIN client c ON c.id = t.client_id WHERE t.client_id = ? AND ${sql}`,
      [clientId, ...parameters],
    );
    if (!row?.guid) throw new DomainError('not-found');
    const roles = rolesOf(row);
    return {
      ...present(row, row.guid),
      permissions: graphPermissions.map((name) => ({
        name,
        granted: roles && roles.includes(name),
        steps: stepsNeeding(name),
      })),
      consentUrl: consentUrl(row.guid),
      licences: await this.licences(clientId),
      groups: await this.groups(clientId),
    };
  }

  private licences(clientId: string): Promise<TenantDetail['licences']> {
    return this.database.query(
      `SELECT sku_id AS skuId, name, enabled, consumed, DATE_FORMAT(renews_on, '%Y-%m-%d') AS renewsOn
         FROM m365_licence WHERE client_id = ? ORDER BY name`,
      [clientId],
    );
  }

  private async groups(clientId: string): Promise<TenantDetail['groups']> {
    const rows = await this.database.query<{ kind: TenantGroup['kind']; count: string }>(
      'SELECT kind, COUNT(*) AS count FROM m365_group WHERE client_id = ? GROUP BY kind',
      [clientId],
    );
    const of = (kind: TenantGroup['kind']) => Number(rows.find((row) => row.kind === kind)?.count ?? 0);
    return { group: of('group'), list: of('list'), team: of('team') };
  }
}

const rolesOf = ({ roles }: Row): string[] | null => (roles === null ? null : fromJson<string[]>(roles));
const iso = (at: Date | null) => at?.toISOString() ?? null;

function present(row: Row, tenantId: string): Tenant {
  const roles = rolesOf(row);
  const { domain, naming, consent, requestId, version, failure, failedAt, syncStartedAt } = row;
  return {
    client: { id: row.clientId, name: row.clientName },
    ...{ tenantId, domain, naming, consent, requestId, version },
    consentAt: iso(row.consentAt),
    missing: roles === null ? 0 : missingPermissions(roles).length,
    calledAt: iso(row.calledAt),
    failure: failure &&
      failedAt && { code: failure, message: row.failureMessage ?? '', at: failedAt.toISOString() },
    syncedAt: iso(row.syncedAt),
    syncing: syncStartedAt && { since: syncStartedAt.toISOString(), users: row.syncCount },
    users: row.syncCount,
  };
}
