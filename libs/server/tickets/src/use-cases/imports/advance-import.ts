import { Injectable } from '@nestjs/common';
import { Database, sha256, systemActor, type FinishOnce } from '@vigie/platform';
import { readDeskRow, type DeskImportField, type DeskImportValues } from '@vigie/rules';
import {
  isRepeated,
  lockImport,
  nextRows,
  saveImport,
  saveRow,
  type StoredImport,
  type StoredImportRow,
} from '../../store/imports/import-run.store';
import { planClient } from './plan-client';
import { planContact } from './plan-contact';
import { planTicket } from './plan-ticket';
import { refused, type ImportContext, type PlannedRow } from './planned-row';

/** Few enough that nobody waits for what a batch holds. */
export const importBatch = 100;
/** The clock that exports of French desks are written by. */
const zone = 'Europe/Paris';

const plans = { clients: planClient, contacts: planContact, tickets: planTicket };

/**
 * The next batch of an import, in one transaction with the promise of the batch after it. A check compares and writes
 * nothing; a run that was agreed to compares once more and writes. A worker that dies in between loses and doubles
 * nothing.
 */
@Injectable()
export class AdvanceImport {
  constructor(private readonly database: Database) {}

  execute(importId: string, step: number, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const run = await lockImport(tx, importId);
      if (run.step !== step || (run.state !== 'checking' && run.state !== 'running')) return;
      const rows = await nextRows(tx, run, importBatch);
      const actor = { ...systemActor('import'), id: run.actorId, name: run.actorName, label: run.actorLabel };
      for (const row of rows) await this.follow({ tx, run, actor }, row);
      run.step += 1;
      run.done += rows.length;
      run.lastLine = rows.at(-1)?.line ?? run.lastLine;
      if (rows.length === importBatch) await tx.emit('import.due', { importId, step: run.step });
      else if (run.state === 'checking') run.state = 'ready';
      else {
        Object.assign(run, { state: 'done', finishedAt: tx.now });
        await tx.audit(actor, 'import.done', `import:${run.id}`, { ...run.counts });
      }
      await saveImport(tx, run);
      tx.live({ type: 'import.changed', importId });
    });
  }

  private async follow(context: ImportContext, row: StoredImportRow): Promise<void> {
    const { tx, run } = context;
    const { values, faults } = readDeskRow(cellsOf(run, row), zone);
    const reference = referenceOf(run, values);
    const rowKey = reference === '' ? null : sha256(reference.toLowerCase());
    const plan = await this.plan(context, { row, reference, rowKey, values });
    const planned = faults.length > 0 ? refused(...faults) : plan;
    const targetId = run.state === 'running' && planned.write ? await planned.write() : planned.targetId;
    run.counts[planned.action] += 1;
    const label = labelOf(values);
    const { action } = planned;
    await saveRow(tx, row, { action, faults: planned.faults, rowKey, reference, label, targetId });
  }

  private async plan(
    context: ImportContext,
    read: { row: StoredImportRow; reference: string; rowKey: string | null; values: DeskImportValues },
  ): Promise<PlannedRow> {
    const { row, reference, rowKey, values } = read;
    const { tx, run } = context;
    if (rowKey === null) return refused({ field: keyField[run.kind], code: 'required' });
    if (await isRepeated(tx, run, rowKey, row.line))
      return refused({ field: keyField[run.kind], code: 'twice-in-file' });
    return plans[run.kind](context, reference, values);
  }
}

const keyField = { clients: 'name', contacts: 'email', tickets: 'reference' } as const;

/** A source that gives no references is known by names and addresses. */
function referenceOf({ kind }: StoredImport, values: DeskImportValues): string {
  if (values.reference) return values.reference;
  return (kind === 'clients' ? values.name : kind === 'contacts' ? values.email : undefined) ?? '';
}

const labelOf = ({ subject, name, firstName, lastName, email }: DeskImportValues): string =>
  subject ?? name ?? ([firstName, lastName].filter(Boolean).join(' ') || (email ?? ''));

function cellsOf(
  { columns }: StoredImport,
  { cells }: StoredImportRow,
): Partial<Record<DeskImportField, string>> {
  const found: Partial<Record<DeskImportField, string>> = {};
  columns.forEach(({ field }, index) => {
    const text = cells[index] ?? '';
    if (field && !found[field]) found[field] = text;
  });
  return found;
}
