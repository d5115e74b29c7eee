import { Injectable } from '@nestjs/common';
import {
  localDateOf,
  monthsUpTo,
  spanOfMonth,
  type DaySpan,
  type Month,
  type TicketState,
} from '@vigie/rules';
import { Clock, Database, type ClientScope } from '@vigie/platform';
import type { ReviewFigures } from '@vigie/wire';
import { ticketNumber } from '../../store/desk/ticket.store';
import { DeskTops } from '../reports/desk-tops';
import { within } from '../reports/report-days';
import { ReportHours } from '../reports/report-hours';
import { ReviewService } from './review-service';
import { ReviewWork } from './review-work';

/** Where the days of a report begin and end. */
const zone = 'Europe/Paris';
const mostTickets = 100;

/** What the month of a client was; tickets of our own house are no business of theirs. */
@Injectable()
export class ReviewFiguresQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly hours: ReportHours,
    private readonly tops: DeskTops,
    private readonly service: ReviewService,
    private readonly work: ReviewWork,
  ) {}

  async of(clientId: string, month: Month): Promise<ReviewFigures> {
    const scope: ClientScope = { kind: 'client', clientId };
    const span = spanOfMonth(month);
    const [months, tops, tickets, service, work] = await Promise.all([
      this.months(scope, month),
      this.tops.of(scope, undefined, span),
      this.tickets(scope, span),
      this.service.of(scope, span),
      this.work.of(scope, span),
    ]);
    const kinds = tops.kinds.filter(({ kind }) => kind !== 'internal');
    return { months, kinds, tickets, ...service, ...work };
  }

  /** What is open at the end of a month follows from what is open now and what came and went since. */
  private async months(scope: ClientScope, month: Month): Promise<ReviewFigures['months']> {
    const months = monthsUpTo(month);
    const today = localDateOf(this.clock.now().toISOString(), zone);
    const { to } = spanOfMonth(month);
    const all = { from: `${months[0] ?? month}-01`, to: to > today ? to : today };
    const [opened, resolved, clocks, open] = await Promise.all([
      this.hours.opened(all, scope, undefined, false),
      this.hours.resolved(all, scope, undefined, false),
      this.hours.clocks(all, scope),
      this.openNow(scope),
    ]);
    return months.map((one) => {
      const span = spanOfMonth(one);
      const upTo = { from: all.from, to: span.to };
      const later = (count: typeof opened) => count.in(all) - count.in(upTo);
      return {
        month: one,
        opened: opened.in(span),
        resolved: resolved.in(span),
        backlog: open - later(opened) + later(resolved),
        finished: clocks.finished.in(span),
        met: clocks.met.in(span),
      };
    });
  }

  private async openNow(scope: ClientScope): Promise<number> {
    const clientId = scope.kind === 'client' ? scope.clientId : '0';
    const row = await this.database.one<{ count: number | string }>(
      "SELECT COUNT(*) AS count FROM ticket WHERE client_id = ? AND is_open = 1 AND kind <> 'internal'",
      [clientId],
    );
    return Number(row?.count ?? 0);
  }

  private async tickets(scope: ClientScope, span: DaySpan): Promise<ReviewFigures['tickets']> {
    const where = within('created_at', span, scope, undefined);
    const rows = await this.database.query<{ id: string; subject: string; state: TicketState; at: Date }>(
      `SELECT id, subject, state, created_at AS at FROM ticket
        WHERE ${where.sql} AND kind <> 'internal' ORDER BY created_at DESC, id DESC LIMIT ?`,
      [...where.parameters, mostTickets],
    );
    return rows.map(({ id, subject, state, at }) => ({
      ticketId: id,
      number: ticketNumber(id),
      subject,
      state,
      openedAt: at.toISOString(),
    }));
  }
}
