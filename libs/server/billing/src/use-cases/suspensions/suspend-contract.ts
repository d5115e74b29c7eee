import { Injectable } from '@nestjs/common';
import { MoveContract } from '@vigie/contracts';
import { Database, DomainError, inScope, notFound, todayOf, type Actor } from '@vigie/platform';
import { amountText } from '@vigie/rules';
import type { NewSuspension } from '@vigie/wire';
import { suspendableContracts } from '../../store/suspensions/suspendable.store';
import { insertSuspension } from '../../store/suspensions/suspension.store';
import { TellSuspension } from './tell-suspension';

/** Suspends a contract that is late enough: a person decides, with a reason, and the client is told. */
@Injectable()
export class SuspendContract {
  constructor(
    private readonly database: Database,
    private readonly moving: MoveContract,
    private readonly telling: TellSuspension,
  ) {}

  /** Errors: suspension.not-due, version.conflict, contract.wrong-state, not-found. */
  execute(actor: Actor, { contractId, reason, version }: NewSuspension): Promise<void> {
    return this.database.transaction(async (tx) => {
      const [due] = await suspendableContracts(tx, todayOf(tx), contractId);
      if (!due) throw new DomainError('suspension.not-due');
      if (!inScope(actor.scope, due.clientId)) throw notFound();
      const { clientId, label, open } = due;
      await this.moving.move(tx, actor, contractId, { act: 'suspend', reason, version });
      const id = await insertSuspension(tx, { clientId, contractId, reason, by: actor.name });
      await this.telling.tell(tx, { clientId, contract: label, owed: due });
      await tx.audit(actor, 'suspension.decided', `suspension:${id}`, {
        contractId,
        open: amountText(open),
        reason,
      });
      tx.live({ type: 'reminder.changed' });
    });
  }
}
