import { Injectable } from '@nestjs/common';
import { Database, type FinishOnce, systemActor, type Transaction } from '@vigie/platform';
import { type LocalDate, recoveryLimit } from '@vigie/rules';
import { addStep, changeEnding, insertEnding, lockEnding, openKeyOf } from '../../store/endings/ending.store';

const vigie = systemActor('backups');

interface MovedContract {
  label: string;
  state: string;
  endsOn: LocalDate | null;
}

/** A contract with backups that ends makes a proposal: a person says whether the service ends with it. */
@Injectable()
export class ProposeEnding {
  constructor(private readonly database: Database) {}

  execute(
    { contractId, clientId }: { contractId: string; clientId: string },
    finish: FinishOnce,
  ): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const [contract] = await tx.query<MovedContract>(
        `SELECT label, state, ends_on AS endsOn FROM contract c WHERE id = ? AND client_id = ? AND EXISTS (
           SELECT 1 FROM contract_line l WHERE l.contract_id = c.id AND l.part LIKE 'backup%')`,
        [contractId, clientId],
      );
      if (!contract) return;
      const { label, state, endsOn } = contract;
      const ends = (state === 'terminating' || state === 'ended') && endsOn !== null;
      await this.takeBack(tx, contractId, ends ? endsOn : null);
      if (ends) await this.propose(tx, { contractId, clientId, label, endsOn });
    });
  }

  /** A proposal of a contract that goes on, or that ends on another day, was none. */
  private async takeBack(tx: Transaction, contractId: string, endsOn: LocalDate | null): Promise<void> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM backup_ending WHERE contract_id = ? AND state = 'proposed' AND NOT ended_on <=> ?`,
      [contractId, endsOn],
    );
    for (const { id } of rows) {
      const ending = await lockEnding(tx, { kind: 'all' }, id);
      if (ending.state !== 'proposed') continue;
      await changeEnding(tx, ending, { state: 'dismissed', openKey: null });
      await addStep(tx, ending, vigie, { step: 'dismissed' });
    }
  }

  private async propose(
    tx: Transaction,
    of: { contractId: string; clientId: string; label: string; endsOn: LocalDate },
  ): Promise<void> {
    const { contractId, clientId, label, endsOn } = of;
    const known = await tx.query(
      `SELECT id FROM backup_ending WHERE (contract_id = ? AND client_id = ? AND ended_on = ?) OR open_key = ? FOR UPDATE`,
      [contractId, clientId, endsOn, openKeyOf({ clientId, jobId: null })],
    );
    if (known.length > 0) return;
    const dates = { endedOn: endsOn, dueOn: recoveryLimit(endsOn), jobsEndOn: endsOn };
    const cause = `Fin du contrat «\u00a0${label}\u00a0»`.slice(0, 500);
    const id = await insertEnding(
      tx,
      { clientId, contractId, state: 'proposed', ...dates, cause },
      vigie.name,
    );
    await addStep(tx, { id, clientId }, vigie, { step: 'proposed', data: { endedOn: endsOn } });
    await tx.audit(vigie, 'backup-ending.proposed', `backup-ending:${id}`, {
      contract: contractId,
      endedOn: endsOn,
    });
    tx.live({ type: 'backup-care.changed', clientId });
  }
}
