import { Injectable } from '@nestjs/common';
import { Database } from '../db/database';
import { FileStore } from '../files/file-store';
import { JobHandler } from '../queue/job-handler';
import type { JobPayload } from '../queue/catalogue';
import { MailTransport, type Delivery, type OutgoingMail } from './mail-transport';
import { OutboundMailRow } from './outbound-mail.row';

const maxAttempts = 8;

/**
 * Sends one mail. The row is marked before the server is spoken to, so a crash in between leaves it "in doubt"
 * for a person to decide, and never makes a second copy leave.
 */
@Injectable()
export class SendMailJob extends JobHandler<'mail.send'> {
  readonly job = 'mail.send';

  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly transport: MailTransport,
  ) {
    super();
  }

  async run({ outboundMailId }: JobPayload<'mail.send'>): Promise<void> {
    const mail = await this.claim(outboundMailId);
    if (!mail) return;
    const delivery = await this.transport.send(await this.outgoing(mail));
    await this.record(mail, delivery);
    if (delivery.outcome === 'refused' && !this.isFinal(mail, delivery)) throw new Error(delivery.error);
  }

  private async outgoing(mail: OutboundMailRow): Promise<OutgoingMail> {
    const { to, subject, text, messageId, inReplyTo, replyTo, automatic } = mail;
    const files = await this.files.describe(mail.fileIds);
    const attachments = files.map((file) => ({ ...file, content: () => this.files.read(file.key) }));
    const references = mail.references ?? [];
    return { to, subject, text, messageId, inReplyTo, references, replyTo, automatic, attachments };
  }

  private async claim(id: string): Promise<OutboundMailRow | null> {
    return this.database.transaction(async (tx) => {
      // A claim that nobody finished within two minutes is a crash while the server was being spoken to.
      await tx.execute(
        `UPDATE outbound_mail SET state = 'in-doubt', error = 'interrupted while sending'
          WHERE id = ? AND state = 'sending' AND claimed_at < NOW(3) - INTERVAL 120 SECOND`,
        [id],
      );
      const claimed = await tx.execute(
        `UPDATE outbound_mail SET state = 'sending', claimed_at = NOW(3), attempts = attempts + 1
          WHERE id = ? AND state IN ('queued', 'held')`,
        [id],
      );
      if (claimed === 0) return this.refuseWhileSending(tx.manager.findOneBy(OutboundMailRow, { id }));
      return tx.manager.findOneBy(OutboundMailRow, { id });
    });
  }

  /** Another worker may be sending it right now, or have died doing so: look again later, do not call it done. */
  private async refuseWhileSending(reading: Promise<OutboundMailRow | null>): Promise<null> {
    if ((await reading)?.state === 'sending') throw new Error('this mail is being sent by another worker');
    return null;
  }

  private async record(mail: OutboundMailRow, delivery: Delivery): Promise<void> {
    await this.database.transaction((tx) => {
      switch (delivery.outcome) {
        case 'accepted':
          return tx.execute(
            // A mail about no ticket may carry a link that opens an account: once sent, nobody needs its text.
            `UPDATE outbound_mail SET state = 'sent', sent_at = NOW(3), error = NULL,
                    body_text = IF(ticket_id IS NULL, '', body_text) WHERE id = ?`,
            [mail.id],
          );
        case 'unknown':
          return tx.execute("UPDATE outbound_mail SET state = 'in-doubt', error = ? WHERE id = ?", [
            delivery.error.slice(0, 1000),
            mail.id,
          ]);
        case 'refused':
          return tx.execute('UPDATE outbound_mail SET state = ?, error = ? WHERE id = ?', [
            this.isFinal(mail, delivery) ? 'failed' : 'queued',
            delivery.error.slice(0, 1000),
            mail.id,
          ]);
      }
    });
  }

  private isFinal(mail: OutboundMailRow, delivery: Extract<Delivery, { outcome: 'refused' }>): boolean {
    return delivery.permanent || mail.attempts >= maxAttempts;
  }
}
