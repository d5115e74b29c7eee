import { Injectable } from '@nestjs/common';
import { Database, DomainError, type Actor, type Transaction } from '@vigie/platform';
import { amountText, signingFaultsOf } from '@vigie/rules';
import type { ContractActivation } from '@vigie/wire';
import {
  lockVersion,
  recordContractEvent,
  updateContract,
  type StoredContract,
} from '../../store/agreements/contract.store';
import { conditionsOf, linesOf } from '../../store/agreements/terms.store';
import { refuseFaults, todayOf } from './faults';

/** A draft was signed: from now on only amendments change what is agreed. */
@Injectable()
export class ActivateContract {
  constructor(private readonly database: Database) {}

  /** Errors: version.conflict, contract.not-draft, contract.signed-in-future, contract.lines-missing, revision.base-index-missing. */
  execute(actor: Actor, id: string, { signedOn, version }: ContractActivation): Promise<void> {
    return this.database.transaction(async (tx) => {
      const contract = await lockVersion(tx, actor.scope, id, version);
      await this.activate(tx, actor, contract, signedOn);
    });
  }

  /** The same inside the transaction of an import. */
  async activate(tx: Transaction, actor: Actor, contract: StoredContract, signedOn: string): Promise<void> {
    if (contract.state !== 'draft') throw new DomainError('contract.not-draft');
    if (signedOn > todayOf(tx))
      throw new DomainError('contract.signed-in-future', undefined, [
        { path: 'signedOn', code: 'contract.signed-in-future' },
      ]);
    const [conditions] = await conditionsOf(tx, [contract.id]);
    if (!conditions) throw new Error(`contract ${contract.id} has no conditions`);
    const lines = (await linesOf(tx, [contract.id])).map(({ prices: [first] }) => ({
      price: amountText(BigInt(first?.unitCents ?? 0)),
      quantity: first?.quantity ?? '',
      baseIndex: first?.baseValue ? { period: first.basePeriod ?? '', value: first.baseValue } : null,
    }));
    const { start, months, firstTerm } = contract;
    refuseFaults(signingFaultsOf({ start, months, firstTerm, conditions, lines }));
    await updateContract(tx, contract, { state: 'active', signedOn });
    await recordContractEvent(tx, contract, actor, { type: 'activated', data: { signedOn } });
    const { id: contractId, clientId, version } = contract;
    await tx.emit('contract.agreed', { contractId, clientId, version: version + 1 });
    await tx.audit(actor, 'contract.activated', `contract:${contract.id}`, { signedOn });
  }
}
