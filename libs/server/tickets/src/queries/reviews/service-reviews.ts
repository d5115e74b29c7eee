import { Injectable } from '@nestjs/common';
import { isMonthOver, localDateOf, publicationUndoMs } from '@vigie/rules';
import {
  Clock,
  Database,
  found,
  notFound,
  Pages,
  scopeCondition,
  type Actor,
  type ClientScope,
} from '@vigie/platform';
import type { Page, ReviewBrief, ReviewsQuery, ServiceReview } from '@vigie/wire';
import { approversOfClient } from '../../store/catalogue/form-options.store';
import { ServiceReviewRow } from '../../store/reviews/service-review.row';
import type { SealedReview } from '../../store/reviews/service-review.store';
import { ReviewFiguresQuery } from './review-figures';

const zone = 'Europe/Paris';
const pages = new Pages('service-reviews');
const shown = 60;

interface Columns {
  id: string;
  clientId: string;
  client: string;
  month: string;
  state: ReviewBrief['state'];
  commented: number | string;
  publishedAt: Date | null;
  publishedBy: string | null;
}
const brief = `id, client_id, month, state, comment IS NOT NULL AS commented, published_at, published_by`;

/** Service reviews: drafts with the figures of now, published ones as they were sealed. */
@Injectable()
export class ServiceReviews {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly figures: ReviewFiguresQuery,
  ) {}

  /** The last month first; the page is cut before names are joined. */
  async page(scope: ClientScope, query: ReviewsQuery): Promise<Page<ReviewBrief>> {
    const inside = scopeCondition(scope, 'client_id');
    const after = pages.after(query.cursor);
    const conditions: [string, ...unknown[]][] = [
      [inside.sql, ...inside.parameters],
      ...(query.month ? [['month = ?', query.month] as [string, unknown]] : []),
      ...(query.client ? [['client_id = ?', query.client] as [string, unknown]] : []),
      ...(query.state ? [['state = ?', query.state] as [string, unknown]] : []),
      ...(after ? [['(month, id) < (?, ?)', ...after] as [string, ...unknown[]]] : []),
    ];
    const rows = await this.rows(conditions, query.limit + 1);
    return pages.cut(rows, query.limit, ({ month, id }) => [month, id], briefOf);
  }

  /** What a client may read: those that can no longer be taken back. */
  async ofClient({ scope }: Actor): Promise<{ items: ReviewBrief[] }> {
    const inside = scopeCondition(scope, 'client_id');
    const released = new Date(this.clock.now().getTime() - publicationUndoMs);
    const rows = await this.rows(
      [
        [inside.sql, ...inside.parameters],
        ["state = 'published' AND published_at <= ?", released],
      ],
      shown,
    );
    return { items: rows.map(briefOf) };
  }

  /** One of them; 404 outside the scope, and for a client one that may still be taken back. */
  async one({ scope, kind }: Pick<Actor, 'scope' | 'kind'>, id: string): Promise<ServiceReview> {
    const inside = scopeCondition(scope, 'client_id');
    const [named] = await this.rows(
      [
        ['id = ?', id],
        [inside.sql, ...inside.parameters],
      ],
      1,
    );
    const row = found(await this.database.manager.findOneBy(ServiceReviewRow, { id: found(named).id }));
    const now = this.clock.now();
    const undoUntil = row.publishedAt && new Date(row.publishedAt.getTime() + publicationUndoMs);
    const undoable = undoUntil !== null && undoUntil > now;
    if (kind === 'contact' && (row.state === 'draft' || undoable)) throw notFound();
    const sealed = row.sealed === null ? null : (JSON.parse(row.sealed) as SealedReview);
    return {
      ...briefOf(found(named)),
      comment: sealed ? sealed.comment : row.comment,
      figures: sealed ? sealed.figures : await this.figures.of(row.clientId, row.month),
      sha256: row.sha256,
      readers: (await approversOfClient(this.database, row.clientId)).map(({ name }) => name),
      monthOver: isMonthOver(row.month, localDateOf(now.toISOString(), zone)),
      undoUntil: undoable ? undoUntil.toISOString() : null,
      version: row.version,
    };
  }

  private rows(conditions: readonly [string, ...unknown[]][], limit: number): Promise<Columns[]> {
    return this.database.query<Columns>(
      `SELECT r.id, c.id AS clientId, c.name AS client, r.month, r.state, r.commented,
              r.published_at AS publishedAt, r.published_by AS publishedBy
         FROM (SELECT ${brief} FROM service_review
                WHERE ${conditions.map(([sql]) => sql).join(' AND ')} ORDER BY month DESC, id DESC LIMIT ?) r
         JOIN client c ON c.id = r.client_id ORDER BY r.month DESC, r.id DESC`,
      [...conditions.flatMap(([, ...parameters]) => parameters), limit],
    );
  }
}

const briefOf = (row: Columns): ReviewBrief => ({
  id: row.id,
  client: { id: row.clientId, name: row.client },
  month: row.month,
  state: row.state,
  commented: Number(row.commented) === 1,
  publishedAt: row.publishedAt?.toISOString() ?? null,
  publishedBy: row.publishedBy,
});
