import { Injectable } from '@nestjs/common';
import { localDateOf, monthDue, spanOfMonth, type Month } from '@vigie/rules';
import { Clock, Database, DueWork, systemActor } from '@vigie/platform';
import { instantsOf } from '../../queries/reports/report-days';
import { draftMonth, isDrafted } from '../../store/reviews/service-review.store';
import { ourZone } from '../planning/our-zone';

/** On the first working day of a month, makes the drafts of the month before, for every client with something in it. */
@Injectable()
export class DraftReviews extends DueWork {
  readonly kind = 'service-reviews';
  /** What needs no more questions. */
  private done: Month | null = null;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  async overdue(): Promise<string[]> {
    const month = monthDue(localDateOf(this.clock.now().toISOString(), ourZone), { region: 'FR' });
    if (month === null || month === this.done) return [];
    if (!(await isDrafted(this.database, month))) return [month];
    this.done = month;
    return [];
  }

  /** The days of a calendar need no wake-up. */
  upcoming(): Promise<{ id: string; at: Date }[]> {
    return Promise.resolve([]);
  }

  async fire(month: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const span = spanOfMonth(month);
      const drafts = await draftMonth(tx, month, { span, ...instantsOf(span) });
      if (drafts !== null) await tx.audit(systemActor('reviews'), 'review.month-drafted', month, { drafts });
    });
  }
}
