import { MailTransport, type Delivery, type OutgoingMail } from '../mail/mail-transport';

/** Stands in for the mail server where a test is about something else; keeps what it was given. */
export class MemoryTransport extends MailTransport {
  readonly sent: OutgoingMail[] = [];
  next: Delivery = { outcome: 'accepted' };

  send(mail: OutgoingMail): Promise<Delivery> {
    this.sent.push(mail);
    return Promise.resolve(this.next);
  }
}
