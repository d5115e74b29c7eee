import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { Database, DomainError, FileStore, type Actor, type Transaction } from '@vigie/platform';
import { contractFaultsOf, periodOn } from '@vigie/rules';
import type { ContractDraft, ContractDraftChange, ContractFactsChange } from '@vigie/wire';
import {
  deleteContract,
  insertContract,
  lockVersion,
  recordContractEvent,
  updateContract,
  type ContractValues,
} from '../../store/agreements/contract.store';
import { deleteDocuments } from '../../store/agreements/document.store';
import { clearTerms, insertConditions, insertLine } from '../../store/agreements/terms.store';
import { checkCalendar, refuseFaults, todayOf } from './faults';

type Written = Omit<ContractDraft, 'clientId'>;

/** Writes the draft of a contract; once it is signed, only its name and its people change without an amendment. */
@Injectable()
export class WriteContract {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly files: FileStore,
  ) {}

  /** Returns its identifier. Errors: the faults of a contract by name, contract.reference-taken, not-found. */
  create(actor: Actor, draft: ContractDraft): Promise<string> {
    return this.database.transaction((tx) => this.insert(tx, actor, draft, 'created'));
  }

  /** The same inside the transaction of an import. */
  async insert(
    tx: Transaction,
    actor: Actor,
    { clientId, ...draft }: ContractDraft,
    type: 'created' | 'imported',
  ): Promise<string> {
    await this.directory.clientTerms(clientId, tx);
    const contract = await insertContract(tx, clientId, { ...unsigned, ...(await valuesOf(tx, draft)) });
    await writeTerms(tx, contract, draft);
    await recordContractEvent(tx, contract, actor, { type });
    await tx.audit(actor, `contract.${type}`, `contract:${contract.id}`, { clientId, start: draft.start });
    return contract.id;
  }

  /** Writes a draft anew. Errors: version.conflict, contract.not-draft, and those of a new one. */
  change(actor: Actor, id: string, { version, ...draft }: ContractDraftChange): Promise<void> {
    return this.database.transaction(async (tx) => {
      const contract = await lockVersion(tx, actor.scope, id, version);
      if (contract.state !== 'draft') throw new DomainError('contract.not-draft');
      const values = await valuesOf(tx, draft);
      await clearTerms(tx, contract);
      await writeTerms(tx, contract, draft);
      await updateContract(tx, contract, values);
      await recordContractEvent(tx, contract, actor, { type: 'changed' });
      await tx.audit(actor, 'contract.changed', `contract:${id}`);
    });
  }

  /** Changes what is no condition. Errors: version.conflict, contract.reference-taken. */
  changeFacts(actor: Actor, id: string, { version, ...facts }: ContractFactsChange): Promise<void> {
    return this.database.transaction(async (tx) => {
      const contract = await lockVersion(tx, actor.scope, id, version);
      await updateContract(tx, contract, facts);
      const keys = Object.keys(facts) as (keyof typeof facts)[];
      const fields = keys.filter((key) => facts[key] !== contract[key]).join(',');
      await recordContractEvent(tx, contract, actor, { type: 'changed', data: { fields } });
      // The journal cannot be erased: it names the contract, never its people.
      await tx.audit(actor, 'contract.changed', `contract:${id}`);
    });
  }

  /** Takes a draft away with its papers. Errors: version.conflict, contract.not-draft. */
  async discard(actor: Actor, id: string, version: number): Promise<void> {
    const keys = await this.database.transaction(async (tx) => {
      const contract = await lockVersion(tx, actor.scope, id, version);
      if (contract.state !== 'draft') throw new DomainError('contract.not-draft');
      const papers = await deleteDocuments(tx, contract);
      await clearTerms(tx, contract);
      await deleteContract(tx, contract);
      await tx.audit(actor, 'contract.discarded', `contract:${id}`);
      tx.live({ type: 'contract.changed', contractId: id, clientId: contract.clientId });
      return papers;
    });
    await this.files.remove(keys);
  }
}

const unsigned = {
  state: 'draft',
  endsOn: null,
  signedOn: null,
  denouncedBy: null,
  noticeSentOn: null,
  noticeReceivedOn: null,
} as const satisfies Partial<ContractValues>;

async function valuesOf(tx: Transaction, draft: Written) {
  refuseFaults(contractFaultsOf(draft));
  await checkCalendar(tx, draft.conditions.calendarId);
  const { label, reference, clientKind, start, months, firstTerm, people } = draft;
  const { term } = periodOn(draft, laterOf(start, todayOf(tx)));
  return { label, reference, clientKind, start, months, firstTerm, term, ...people };
}

const laterOf = (one: string, other: string) => (one > other ? one : other);

async function writeTerms(
  tx: Transaction,
  contract: { id: string; clientId: string },
  { start, conditions, lines }: Written,
): Promise<void> {
  const since = { validFrom: start, agreedOn: start, amendmentId: null };
  await insertConditions(tx, contract, conditions, since);
  for (const [position, line] of lines.entries())
    await insertLine(tx, contract, { ...line, position }, { since, revision: conditions.revision });
}
