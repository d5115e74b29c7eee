import { Injectable } from '@nestjs/common';
import { Database, DomainError, type Actor } from '@vigie/platform';
import type { RenewalDecisionGiven } from '@vigie/wire';
import { recordContractEvent } from '../../store/agreements/contract.store';
import { standingLetter, updateLetter } from '../../store/renewals/letter.store';
import { lockRenewalVersion, updateRenewal } from '../../store/renewals/renewal.store';
import { todayOf } from '../agreements/faults';

/** Somebody decides what we want of a term. */
@Injectable()
export class DecideRenewal {
  constructor(private readonly database: Database) {}

  /** A denunciation that was written and has not left is withdrawn with its decision. Errors: renewal.closed, version.conflict. */
  execute(actor: Actor, id: string, { decision, note, version }: RenewalDecisionGiven): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { renewal, contract } = await lockRenewalVersion(tx, actor.scope, id, version);
      if (renewal.state !== 'open') throw new DomainError('renewal.closed');
      const letter = decision === 'denounce' ? null : await standingLetter(tx, renewal, 'denunciation');
      if (letter) {
        await updateLetter(tx, letter, { withdrawnAt: tx.now });
        const data = { kind: letter.kind };
        await recordContractEvent(tx, contract, actor, { type: 'letter-withdrawn', data });
      }
      await updateRenewal(tx, renewal, {
        ...{ decision, note, decidedBy: actor.name, decidedAt: tx.now },
        nextOn: todayOf(tx),
      });
      await tx.audit(actor, 'renewal.decided', `renewal:${id}`, { decision, note });
      const data = { decision, term: renewal.term };
      const reason = note ?? undefined;
      await recordContractEvent(tx, contract, actor, { type: 'renewal-decided', data, reason });
    });
  }
}
