import { Injectable } from '@nestjs/common';
import {
  Database,
  found,
  fromJson,
  notFound,
  Pages,
  scopeCondition,
  type ClientScope,
} from '@vigie/platform';
import type { EquipmentKind, EquipmentState, LocalDate } from '@vigie/rules';
import type {
  Equipment,
  EquipmentDetail,
  EquipmentEvent,
  EquipmentFilter,
  EquipmentQuery,
  FieldChanges,
  Page,
  Site,
  WipeRequest,
} from '@vigie/wire';
import { Conditions, containing, iso } from './sql';

interface EquipmentColumns {
  id: string;
  client_id: string;
  client: string;
  kind: EquipmentKind;
  name: string;
  model: string | null;
  serial: string | null;
  site_id: string | null;
  site: string | null;
  owner_id: string | null;
  owner: string | null;
  owner_name: string | null;
  covered: number | string;
  warranty_end: LocalDate | null;
  vendor_contract: string | null;
  state: EquipmentState;
  created_at: Date;
  updated_at: Date;
  version: number;
}

interface EventColumns {
  id: string;
  at: Date;
  actor_name: string;
  type: EquipmentEvent['type'];
  changes: FieldChanges | string;
  reason: string | null;
}

const columns = `e.id, e.client_id, e.kind, e.name, e.model, e.serial, e.site_id, e.owner_id, e.owner_name, e.covered,
  e.warranty_end, e.vendor_contract, e.state, e.created_at, e.updated_at, e.version`;
const named = `${columns}, c.name AS client, s.name AS site, p.name AS owner`;
const joins = `JOIN client c ON c.id = e.client_id
  LEFT JOIN site s ON s.client_id = e.client_id AND s.id = e.site_id
  LEFT JOIN person p ON p.client_id = e.client_id AND p.id = e.owner_id`;
const pages = new Pages('equipment');
const maxEvents = 200;
const maxSites = 500;

/** Equipment of clients, by name. */
@Injectable()
export class EquipmentQueries {
  constructor(private readonly database: Database) {}

  /** A page of equipment. */
  async page(scope: ClientScope, { limit, cursor, ...filter }: EquipmentQuery): Promise<Page<Equipment>> {
    const where = matching(scope, filter);
    const after = pages.after(cursor);
    if (after) where.add('e.name > ? OR (e.name = ? AND e.id > ?)', after[0], after[0], after[1]);
    const rows = await this.rows(where, limit + 1);
    return pages.cut(rows, limit, (row) => [row.name, row.id], present);
  }

  /** One piece of equipment with its history; 404 outside the scope. */
  async one(scope: ClientScope, id: string): Promise<EquipmentDetail> {
    const row = found((await this.rows(within(scope).add('e.id = ?', id), 1))[0]);
    const events = await this.database.query<EventColumns>(
      `SELECT id, at, actor_name, type, changes, reason FROM equipment_event
        WHERE equipment_id = ? AND client_id = ? ORDER BY id DESC LIMIT ?`,
      [row.id, row.client_id, maxEvents],
    );
    const wipe = await this.database.one<WipeColumns>(
      `SELECT w.state, r.name AS requester, w.requested_at, c.name AS confirmer
         FROM wipe_request w JOIN person r ON r.id = w.requested_by LEFT JOIN person c ON c.id = w.confirmed_by
        WHERE w.equipment_id = ? AND w.client_id = ? ORDER BY w.id DESC LIMIT 1`,
      [row.id, row.client_id],
    );
    return {
      ...present(row),
      createdAt: iso(row.created_at),
      history: events.map(presentEvent),
      wipe: wipe && presentWipe(wipe),
    };
  }

  /** Chosen equipment, by name; 404 when one of them is outside the scope. */
  async chosen(scope: ClientScope, ids: readonly string[]): Promise<Equipment[]> {
    const rows = await this.rows(within(scope).add('e.id IN (?)', ids), ids.length);
    if (rows.length < new Set(ids).size) throw notFound();
    return rows.map(present);
  }

  /** The sites of a client, by name. */
  async sites(scope: ClientScope, clientId: string): Promise<Site[]> {
    const own = scopeCondition(scope, 's.client_id');
    const rows = await this.database.query<SiteColumns>(
      `${siteSelect} WHERE s.client_id = ? AND ${own.sql} ORDER BY s.name LIMIT ?`,
      [clientId, ...own.parameters, maxSites],
    );
    return rows.map(presentSite);
  }

  /** One site; 404 outside the scope. */
  async site(scope: ClientScope, id: string): Promise<Site> {
    const own = scopeCondition(scope, 's.client_id');
    const row = await this.database.one<SiteColumns>(`${siteSelect} WHERE s.id = ? AND ${own.sql}`, [
      id,
      ...own.parameters,
    ]);
    return presentSite(found(row));
  }

  /** The page is cut before names are joined: otherwise the optimiser may join everything first, and sort it. */
  private rows(where: Conditions, limit: number): Promise<EquipmentColumns[]> {
    return this.database.query<EquipmentColumns>(
      `SELECT ${named}
         FROM (SELECT ${columns} FROM equipment e WHERE ${where.sql} ORDER BY e.name, e.id LIMIT ?) e
         ${joins} ORDER BY e.name, e.id`,
      [...where.parameters, limit],
    );
  }
}

function within(scope: ClientScope): Conditions {
  const { sql, parameters } = scopeCondition(scope, 'e.client_id');
  return new Conditions().add(sql, ...parameters);
}

function matching(scope: ClientScope, filter: EquipmentFilter): Conditions {
  const where = within(scope);
  if (filter.client) where.add('e.client_id = ?', filter.client);
  if (filter.site) where.add('e.site_id = ?', filter.site);
  if (filter.kind) where.add('e.kind = ?', filter.kind);
  if (filter.state) where.add('e.state = ?', filter.state);
  if (filter.covered !== undefined) where.add('e.covered = ?', filter.covered);
  if (filter.warrantyBefore) where.add('e.warranty_end < ?', filter.warrantyBefore);
  if (filter.q) {
    const text = containing(filter.q);
    where.add(
      'e.name LIKE ? OR e.serial LIKE ? OR e.model LIKE ? OR e.owner_name LIKE ?',
      text,
      text,
      text,
      text,
    );
  }
  return where;
}

const present = (row: EquipmentColumns): Equipment => ({
  id: row.id,
  client: { id: row.client_id, name: row.client },
  kind: row.kind,
  name: row.name,
  model: row.model,
  serial: row.serial,
  site: row.site_id && row.site ? { id: row.site_id, name: row.site } : null,
  owner: ownerOf(row),
  covered: Number(row.covered) === 1,
  warrantyEnd: row.warranty_end,
  vendorContract: row.vendor_contract,
  state: row.state,
  updatedAt: iso(row.updated_at),
  version: row.version,
});

function ownerOf(row: EquipmentColumns): Equipment['owner'] {
  if (row.owner_id && row.owner) return { id: row.owner_id, name: row.owner };
  return row.owner_name ? { id: null, name: row.owner_name } : null;
}

const presentEvent = (row: EventColumns): EquipmentEvent => ({
  id: row.id,
  at: iso(row.at),
  actor: row.actor_name,
  type: row.type,
  changes: fromJson(row.changes),
  reason: row.reason,
});

interface WipeColumns {
  state: WipeRequest['state'];
  requester: string;
  requested_at: Date;
  confirmer: string | null;
}

const presentWipe = (row: WipeColumns): WipeRequest => ({
  state: row.state,
  requestedBy: row.requester,
  requestedAt: iso(row.requested_at),
  confirmedBy: row.confirmer,
});

interface SiteColumns {
  id: string;
  client_id: string;
  client: string;
  name: string;
  address: string | null;
  equipment: number | string;
  version: number;
}

const siteSelect = `SELECT s.id, s.client_id, c.name AS client, s.name, s.address, s.version,
    (SELECT COUNT(*) FROM equipment e WHERE e.client_id = s.client_id AND e.site_id = s.id) AS equipment
  FROM site s JOIN client c ON c.id = s.client_id`;

const presentSite = (row: SiteColumns): Site => ({
  id: row.id,
  client: { id: row.client_id, name: row.client },
  name: row.name,
  address: row.address,
  equipment: Number(row.equipment),
  version: row.version,
});
