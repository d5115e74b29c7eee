import { Injectable } from '@nestjs/common';
import { MoveContract } from '@vigie/contracts';
import { Database, DomainError, systemActor, todayOf, type Actor, type Transaction } from '@vigie/platform';
import type { SuspensionLifting } from '@vigie/wire';
import { overdueOfContracts } from '../../store/suspensions/suspendable.store';
import {
  contractOf,
  endSuspension,
  lockSuspension,
  lockSuspensionsOf,
  type StoredSuspension,
} from '../../store/suspensions/suspension.store';
import { TellSuspension } from './tell-suspension';

const vigie = systemActor('billing');
/** As the history of the contract says it: contracts are French. */
const paid = 'Tout ce qui était échu est payé';

/** Takes a suspended contract up again: once all that was overdue is paid, or by hand with a reason. */
@Injectable()
export class LiftSuspension {
  constructor(
    private readonly database: Database,
    private readonly moving: MoveContract,
    private readonly telling: TellSuspension,
  ) {}

  /** Errors: not-found, version.conflict, suspension.over. */
  execute(actor: Actor, id: string, { reason, version }: SuspensionLifting): Promise<void> {
    return this.database.transaction(async (tx) => {
      const suspension = await lockSuspension(tx, actor.scope, id);
      if (suspension.counts === null) throw new DomainError('suspension.over');
      if (suspension.version !== version)
        throw new DomainError('version.conflict', { version: suspension.version });
      await this.lift(tx, actor, suspension, { ending: 'by-hand', reason });
    });
  }

  /** Lifts those of a client on whose contract nothing is overdue any more. */
  async liftPaid(tx: Transaction, clientId: string): Promise<void> {
    const all = await lockSuspensionsOf(tx, clientId);
    const contracts = all.map(({ contractId }) => contractId);
    const overdue = await overdueOfContracts(tx, todayOf(tx), contracts);
    for (const suspension of all)
      if (!overdue.has(suspension.contractId))
        await this.lift(tx, vigie, suspension, { ending: 'paid', reason: paid });
  }

  private async lift(
    tx: Transaction,
    actor: Actor,
    suspension: StoredSuspension,
    { ending, reason }: { ending: 'paid' | 'by-hand'; reason: string },
  ): Promise<void> {
    const { id, clientId, contractId } = suspension;
    const { label, state, version } = await contractOf(tx, contractId);
    // It may have been taken up, or have ended, on its own page.
    const isSuspended = state === 'suspended';
    if (isSuspended) await this.moving.move(tx, actor, contractId, { act: 'resume', reason, version });
    const endReason = ending === 'paid' ? null : reason;
    await endSuspension(tx, suspension, {
      ending: isSuspended ? ending : 'contract',
      endReason,
      by: actor.name,
    });
    if (isSuspended) await this.telling.tell(tx, { clientId, contract: label, owed: null });
    await tx.audit(actor, 'suspension.lifted', `suspension:${id}`, { contractId, ending, reason });
    tx.live({ type: 'reminder.changed' });
  }
}
