import { Injectable } from '@nestjs/common';
import { Database, DomainError, FileStore, type Actor, type Transaction } from '@vigie/platform';
import { judgeDenunciation, receptionFault, sendingFault, type LetterFault } from '@vigie/rules';
import type { LetterReception, LetterSending } from '@vigie/wire';
import { recordContractEvent } from '../../store/agreements/contract.store';
import { joinDocument } from '../../store/agreements/document.store';
import { lockLetter, updateLetter, type HeldLetter } from '../../store/renewals/letter.store';
import { updateRenewal } from '../../store/renewals/renewal.store';
import { todayOf } from '../agreements/faults';
import { confirmNotice, giveNotice } from './give-notice';
import { noticeOf, windowOf } from './renewal-facts';

/** What becomes of a letter that was written: it leaves, it arrives, it is withdrawn; the proof is kept. */
@Injectable()
export class RecordLetter {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
  ) {}

  /**
   * It has left: the client finds a copy in the portal, and a denunciation ends the contract. Errors: those of
   * sendingFault, letter.already-sent, letter.withdrawn, renewal.closed, contract.wrong-state, version.conflict.
   */
  sent(actor: Actor, id: string, { sentOn, tracking, version }: LetterSending): Promise<void> {
    return this.changed(actor, id, version, 'sent', { sentOn, tracking }, async (tx, held) => {
      const { letter, renewal, contract } = held;
      if (letter.sentOn !== null) throw new DomainError('letter.already-sent');
      const written = { ...letter, information: windowOf(renewal) };
      refuse(sendingFault(written, { sentOn, tracking }, todayOf(tx)), 'sentOn');
      await updateLetter(tx, letter, { sentOn, tracking });
      const document = {
        fileId: letter.fileId,
        kind: 'letter',
        amendmentId: null,
        addedBy: actor.name,
      } as const;
      await joinDocument(tx, contract, document);
      if (letter.kind === 'denunciation') await denounce(tx, actor, held, sentOn);
      else
        await updateRenewal(tx, renewal, { nextOn: renewal.state === 'open' ? todayOf(tx) : renewal.nextOn });
    });
  }

  /** It has arrived. Errors: letter.not-sent, those of receptionFault, letter.withdrawn, version.conflict. */
  received(actor: Actor, id: string, { receivedOn, version }: LetterReception): Promise<void> {
    return this.changed(actor, id, version, 'received', { receivedOn }, async (tx, held) => {
      const { letter } = held;
      if (letter.sentOn === null) throw new DomainError('letter.not-sent');
      refuse(receptionFault(letter.sentOn, receivedOn, todayOf(tx)), 'receivedOn');
      await updateLetter(tx, letter, { receivedOn });
      if (letter.kind === 'denunciation')
        await confirmNotice(tx, actor, held, { sentOn: letter.sentOn, receivedOn });
    });
  }

  /** It will not leave. Errors: letter.already-sent, letter.withdrawn, version.conflict. */
  withdraw(actor: Actor, id: string, version: number): Promise<void> {
    return this.changed(actor, id, version, 'withdrawn', {}, async (tx, { letter }) => {
      if (letter.sentOn !== null) throw new DomainError('letter.already-sent');
      await updateLetter(tx, letter, { withdrawnAt: tx.now });
    });
  }

  /** Keeps the acknowledgement of the post. Errors: letter.not-sent, letter.withdrawn, version.conflict, those of files. */
  async prove(
    actor: Actor,
    id: string,
    file: { name: string; content: Buffer },
    version: number,
  ): Promise<void> {
    const kept = await this.files.keep(actor, file.name, file.content);
    await this.changed(actor, id, version, 'proved', { fileId: kept.id }, async (tx, { letter }) => {
      if (letter.sentOn === null) throw new DomainError('letter.not-sent');
      await FileStore.reserve(tx, kept.id, letter.clientId);
      await updateLetter(tx, letter, { proofFileId: kept.id });
    });
  }

  private changed(
    actor: Actor,
    id: string,
    version: number,
    what: 'sent' | 'received' | 'proved' | 'withdrawn',
    data: Record<string, string | null>,
    change: (tx: Transaction, held: HeldLetter) => Promise<void>,
  ): Promise<void> {
    return this.database.transaction(async (tx) => {
      const held = await lockLetter(tx, actor.scope, id, version);
      const told = { ...data, kind: held.letter.kind };
      await recordContractEvent(tx, held.contract, actor, { type: `letter-${what}`, data: told });
      await change(tx, held);
      await tx.audit(actor, `letter.${what}`, `letter:${id}`, told);
    });
  }
}

/** Ours counts from its reception; until that is known, from the day on which it left. */
async function denounce(tx: Transaction, actor: Actor, held: HeldLetter, sentOn: string): Promise<void> {
  const { renewal } = held;
  if (renewal.state !== 'open') throw new DomainError('renewal.closed');
  const verdict = judgeDenunciation(sentOn, noticeOf(renewal));
  const ends = verdict !== 'late';
  const contractVersion = await giveNotice(tx, actor, held, {
    by: 'provider',
    sentOn,
    receivedOn: null,
    verdict,
    ends,
  });
  await updateRenewal(tx, renewal, {
    state: ends ? 'ended' : 'renewed',
    contractVersion,
    nextOn: null,
  });
}

function refuse(fault: LetterFault | null, path: string): void {
  if (fault)
    throw new DomainError(fault, undefined, [
      { path: fault === 'letter.tracking-missing' ? 'tracking' : path, code: fault },
    ]);
}
