import { Injectable } from '@nestjs/common';
import { Database, DomainError, type Actor, type Transaction } from '@vigie/platform';
import { isFieldOf, missingFields } from '@vigie/rules';
import type { DeskImportMapping, DeskImportState } from '@vigie/wire';
import {
  deleteImport,
  lockImport,
  noCounts,
  saveImport,
  type StoredImport,
} from '../../store/imports/import-run.store';
import { clientOfId } from '../../store/imports/import-targets.store';

/** Takes an import from step to step: check, agreement, pause, going on. */
@Injectable()
export class SteerImport {
  constructor(private readonly database: Database) {}

  /** Says what the columns hold, and has every row compared with what is there; nothing is written. */
  check(actor: Actor, id: string, { version, ...mapping }: DeskImportMapping): Promise<void> {
    return this.step(actor, id, version, ['draft', 'checking', 'ready'], async (tx, run) => {
      const { fields, clientId, formula } = mapping;
      checkFields(run, fields);
      if (clientId !== null && !(await clientOfId(tx, clientId))) throw invalid('clientId');
      if (missingFields(run.kind, fields, clientId !== null).length > 0)
        throw new DomainError('import.field-missing');
      run.columns = run.columns.map((column, index) => ({ ...column, field: fields[index] ?? null }));
      Object.assign(run, { clientId, formula });
      await begin(tx, run, 'checking');
      return 'import.checked';
    });
  }

  /** The agreement: from here on it is written. */
  start(actor: Actor, id: string, version: number): Promise<void> {
    return this.step(actor, id, version, ['ready'], async (tx, run) => {
      Object.assign(run, {
        startedAt: tx.now,
        actorId: actor.id,
        actorName: actor.name,
        actorLabel: actor.label,
      });
      await begin(tx, run, 'running');
      return 'import.started';
    });
  }

  pause(actor: Actor, id: string, version: number): Promise<void> {
    return this.step(actor, id, version, ['running'], (_tx, run) => {
      run.state = 'paused';
      return Promise.resolve('import.paused');
    });
  }

  /** Goes on where it stopped; also wakes a run whose job was given up. */
  resume(actor: Actor, id: string, version: number): Promise<void> {
    return this.step(actor, id, version, ['paused', 'running', 'checking'], async (tx, run) => {
      if (run.state === 'paused') run.state = 'running';
      run.step += 1;
      await tx.emit('import.due', { importId: run.id, step: run.step });
      return 'import.resumed';
    });
  }

  /** Throws away a file that was not agreed to. */
  discard(actor: Actor, id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const run = await lockImport(tx, id);
      if (run.startedAt !== null) throw new DomainError('import.wrong-state');
      await deleteImport(tx, id);
      await tx.audit(actor, 'import.discarded', `import:${id}`, { fileName: run.fileName });
    });
  }

  private step(
    actor: Actor,
    id: string,
    version: number,
    from: readonly DeskImportState[],
    change: (tx: Transaction, run: StoredImport) => Promise<string>,
  ): Promise<void> {
    return this.database.transaction(async (tx) => {
      const run = await lockImport(tx, id);
      if (run.version !== version) throw new DomainError('version.conflict', { version: run.version });
      if (!from.includes(run.state)) throw new DomainError('import.wrong-state');
      const action = await change(tx, run);
      run.version += 1;
      await saveImport(tx, run);
      await tx.audit(actor, action, `import:${id}`, { kind: run.kind, source: run.source });
      tx.live({ type: 'import.changed', importId: id });
    });
  }
}

/** From the first row on. */
async function begin(tx: Transaction, run: StoredImport, state: DeskImportState): Promise<void> {
  await tx.execute('UPDATE import_row SET action = NULL WHERE run_id = ?', [run.id]);
  Object.assign(run, { state, done: 0, lastLine: 0, counts: noCounts(), step: run.step + 1 });
  await tx.emit('import.due', { importId: run.id, step: run.step });
}

function checkFields(run: StoredImport, fields: DeskImportMapping['fields']): void {
  const named = fields.filter((field) => field !== null);
  const isKnown = fields.length === run.columns.length && named.every((field) => isFieldOf(run.kind, field));
  if (!isKnown || new Set(named).size !== named.length) throw invalid('fields');
}

const invalid = (path: string) =>
  new DomainError('request.invalid', undefined, [{ path, code: 'not-found' }]);
