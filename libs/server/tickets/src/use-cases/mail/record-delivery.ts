import { Injectable } from '@nestjs/common';
import { isTrouble, laterOutcome } from '@vigie/rules';
import type { Transaction } from '@vigie/platform';
import type { DeliveryReport } from '../../ports/mail-reader';
import { recordHistory } from '../../store/desk/history.store';
import { notify } from '../../store/desk/notification.store';
import { lockTicket } from '../../store/desk/ticket.store';
import { lockSentMail, recordOutcome, recordTrouble, type SentMail } from '../../store/mail/delivery.store';

type Recipient = DeliveryReport['recipients'][number];

/**
 * Writes what a server tells about a mail of ours: on the mail, on the address, and on the ticket it is about. A report
 * counts only for a mail that we sent, to an address we sent it to: anybody can write one.
 */
@Injectable()
export class RecordDelivery {
  /** The ticket of the mail that the report is about; null when it is about none of ours. */
  async execute(
    tx: Transaction,
    report: DeliveryReport,
  ): Promise<{ ticketId: string; clientId: string } | null> {
    const mail = await lockSentMail(tx, report.messageIds);
    if (!mail) return null;
    const ours = new Set([mail.to, ...mail.cc].map((address) => address.toLowerCase()));
    const recipients = report.recipients.filter(({ address }) => ours.has(address));
    let { outcome } = mail;
    for (const recipient of recipients) {
      const later = laterOutcome(outcome, recipient.outcome);
      if (later !== outcome) await recordOutcome(tx, mail.id, later, words(recipient));
      if (isTrouble(recipient.outcome)) await this.trouble(tx, mail, recipient);
      outcome = later;
    }
    return recipients.length === 0 ? null : this.tell(tx, mail, recipients);
  }

  private trouble(tx: Transaction, mail: SentMail, recipient: Recipient): Promise<void> {
    const { address } = recipient;
    return recordTrouble(tx, { address, reason: reasonOf(recipient), mailId: mail.id });
  }

  private async tell(tx: Transaction, mail: SentMail, recipients: readonly Recipient[]) {
    tx.live({ type: 'mail.changed' });
    if (mail.ticketId === null) return null;
    const ticket = await lockTicket(tx, { kind: 'all' }, mail.ticketId);
    const { id: ticketId, clientId, assigneeId } = ticket;
    const failed = recipients.find(({ outcome }) => isTrouble(outcome));
    if (!failed) tx.live({ type: 'ticket.changed', ticketId, clientId, internal: true });
    // Told once a mail, however many reports come.
    else if (mail.outcome !== 'failed') {
      const data = { address: failed.address, reason: reasonOf(failed) };
      await recordHistory(tx, ticket, { kind: 'system', name: '' }, 'undelivered', data);
      const dedupeKey = `undelivered-${mail.id}`;
      if (assigneeId) await notify(tx, { personId: assigneeId, type: 'undelivered', ticketId, dedupeKey });
    }
    return { ticketId, clientId };
  }
}

const reasonOf = ({ status, reason }: Recipient) => reason || status || '';
const words = (recipient: Recipient) => [recipient.address, reasonOf(recipient)].filter(Boolean).join(' — ');
