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
    const { sender, to, subject, text, messageId, inReplyTo, replyTo, automatic } = mail;
    const files = await this.files.describe(mail.fileIds);
    const attachments = files.map((file) => ({ ...file, content: () => this.files.read(file.key) }));
    const references = mail.references ?? [];
    const cc = mail.cc ?? [];
    return {
      ...{ sender, to, cc, subject, text, messageId, inReplyTo, references },
      ...{ replyTo, automatic, attachments },
    };
  }

  private async claim(id: string): Promise<OutboundMailRow | null> {
    const claimed = await this.database.execute(
      `UPDATE outbound_mail SET state = 'sending', claimed_at = NOW(3), attempts = attempts + 1
        WHERE id = ? AND state IN ('queued', 'held')`,
      [id],
    );
    if (claimed === 1) return this.database.manager.findOneBy(OutboundMailRow, { id });
    // A claim that nobody finished within two minutes is a crash while the server was being spoken to.
    await this.database.execute(
      `UPDATE outbound_mail SET state = 'in-doubt', error = 'interrupted while sending'
        WHERE id = ? AND state = 'sending' AND claimed_at < NOW(3) - INTERVAL 120 SECOND`,
      [id],
    );
    const mail = await this.database.manager.findOneBy(OutboundMailRow, { id });
    // Another worker may be sending it right now, or have died doing so: look again later, do not call it done.
    if (mail?.state === 'sending') throw new Error('this mail is being sent by another worker');
    return null;
  }

  private async record(mail: OutboundMailRow, delivery: Delivery): Promise<void> {
    if (delivery.outcome === 'accepted') {
      // A mail about no ticket may carry a link that opens an account: once sent, nobody needs its text.
      await this.database.execute(
        `UPDATE outbound_mail SET state = 'sent', sent_at = NOW(3), error = NULL,
                body_text = IF(ticket_id IS NULL, '', body_text) WHERE id = ?`,
        [mail.id],
      );
      return;
    }
    const afterRefusal = this.isFinal(mail, delivery) ? 'failed' : 'queued';
    await this.database.execute('UPDATE outbound_mail SET state = ?, error = ? WHERE id = ?', [
      delivery.outcome === 'unknown' ? 'in-doubt' : afterRefusal,
      delivery.error.slice(0, 1000),
      mail.id,
    ]);
  }

  private isFinal(mail: OutboundMailRow, delivery: Delivery): boolean {
    const permanent = delivery.outcome === 'refused' && delivery.permanent;
    return permanent || mail.attempts >= maxAttempts;
  }
}
