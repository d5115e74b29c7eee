import { Inject, Injectable } from '@nestjs/common';
import { ClientRow, Directory } from '@vigie/directory';
import { CONFIG, Mailroom, type Config, type Transaction } from '@vigie/platform';
import type { ContractLetterKind } from '@vigie/rules';
import type { StoredContract } from '../../store/agreements/contract.store';
import type { StoredRenewal } from '../../store/renewals/renewal.store';
import { renewalMailTexts, type RenewalMail } from '../../texts/renewal-mail.texts';
import { noticeOf, windowOf } from './renewal-facts';

/** Tells whoever decides about a term, else everybody who may: in the transaction of what they are told. */
@Injectable()
export class RenewalMails {
  constructor(
    private readonly directory: Directory,
    private readonly mailroom: Mailroom,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** So many days are left before the posting date. */
  remind(tx: Transaction, contract: StoredContract, renewal: StoredRenewal, days: number): Promise<void> {
    return this.tell(tx, contract, renewal, { what: 'reminder', days });
  }

  /** The window of the information has passed, and nothing was sent. */
  sayTooLate(tx: Transaction, contract: StoredContract, renewal: StoredRenewal): Promise<void> {
    return this.tell(tx, contract, renewal, { what: 'too-late' });
  }

  /** A letter was written by itself: somebody has to post it. */
  sayWritten(
    tx: Transaction,
    contract: StoredContract,
    renewal: StoredRenewal,
    letter: ContractLetterKind,
  ): Promise<void> {
    return this.tell(tx, contract, renewal, { what: 'written', letter });
  }

  private async tell(
    tx: Transaction,
    contract: StoredContract,
    renewal: StoredRenewal,
    mail: RenewalMail,
  ): Promise<void> {
    const people = await this.directory.staffToNotify('contracts.write', tx);
    const owner = people.filter(({ id }) => id === renewal.ownerId);
    const client = await tx.manager.findOneByOrFail(ClientRow, { id: contract.clientId });
    const facts = {
      client: client.name,
      contract: contract.label,
      term: renewal.term,
      notice: noticeOf(renewal),
      information: windowOf(renewal),
      decision: renewal.decision,
      url: `${this.config.publicUrl}/console/renewals?open=${renewal.id}`,
    };
    for (const { email: to, locale } of owner.length > 0 ? owner : people) {
      const { subject, lines } = renewalMailTexts[locale](facts, mail);
      await this.mailroom.post(tx, { to, subject, text: lines.join('\n'), automatic: true });
    }
  }
}
