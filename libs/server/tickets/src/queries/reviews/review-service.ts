import { Injectable } from '@nestjs/common';
import { clockKinds, type DaySpan } from '@vigie/rules';
import type { ClientScope } from '@vigie/platform';
import type { ReviewFigures } from '@vigie/wire';
import { SatisfactionReports } from '../satisfaction/satisfaction-reports';
import { SlaReportClocks } from '../sla/sla-report-clocks';
import { SlaReports } from '../sla/sla-reports';

const mostBreaches = 20;
const mostOpinions = 10;

/** How the promises of a month were held, and what people thought of the work. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly sla: SlaReports,
    private readonly finished: SlaReportClocks,
    private readonly satisfaction: SatisfactionReports,
  ) {}

  async of(
    scope: ClientScope,
    span: DaySpan,
  ): Promise<Pick<ReviewFigures, 'clocks' | 'breaches' | 'satisfaction' | 'opinions'>> {
    const [clocks, breaches, said] = await Promise.all([
      Promise.all(clockKinds.map((clock) => this.clock(scope, span, clock))),
      Promise.all(clockKinds.map((clock) => this.breaches(scope, span, clock))),
      this.satisfaction.of(scope, { ...span, by: 'client' }),
    ]);
    return {
      clocks,
      breaches: breaches
        .flat()
        .sort((one, other) => other.finishedAt.localeCompare(one.finishedAt))
        .slice(0, mostBreaches),
      satisfaction: said.total,
      opinions: said.answers
        .flatMap(({ number, subject, rating, comment }) =>
          comment === null ? [] : [{ number, subject, rating, comment }],
        )
        .slice(0, mostOpinions),
    };
  }

  private async clock(scope: ClientScope, span: DaySpan, clock: (typeof clockKinds)[number]) {
    const { total } = await this.sla.of(scope, { ...span, clock, by: 'client' });
    return { clock, ...total };
  }

  private async breaches(
    scope: ClientScope,
    span: DaySpan,
    clock: (typeof clockKinds)[number],
  ): Promise<ReviewFigures['breaches']> {
    const { items } = await this.finished.page(scope, {
      ...span,
      clock,
      by: 'client',
      outcome: 'breached',
      limit: mostBreaches,
    });
    return items.map(({ ticketId, number, subject, dueAt, finishedAt, breachReason }) => ({
      ticketId,
      number,
      subject,
      clock,
      dueAt,
      finishedAt,
      reason: breachReason,
    }));
  }
}
