import { Injectable } from '@nestjs/common';
import { allClients, Clock, Database, DomainError, type Actor } from '@vigie/platform';
import {
  maxPreviewRows,
  sayContractImportFault,
  type ContractImportAction,
  type ContractImportPreview,
  type ContractImportResult,
  type Locale,
} from '@vigie/wire';
import { lockContract } from '../../store/agreements/contract.store';
import { ActivateContract } from './activate-contract';
import { todayOf } from './faults';
import { planContracts, readContractList, type ContractList, type PlannedContract } from './plan-contracts';
import { WriteContract } from './write-contract';

/** Brings existing contracts in from a spreadsheet: shown first, then written whole or not at all. */
@Injectable()
export class ImportContracts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly writing: WriteContract,
    private readonly activating: ActivateContract,
  ) {}

  /** What the list would do; nothing is written. */
  async preview(file: Buffer, locale: Locale): Promise<ContractImportPreview> {
    const list = await readContractList(file);
    const plan = await planContracts(this.database, list, todayOf({ now: this.clock.now() }));
    return present(list, plan, locale);
  }

  /** Writes the list in one transaction. Errors: import.has-errors, unless only the contracts without faults are wanted. */
  async execute(actor: Actor, file: Buffer, rows: 'all' | 'valid'): Promise<ContractImportResult> {
    const list = await readContractList(file);
    return this.database.transaction(async (tx) => {
      const plan = await planContracts(tx, list, todayOf(tx));
      const { create: created, unchanged, error: skipped } = countsOf(plan);
      if (skipped > 0 && rows === 'all') throw new DomainError('import.has-errors', countsOf(plan));
      for (const { action, draft, signedOn } of plan) {
        if (action !== 'create' || !draft) continue;
        const id = await this.writing.insert(tx, actor, draft, 'imported');
        if (signedOn)
          await this.activating.activate(tx, actor, await lockContract(tx, allClients, id), signedOn);
      }
      const result = { created, unchanged, skipped };
      await tx.audit(actor, 'contracts.imported', 'contracts', result);
      return result;
    });
  }
}

function countsOf(plan: readonly PlannedContract[]): Record<ContractImportAction, number> {
  const counts = { create: 0, unchanged: 0, error: 0 };
  for (const { action } of plan) counts[action] += 1;
  return counts;
}

function present(
  { columns }: ContractList,
  plan: readonly PlannedContract[],
  locale: Locale,
): ContractImportPreview {
  const titleOf = (field: string) => columns.find((column) => column.field === field)?.title ?? field;
  const all = plan.flatMap(({ action, rows }) =>
    rows.map(({ line, values, faults }) => ({
      line,
      action,
      client: values.client ?? '',
      contract: values.reference ?? values.label ?? '',
      what: values.line ?? '',
      faults: faults.map(({ field, code }) => ({
        column: titleOf(field),
        code,
        message: sayContractImportFault(code, locale),
      })),
    })),
  );
  const rows = all.toSorted(
    (one, other) =>
      Number(other.action === 'error') - Number(one.action === 'error') || one.line - other.line,
  );
  return { columns, counts: countsOf(plan), rows: rows.slice(0, maxPreviewRows) };
}
