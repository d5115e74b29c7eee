import { Injectable } from '@nestjs/common';
import { Clock, Database, DomainError, found, type Actor } from '@vigie/platform';
import { canRate, ratingUntil, type Rating } from '@vigie/rules';
import type { RequestRating } from '@vigie/wire';
import { PublicLinks } from '../../links/public-links';
import { ticketNumber } from '../../store/desk/ticket.store';

interface RatingLine {
  ticketId: string;
  subject: string;
  requesterId: string;
  requester: string;
  rating: Rating | null;
  comment: string | null;
  doneAt: Date;
  finished: number | string;
}

/** Only the last end of the work is rated, and only while it has not been taken up again or merged. */
const select = `SELECT s.ticket_id AS ticketId, t.subject, s.requester_id AS requesterId, p.name AS requester,
    s.rating, s.comment, s.done_at AS doneAt,
    t.is_open = 0 AND g.ticket_id IS NULL AND NOT EXISTS (SELECT 1 FROM satisfaction n
      WHERE n.ticket_id = s.ticket_id AND n.client_id = s.client_id AND n.id > s.id) AS finished
  FROM satisfaction s JOIN ticket t ON t.id = s.ticket_id AND t.client_id = s.client_id
  JOIN person p ON p.client_id = s.client_id AND p.id = s.requester_id
  LEFT JOIN ticket_merge g ON g.client_id = t.client_id AND g.ticket_id = t.id`;

/** What a client reads of the opinion on a request. */
@Injectable()
export class RequestRatings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly links: PublicLinks,
  ) {}

  /** What a signed link asks about; a link that can no longer be used says so. */
  async byLink(token: string): Promise<RequestRating> {
    const id = this.links.ratingOf(token);
    const row = id && (await this.database.one<RatingLine>(`${select} WHERE s.id = ?`, [id]));
    if (!row || Number(row.finished) !== 1) throw new DomainError('rating.link-invalid');
    return this.toRating(row, true);
  }

  /** Of a request of one's own company; null as long as the work goes on. */
  async ofRequest(actor: Actor, requestId: string): Promise<RequestRating | null> {
    const clientId = found(actor.clientId);
    const request = found(
      await this.database.one<{ ticketId: string }>(
        'SELECT ticket_id AS ticketId FROM written_request WHERE id = ? AND client_id = ?',
        [requestId, clientId],
      ),
    );
    const row = await this.database.one<RatingLine>(
      `${select} WHERE s.ticket_id = ? AND s.client_id = ? ORDER BY s.id DESC LIMIT 1`,
      [request.ticketId, clientId],
    );
    if (!row || Number(row.finished) !== 1) return null;
    return this.toRating(row, row.requesterId === actor.id);
  }

  private toRating({ ticketId, doneAt, ...row }: RatingLine, own: boolean): RequestRating {
    return {
      number: ticketNumber(ticketId),
      subject: row.subject,
      requester: row.requester,
      rating: row.rating,
      comment: row.comment,
      until: ratingUntil(doneAt).toISOString(),
      open: own && canRate(doneAt.toISOString(), this.clock.now().toISOString()),
    };
  }
}
