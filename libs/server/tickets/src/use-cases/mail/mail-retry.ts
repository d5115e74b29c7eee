import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, type Actor } from '@vigie/platform';

/** Sends a mail again that failed, or whose fate nobody knows: only a person decides that. */
@Injectable()
export class RetryMail {
  constructor(private readonly database: Database) {}

  /** Error: mail.already-handled when it was sent, cancelled, or is on its way. */
  async execute(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const [mail] = await tx.query<{ state: string; to_address: string }>(
        'SELECT state, to_address FROM outbound_mail WHERE id = ? FOR UPDATE',
        [id],
      );
      const { state, to_address: to } = found(mail);
      if (!['failed', 'in-doubt', 'queued'].includes(state)) {
        throw new DomainError('mail.already-handled', { state });
      }
      await tx.execute(
        "UPDATE outbound_mail SET state = 'queued', attempts = 0, error = NULL, claimed_at = NOW(3) WHERE id = ?",
        [id],
      );
      await tx.emit('mail.queued', { outboundMailId: id });
      await tx.audit(actor, 'mail.retried', `outbound-mail:${id}`, { to, was: state });
      tx.live({ type: 'mail.changed' });
    });
  }
}
