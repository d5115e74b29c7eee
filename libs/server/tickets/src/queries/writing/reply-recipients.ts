import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Database, type Actor, type Config } from '@vigie/platform';
import type { ReplyRecipients as Recipients } from '@vigie/wire';
import { answerCopies } from '../../store/mail/mail-copies.store';
import { checkInScope } from '../in-scope';

/** Whom an answer on a ticket would reach. */
@Injectable()
export class ReplyRecipients {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
  ) {}

  /** Nobody where the requester cannot be written to; 404 outside the scope. */
  async on(actor: Actor, ticketId: string): Promise<Recipients> {
    await checkInScope(this.database, actor.scope, 'ticket', ticketId);
    const ticket = await this.database.one<{ clientId: string; requesterId: string; email: string }>(
      `SELECT t.client_id AS clientId, t.requester_id AS requesterId, p.email
         FROM ticket t JOIN person p ON p.id = t.requester_id AND p.active = 1 WHERE t.id = ?`,
      [ticketId],
    );
    if (!ticket) return { to: [], cc: [], proposed: [] };
    const { email, ...key } = ticket;
    const copies = await answerCopies(this.database, this.config, { id: ticketId, ...key }, email);
    return { to: [email], ...copies };
  }
}
