import { Injectable } from '@nestjs/common';
import { Database, DomainError, type Actor, type Transaction } from '@vigie/platform';
import {
  judgeDenunciation,
  outcomeOf,
  type DenunciationOutcome,
  type DenunciationVerdict,
} from '@vigie/rules';
import type { DenunciationDecision, ReceivedDenunciation } from '@vigie/wire';
import { recordContractEvent } from '../../store/agreements/contract.store';
import { lockRenewalVersion, updateRenewal, type HeldRenewal } from '../../store/renewals/renewal.store';
import { todayOf } from '../agreements/faults';
import { giveNotice } from './give-notice';
import { noticeOf } from './renewal-facts';

/**
 * A letter by which the client ends the contract: in time, the contract ends with the term; too late, it is renewed once
 * more, ends with the next term, and the client is answered; in between a person decides.
 */
@Injectable()
export class ReceiveDenunciation {
  constructor(private readonly database: Database) {}

  /** Errors: renewal.closed, renewal.denunciation-known, contract.notice-date-refused, version.conflict. */
  execute(actor: Actor, id: string, { sentOn, receivedOn, version }: ReceivedDenunciation): Promise<void> {
    return this.database.transaction(async (tx) => {
      const held = await lockRenewalVersion(tx, actor.scope, id, version);
      const { renewal, contract } = held;
      if (renewal.state !== 'open') throw new DomainError('renewal.closed');
      if (renewal.verdict !== null) throw new DomainError('renewal.denunciation-known');
      if (receivedOn > todayOf(tx) || receivedOn < (sentOn ?? receivedOn) || receivedOn < contract.start)
        throw new DomainError('contract.notice-date-refused', undefined, [
          { path: 'receivedOn', code: 'contract.notice-date-refused' },
        ]);
      const verdict = judgeDenunciation(receivedOn, noticeOf(renewal));
      const heard = { noticeSentOn: sentOn, noticeReceivedOn: receivedOn, verdict };
      await tx.audit(actor, 'renewal.denunciation-received', `renewal:${id}`, {
        sentOn,
        receivedOn,
        verdict,
      });
      const outcome = outcomeOf(verdict);
      const decided = { ...held, renewal: { ...renewal, ...heard } };
      if (outcome) await this.conclude(tx, actor, decided, { outcome, reason: null });
      else {
        await updateRenewal(tx, renewal, heard);
        const data = { receivedOn, verdict };
        await recordContractEvent(tx, contract, actor, { type: 'denunciation-received', data });
      }
    });
  }

  /** What a letter between the two limits is worth. Errors: renewal.closed, renewal.not-arguable, version.conflict. */
  decide(actor: Actor, id: string, { outcome, reason, version }: DenunciationDecision): Promise<void> {
    return this.database.transaction(async (tx) => {
      const held = await lockRenewalVersion(tx, actor.scope, id, version);
      const { verdict, state, outcome: before } = held.renewal;
      if (verdict !== 'arguable' || before !== null) throw new DomainError('renewal.not-arguable');
      if (state !== 'open') throw new DomainError('renewal.closed');
      await this.conclude(tx, actor, held, { outcome, reason });
    });
  }

  private async conclude(
    tx: Transaction,
    actor: Actor,
    held: HeldRenewal,
    { outcome, reason }: { outcome: DenunciationOutcome; reason: string | null },
  ): Promise<void> {
    const { renewal } = held;
    const { noticeSentOn: sentOn, noticeReceivedOn: receivedOn, verdict } = renewal;
    const worth: DenunciationVerdict = verdict ?? 'late';
    const notice = { by: 'client', sentOn, receivedOn, verdict: worth, ends: outcome === 'ends' } as const;
    const contractVersion = await giveNotice(tx, actor, held, {
      ...notice,
      ...(reason !== null && { reason }),
    });
    await updateRenewal(tx, renewal, {
      ...{ noticeSentOn: sentOn, noticeReceivedOn: receivedOn, verdict, outcome },
      ...{ outcomeReason: reason, outcomeBy: actor.name, outcomeAt: tx.now },
      state: outcome === 'ends' ? 'ended' : 'renewed',
      contractVersion,
      // The answer to a letter that came too late is written by due work.
      nextOn: outcome === 'ends' ? null : todayOf(tx),
    });
    await tx.audit(actor, 'renewal.denunciation-judged', `renewal:${renewal.id}`, { outcome, reason });
  }
}
