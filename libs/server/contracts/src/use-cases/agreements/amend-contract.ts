import { Injectable } from '@nestjs/common';
import { Database, DomainError, type Actor, type Transaction } from '@vigie/platform';
import type { AmendmentOrigin } from '@vigie/rules';
import type { AmendmentChanges, AmendmentSignature, NewAmendment } from '@vigie/wire';
import {
  amendmentOf,
  amendmentsOf,
  insertAmendment,
  updateAmendment,
  type StoredAmendment,
} from '../../store/agreements/amendment.store';
import {
  lockVersion,
  recordContractEvent,
  updateContract,
  type StoredContract,
} from '../../store/agreements/contract.store';
import { endLine, linesOf, withdrawTerms } from '../../store/agreements/terms.store';
import { applyAmendment, changeFaults } from './apply-amendment';
import { refuseFaults, todayOf } from './faults';

/** Amends a signed contract: proposes, signs, withdraws. */
@Injectable()
export class AmendContract {
  constructor(private readonly database: Database) {}

  /** Returns its identifier. With a date of signature it counts at once. Errors: those of applyAmendment, amendment.changes-nothing. */
  create(actor: Actor, contractId: string, { version, signedOn, ...said }: NewAmendment): Promise<string> {
    return this.database.transaction(async (tx) => {
      const contract = await lockSigned(tx, actor, contractId, version);
      const amendment = await this.propose(tx, actor, contract, { ...said, origin: 'manual' });
      if (signedOn) await this.conclude(tx, actor, contract, amendment, { ...said, signedOn });
      await updateContract(tx, contract);
      return amendment.id;
    });
  }

  /** Writes a proposal into the transaction of whoever found a reason for it. */
  async propose(
    tx: Transaction,
    actor: Pick<Actor, 'name'>,
    contract: StoredContract,
    said: { label: string; effectiveOn: string; changes: AmendmentChanges; origin: AmendmentOrigin },
  ): Promise<StoredAmendment> {
    refuseFaults(changeFaults(said.changes));
    if (changesNothing(said.changes)) throw new DomainError('amendment.changes-nothing');
    const amendment = await insertAmendment(tx, contract, {
      ...said,
      state: 'proposed',
      signedOn: null,
      author: actor.name,
    });
    const data = { number: amendment.number, label: said.label };
    await recordContractEvent(tx, contract, actor, { type: 'amendment-proposed', data });
    return amendment;
  }

  /** Errors: amendment.not-proposed, and those of applyAmendment. */
  sign(
    actor: Actor,
    contractId: string,
    amendmentId: string,
    { version, ...dates }: AmendmentSignature,
  ): Promise<void> {
    return this.database.transaction(async (tx) => {
      const contract = await lockSigned(tx, actor, contractId, version);
      const amendment = await amendmentOf(tx, contract, amendmentId);
      if (amendment.state !== 'proposed') throw new DomainError('amendment.not-proposed');
      await this.conclude(tx, actor, contract, amendment, dates);
      await updateContract(tx, contract);
    });
  }

  /** Takes back a proposal, or a signed one before it counts. Errors: amendment.not-proposed, amendment.in-force, amendment.overlaps. */
  withdraw(actor: Actor, contractId: string, amendmentId: string, version: number): Promise<void> {
    return this.database.transaction(async (tx) => {
      const contract = await lockVersion(tx, actor.scope, contractId, version);
      const amendment = await amendmentOf(tx, contract, amendmentId);
      if (amendment.state === 'withdrawn') throw new DomainError('amendment.not-proposed');
      if (amendment.state === 'signed') await undo(tx, contract, amendment);
      await updateAmendment(tx, amendment, { state: 'withdrawn' });
      await updateContract(tx, contract);
      const data = { number: amendment.number, label: amendment.label };
      await recordContractEvent(tx, contract, actor, { type: 'amendment-withdrawn', data });
      await tx.audit(actor, 'contract.amendment-withdrawn', `contract:${contractId}`, { amendmentId });
      const { clientId } = contract;
      if (amendment.state === 'signed')
        await tx.emit('contract.agreed', { contractId, clientId, version: version + 1 });
    });
  }

  private async conclude(
    tx: Transaction,
    actor: Actor,
    contract: StoredContract,
    amendment: StoredAmendment,
    { signedOn, effectiveOn }: { signedOn: string; effectiveOn: string },
  ): Promise<void> {
    await applyAmendment(tx, contract, amendment, { signedOn, effectiveOn });
    const { id: amendmentId, number, label } = amendment;
    await recordContractEvent(tx, contract, actor, {
      type: 'amended',
      data: { number, label, signedOn, effectiveOn },
    });
    await tx.audit(actor, 'contract.amended', `contract:${contract.id}`, {
      amendmentId,
      signedOn,
      effectiveOn,
    });
    const { id: contractId, clientId, version } = contract;
    await tx.emit('contract.agreed', { contractId, clientId, version: version + 1 });
  }
}

async function lockSigned(
  tx: Transaction,
  { scope }: Actor,
  id: string,
  version: number,
): Promise<StoredContract> {
  const contract = await lockVersion(tx, scope, id, version);
  if (contract.state === 'draft' || contract.state === 'ended') throw new DomainError('contract.wrong-state');
  return contract;
}

const changesNothing = ({ conditions, prices, added, ended }: AmendmentChanges): boolean =>
  Object.keys(conditions ?? {}).length + prices.length + added.length + ended.length === 0;

/** What counts already, or what a later change was written upon, stands. */
async function undo(tx: Transaction, contract: StoredContract, amendment: StoredAmendment): Promise<void> {
  if (amendment.effectiveOn <= todayOf(tx)) throw new DomainError('amendment.in-force');
  const lines = await linesOf(tx, [contract.id]);
  const prices = lines.flatMap((line) => line.prices.filter(({ withdrawn }) => !withdrawn));
  const others = (await amendmentsOf(tx, contract.id)).filter(
    ({ id, state }) => state === 'signed' && id !== amendment.id,
  );
  const after = [
    ...others.map(({ effectiveOn }) => effectiveOn),
    ...prices.filter(({ amendmentId }) => amendmentId !== amendment.id).map(({ validFrom }) => validFrom),
  ];
  if (after.some((day) => day >= amendment.effectiveOn)) throw new DomainError('amendment.overlaps');
  await withdrawTerms(tx, amendment.id);
  for (const lineId of amendment.changes.ended) await endLine(tx, lineId, null);
}
