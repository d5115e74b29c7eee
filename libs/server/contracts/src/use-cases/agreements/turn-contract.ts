import { Injectable } from '@nestjs/common';
import { Clock, Database, DueWork, systemActor } from '@vigie/platform';
import { periodOn, type LocalDate } from '@vigie/rules';
import {
  recordContractEvent,
  turningContract,
  turningIds,
  updateContract,
} from '../../store/agreements/contract.store';
import { todayOf } from './faults';

const vigie = systemActor('contracts');

/** The day after a term: the contract is renewed for the same length, or ends as it was said. */
@Injectable()
export class TurnContract extends DueWork {
  readonly kind = 'contract-term';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  overdue(_graceMs: number, limit: number): Promise<string[]> {
    return turningIds(this.database, this.today(), limit);
  }

  /** Terms are dates: they need no wake-up. */
  upcoming(): Promise<{ id: string; at: Date }[]> {
    return Promise.resolve([]);
  }

  fire(id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const today = todayOf(tx);
      const contract = await turningContract(tx, id, today);
      if (!contract) return;
      const { clientId, endsOn, term: before } = contract;
      const isOver = endsOn !== null && endsOn < today;
      const { term, renewals } = periodOn(contract, today);
      await updateContract(tx, contract, isOver ? { state: 'ended' } : { term });
      await recordContractEvent(tx, contract, vigie, {
        type: isOver ? 'ended' : 'renewed',
        data: isOver ? { endsOn } : { before, term, renewals },
      });
      await tx.audit(vigie, isOver ? 'contract.ended' : 'contract.renewed', `contract:${id}`, { term });
      await tx.emit('contract.moved', { contractId: id, clientId, version: contract.version + 1 });
    });
  }

  private today(): LocalDate {
    return todayOf({ now: this.clock.now() });
  }
}
