import { Injectable } from '@nestjs/common';
import { adjustedMinutes } from '@vigie/rules';
import { Database, Mailroom, systemActor, type FinishOnce } from '@vigie/platform';
import { adjustSeries, lockSeries, newsOf, readersOf, usedOf } from '../../store/planning/intervention.store';
import { planningTexts } from '../../texts/planning.texts';

/** Adjusts a series whose last four occurrences were out of proportion, once for each four, and tells the client. */
@Injectable()
export class AdjustPlanning {
  constructor(
    private readonly database: Database,
    private readonly mailroom: Mailroom,
  ) {}

  execute(
    { interventionId, seriesId }: { interventionId: string; seriesId: string },
    finish: FinishOnce,
  ): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const series = await lockSeries(tx, seriesId);
      const used = await usedOf(tx, series);
      const minutes = adjustedMinutes(used);
      const last = used.at(-1);
      if (minutes === null || !last) return;
      const ahead = await adjustSeries(tx, series, { minutes, after: last.startsAt });
      const change = { from: series.plannedMinutes, to: minutes, ahead };
      await tx.audit(systemActor('planning'), 'series.adjusted', `intervention-series:${seriesId}`, change);
      tx.live({ type: 'planning.changed', clientId: series.clientId });
      if (ahead === 0) return;
      const { subject } = await newsOf(tx, interventionId);
      for (const { name, email, locale } of await readersOf(tx, series.clientId)) {
        const { adjusted } = planningTexts[locale];
        const text = adjusted.body({ name, subject, from: change.from, to: change.to });
        await this.mailroom.post(tx, {
          to: email,
          subject: adjusted.subject(subject),
          text,
          automatic: true,
        });
      }
    });
  }
}
