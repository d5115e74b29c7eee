import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Database, Mailroom, type Config, type FinishOnce } from '@vigie/platform';
import { teamOf } from '../../store/planning/intervention-team.store';
import { newsOf } from '../../store/planning/intervention.store';
import { longInstant } from '../../texts/dates';
import { planningTexts } from '../../texts/planning.texts';
import { ourZone } from './our-zone';

/** Tells the technicians about an intervention that somebody else planned, moved, cancelled or wants to be moved. */
@Injectable()
export class TellTechnician {
  constructor(
    private readonly database: Database,
    private readonly mailroom: Mailroom,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  execute(
    { interventionId, byPersonId }: { interventionId: string; byPersonId: string | null },
    finish: FinishOnce,
  ): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const news = await newsOf(tx, interventionId);
      const { subject, client, state, planned_minutes: minutes } = news;
      const url = `${this.config.publicUrl}/console/planning?intervention=${interventionId}`;
      for (const { id, email, locale } of await teamOf(tx, interventionId)) {
        if (id === byPersonId) continue;
        const { technician } = planningTexts[locale];
        const starts = longInstant(news.starts_at, ourZone, locale);
        await this.mailroom.post(tx, {
          to: email,
          subject: technician.subject(state, subject, client),
          text: technician.body({ state, subject, client, starts, minutes, url }),
          automatic: true,
        });
      }
    });
  }
}
