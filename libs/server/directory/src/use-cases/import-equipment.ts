import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, type Actor, type Transaction } from '@vigie/platform';
import {
  importFaultWords,
  maxPreviewRows,
  type ImportAction,
  type ImportPreview,
  type ImportResult,
  type Locale,
} from '@vigie/wire';
import { clientById } from '../store/clients.store';
import { insertImported } from '../store/equipment-import.store';
import { describeEquipment, recordEquipmentEvent, updateEquipment } from '../store/equipment.store';
import { insertSite, sitesOf } from '../store/sites.store';
import { currentValues, differences } from './equipment-changes';
import {
  holdEstate,
  mergedValues,
  planImport,
  siteKey,
  type ImportPlan,
  type PlannedRow,
} from './plan-import';
import { readList, type EquipmentList } from './read-list';

/** Brings a list of a spreadsheet into the estate of a client: shown first, then written whole or not at all. */
@Injectable()
export class ImportEquipment {
  constructor(private readonly database: Database) {}

  /** What the list would do; nothing is written. */
  async preview(clientId: string, file: Buffer, locale: Locale): Promise<ImportPreview> {
    found(await clientById(this.database, clientId));
    const list = await readList(file);
    return present(list, await planImport(this.database, clientId, list), locale);
  }

  /** Writes the list in one transaction; refuses it whole when a row has a fault, unless only the others are wanted. */
  async execute(actor: Actor, clientId: string, file: Buffer, rows: 'all' | 'valid'): Promise<ImportResult> {
    const list = await readList(file);
    return this.database.transaction(async (tx) => {
      found(await clientById(tx, clientId));
      await holdEstate(tx, clientId);
      const plan = await planImport(tx, clientId, list);
      const count = counts(plan);
      if (count.error > 0 && rows === 'all') throw new DomainError('import.has-errors', { ...count });
      await write(tx, actor, clientId, plan);
      const { create: created, update: updated, unchanged, error: skipped } = count;
      const result = { created, updated, unchanged, skipped };
      await tx.audit(actor, 'equipment.imported', `client:${clientId}`, result);
      return result;
    });
  }
}

async function write(tx: Transaction, actor: Actor, clientId: string, plan: ImportPlan): Promise<void> {
  for (const name of plan.newSites) await insertSite(tx, clientId, { name, address: null });
  const sites = new Map((await sitesOf(tx, clientId)).map(({ id, name }) => [siteKey(name), id]));
  const siteOf = ({ values, known }: PlannedRow) =>
    values.site === undefined ? (known?.siteId ?? null) : (sites.get(siteKey(values.site)) ?? null);
  const created = plan.rows.filter(({ action }) => action === 'create');
  await insertImported(
    tx,
    clientId,
    actor,
    created.map((row) => ({ ...mergedValues(row, siteOf(row)), state: row.values.state ?? 'in-stock' })),
  );
  for (const row of plan.rows)
    if (row.action === 'update' && row.known) await update(tx, actor, row, row.known, siteOf(row));
}

async function update(
  tx: Transaction,
  actor: Actor,
  row: PlannedRow,
  known: NonNullable<PlannedRow['known']>,
  siteId: string | null,
): Promise<void> {
  const after = mergedValues(row, siteId);
  const state = row.values.state ?? known.state;
  const { clientId } = known;
  const before = { ...(await describeEquipment(tx, clientId, currentValues(known))), state: known.state };
  const changes = differences(before, { ...(await describeEquipment(tx, clientId, after)), state });
  await updateEquipment(tx, known, { ...after, state });
  await recordEquipmentEvent(tx, known, actor, { type: 'imported', changes });
}

function counts({ rows }: ImportPlan): Record<ImportAction, number> {
  const count = { create: 0, update: 0, unchanged: 0, error: 0 };
  for (const { action } of rows) count[action] += 1;
  return count;
}

function present(list: EquipmentList, plan: ImportPlan, locale: Locale): ImportPreview {
  const { charset, delimiter, columns } = list;
  const titleOf = (field: string) => columns.find((column) => column.field === field)?.title ?? '';
  const faulty = plan.rows.filter(({ action }) => action === 'error');
  const others = plan.rows.filter(({ action }) => action !== 'error');
  const rows = [...faulty, ...others].slice(0, maxPreviewRows).map((row) => ({
    line: row.line,
    action: row.action,
    name: row.name,
    serial: row.serial,
    faults: row.faults.map(({ field, code }) => ({
      field,
      column: titleOf(field),
      code,
      message: importFaultWords[locale][code],
    })),
  }));
  return { charset, delimiter, columns, counts: counts(plan), newSites: plan.newSites, rows };
}
