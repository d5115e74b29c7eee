import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, systemActor, type Actor, type Transaction } from '@vigie/platform';
import { canRate } from '@vigie/rules';
import type { RatingChange } from '@vigie/wire';
import { PublicLinks } from '../../links/public-links';
import { recordHistory } from '../../store/desk/history.store';
import { finishedTicket, lockRating, updateRating } from '../../store/satisfaction/satisfaction.store';

/** A requester says what they think of the work that was done for them, or says it otherwise. */
@Injectable()
export class RateRequest {
  constructor(
    private readonly database: Database,
    private readonly links: PublicLinks,
  ) {}

  /** From the signed link of the mail, which names nobody else than the requester. */
  byLink(token: string, said: RatingChange): Promise<void> {
    return this.database.transaction(async (tx) => {
      const id = this.links.ratingOf(token);
      if (id === null) throw new DomainError('rating.link-invalid');
      await this.rate(tx, id, null, said);
    });
  }

  /** From the page of the request: its requester alone. */
  execute(actor: Actor, requestId: string, said: RatingChange): Promise<void> {
    return this.database.transaction(async (tx) => {
      const [row] = await tx.query<{ id: string }>(
        `SELECT s.id FROM written_request w
           JOIN satisfaction s ON s.ticket_id = w.ticket_id AND s.client_id = w.client_id
          WHERE w.id = ? AND w.client_id = ? ORDER BY s.id DESC LIMIT 1`,
        [requestId, found(actor.clientId)],
      );
      await this.rate(tx, found(row).id, actor, said);
    });
  }

  private async rate(tx: Transaction, id: string, actor: Actor | null, said: RatingChange): Promise<void> {
    const end = found(await lockRating(tx, id));
    if (actor && actor.id !== end.requesterId) throw new DomainError('permission.missing');
    const isOver = !canRate(end.doneAt.toISOString(), tx.now.toISOString());
    if (isOver || !(await finishedTicket(tx, end))) throw new DomainError('rating.closed');
    const { rating } = said;
    const comment = said.comment ?? null;
    if (end.rating === rating && end.comment === comment) return;
    await updateRating(tx, id, { rating, comment, ratedAt: tx.now });
    const [person] = await tx.query<{ name: string; email: string }>(
      'SELECT name, email FROM person WHERE id = ?',
      [end.requesterId],
    );
    const { name, email } = found(person);
    const ticket = { id: end.ticketId, clientId: end.clientId };
    await recordHistory(tx, ticket, { kind: 'contact', name }, 'rated', { rating, comment });
    await tx.audit(actor ?? systemActor(`opinion of ${email}`), 'ticket.rated', `ticket:${ticket.id}`, {
      rating,
    });
  }
}
