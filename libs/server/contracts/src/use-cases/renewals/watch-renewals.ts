import { Injectable } from '@nestjs/common';
import {
  allClients,
  Clock,
  Database,
  DomainError,
  DueWork,
  systemActor,
  type Transaction,
} from '@vigie/platform';
import { renewalSteps, type ContractLetterKind, type LocalDate } from '@vigie/rules';
import { lockContract, type StoredContract } from '../../store/agreements/contract.store';
import { addresseeOf } from '../../store/renewals/addressee';
import { anyLetter } from '../../store/renewals/letter.store';
import {
  changedContracts,
  dueContracts,
  noteRenewal,
  readRenewal,
  renewalsToAnswer,
  type StoredRenewal,
} from '../../store/renewals/renewal.store';
import { todayOf } from '../agreements/faults';
import { noticeOf, windowOf } from './renewal-facts';
import { RenewalMails } from './renewal-mails';
import { settleRenewals } from './settle-renewals';
import { WriteLetter } from './write-letter';

/** New contracts and amendments: nobody waits for their dates by the second. */
const everyMs = 10_000;
const vigie = systemActor('renewals');

/** A letter that is to be written by itself. */
interface DueLetter {
  kind: ContractLetterKind;
  renewalId: string;
}

/**
 * The terms of a contract: each gets its row, its reminders and its letters on their days. What is done is written with
 * its effect: a process that dies leaves both or none, and what is left is done in the next round.
 */
@Injectable()
export class WatchRenewals extends DueWork {
  readonly kind = 'contract-renewal';
  private nextLook = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly mails: RenewalMails,
    private readonly letters: WriteLetter,
  ) {
    super();
  }

  async overdue(_graceMs: number, limit: number): Promise<string[]> {
    const now = this.clock.now();
    const due = await dueContracts(this.database, todayOf({ now }), limit);
    if (now.getTime() < this.nextLook) return due;
    this.nextLook = now.getTime() + everyMs;
    const changed = await changedContracts(this.database, todayOf({ now }), limit);
    // A whole round of them: there are more, and nobody waits for the next look.
    if (changed.length >= limit) this.nextLook = 0;
    return [...new Set([...due, ...changed])];
  }

  /** These are dates: they need no wake-up. */
  upcoming(): Promise<{ id: string; at: Date }[]> {
    return Promise.resolve([]);
  }

  async fire(contractId: string): Promise<void> {
    const letters = await this.database.transaction(async (tx): Promise<DueLetter[]> => {
      const today = todayOf(tx);
      const contract = await lockContract(tx, allClients, contractId);
      const open = await settleRenewals(tx, contract, today);
      const isTold = open !== null && (await this.step(tx, contract, open, today));
      const answers = await renewalsToAnswer(tx, contractId);
      return [
        ...(isTold ? [{ kind: 'renewal-information' as const, renewalId: open.id }] : []),
        ...answers.map(({ id }) => ({ kind: 'late-answer' as const, renewalId: id })),
      ];
    });
    for (const letter of letters) await this.write(letter);
  }

  /** The reminder and the warning of the day; returns whether the information is to be written. */
  private async step(
    tx: Transaction,
    contract: StoredContract,
    renewal: StoredRenewal,
    today: LocalDate,
  ): Promise<boolean> {
    if (renewal.nextOn === null || renewal.nextOn > today) return false;
    const { reminder, sayTooLate, writeInformation, nextOn } = await stepsOf(tx, renewal, today);
    const target = `renewal:${renewal.id}`;
    if (reminder !== null) {
      await this.mails.remind(tx, contract, renewal, reminder);
      await tx.audit(vigie, 'renewal.reminded', target, { days: reminder });
    }
    if (sayTooLate) {
      await this.mails.sayTooLate(tx, contract, renewal);
      await tx.audit(vigie, 'renewal.information-late', target);
    }
    await noteRenewal(tx, renewal, {
      ...(reminder !== null && { lastReminder: reminder }),
      ...(sayTooLate && { saidTooLate: true }),
      // Until the letter is there, the day stays due.
      nextOn: writeInformation ? today : nextOn,
    });
    tx.live({ type: 'contract.changed', contractId: contract.id, clientId: contract.clientId });
    return writeInformation;
  }

  /** Somebody else may be faster: another worker, or a person who writes or settles the same. */
  private async write({ kind, renewalId }: DueLetter): Promise<void> {
    const { version, clientId } = await readRenewal(this.database, allClients, renewalId);
    const to = await addresseeOf(this.database, clientId);
    const said = (tx: Transaction, contract: StoredContract, renewal: StoredRenewal) =>
      this.mails.sayWritten(tx, contract, renewal, kind);
    try {
      await this.letters.execute(vigie, renewalId, { kind, ...to, version }, said);
    } catch (error) {
      if (!(error instanceof DomainError) || !overtaken.includes(error.code)) throw error;
    }
  }
}

const overtaken = ['version.conflict', 'letter.exists', 'renewal.closed'];

async function stepsOf(tx: Transaction, renewal: StoredRenewal, today: LocalDate) {
  const letter = await anyLetter(tx, renewal, 'renewal-information');
  return renewalSteps(
    {
      dates: noticeOf(renewal),
      remind: renewal.decision !== 'renew',
      lastReminder: renewal.lastReminder,
      information: windowOf(renewal),
      informationWritten: letter !== null,
      informationSentOn: letter?.sentOn ?? null,
      saidTooLate: renewal.saidTooLate,
    },
    today,
  );
}
