import { Injectable } from '@nestjs/common';
import { Database, DomainError, type Actor, type Transaction } from '@vigie/platform';
import {
  canContractMove,
  judgeDenunciation,
  noticeDates,
  priceOn,
  termAfter,
  periodOn,
  type ContractState,
  type LocalDate,
} from '@vigie/rules';
import type { ContractAct, ContractEvent } from '@vigie/wire';
import {
  lockVersion,
  recordContractEvent,
  updateContract,
  type ContractValues,
  type StoredContract,
} from '../../store/agreements/contract.store';
import { conditionsOf } from '../../store/agreements/terms.store';
import { todayOf } from './faults';

interface Move {
  to: ContractState;
  type: ContractEvent['type'];
  values?: Partial<ContractValues>;
  data?: ContractEvent['data'];
}

const nobody = { denouncedBy: null, noticeSentOn: null, noticeReceivedOn: null, endsOn: null };

/** Suspends a contract, takes it up again, records a denunciation, withdraws it, ends the contract. */
@Injectable()
export class MoveContract {
  constructor(private readonly database: Database) {}

  /** Errors: version.conflict, contract.wrong-state, contract.notice-date-refused, contract.end-refused. */
  execute(actor: Actor, id: string, act: ContractAct): Promise<void> {
    return this.database.transaction((tx) => this.move(tx, actor, id, act));
  }

  /** The same inside a transaction of the caller. */
  async move(tx: Transaction, actor: Actor, id: string, act: ContractAct): Promise<void> {
    const contract = await lockVersion(tx, actor.scope, id, act.version);
    const { to, type, values, data } = await this.moveOf(tx, contract, act);
    if (!canContractMove(contract.state, to)) throw new DomainError('contract.wrong-state');
    await updateContract(tx, contract, { state: to, ...values });
    await recordContractEvent(tx, contract, actor, { type, data, reason: act.reason });
    await tx.audit(actor, `contract.${type}`, `contract:${id}`, { ...data });
    const { clientId } = contract;
    await tx.emit('contract.moved', { contractId: id, clientId, version: act.version + 1 });
  }

  private moveOf(tx: Transaction, contract: StoredContract, act: ContractAct): Move | Promise<Move> {
    const { state, denouncedBy } = contract;
    switch (act.act) {
      case 'suspend':
        return { to: 'suspended', type: 'suspended' };
      case 'resume':
        if (state !== 'suspended') throw new DomainError('contract.wrong-state');
        return { to: denouncedBy ? 'terminating' : 'active', type: 'resumed' };
      case 'keep':
        if (state !== 'terminating') throw new DomainError('contract.wrong-state');
        return { to: 'active', type: 'kept', values: nobody };
      case 'denounce':
        return this.denounce(tx, contract, act);
      case 'end':
        return endOf(contract, act.endsOn, todayOf(tx));
    }
  }

  /** A letter that comes too late for this term ends the contract with the next one. */
  private async denounce(
    tx: Transaction,
    contract: StoredContract,
    { by, sentOn, receivedOn }: Extract<ContractAct, { act: 'denounce' }>,
  ): Promise<Move> {
    const today = todayOf(tx);
    if (receivedOn > today || receivedOn < (sentOn ?? receivedOn) || receivedOn < contract.start)
      throw new DomainError('contract.notice-date-refused', undefined, [
        { path: 'receivedOn', code: 'contract.notice-date-refused' },
      ]);
    const conditions = priceOn(await conditionsOf(tx, [contract.id]), receivedOn);
    const { term, renewals } = periodOn(contract, receivedOn);
    const verdict = judgeDenunciation(
      receivedOn,
      noticeDates({ term, months: conditions?.noticeMonths ?? 0 }),
    );
    const endsOn = verdict === 'late' ? termAfter(contract, renewals + 1) : term;
    const values = { denouncedBy: by, noticeSentOn: sentOn, noticeReceivedOn: receivedOn, endsOn };
    return {
      to: 'terminating',
      type: 'denounced',
      values,
      data: { by, sentOn, receivedOn, verdict, endsOn },
    };
  }
}

function endOf({ start }: StoredContract, endsOn: LocalDate, today: LocalDate): Move {
  if (endsOn > today || endsOn < start)
    throw new DomainError('contract.end-refused', undefined, [
      { path: 'endsOn', code: 'contract.end-refused' },
    ]);
  return { to: 'ended', type: 'ended', values: { endsOn }, data: { endsOn } };
}
