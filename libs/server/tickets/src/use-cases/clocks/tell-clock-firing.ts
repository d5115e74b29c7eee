import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import type { ThresholdAction } from '@vigie/rules';
import { Database, Mailroom, type FinishOnce, type Transaction } from '@vigie/platform';
import { PublicLinks } from '../../links/public-links';
import { firingNews, type FiringNews } from '../../store/clocks/clock-firing.store';
import { notify } from '../../store/desk/notification.store';
import { activeStaff, type Colleague } from '../../store/desk/staff.store';
import { ticketNumber } from '../../store/desk/ticket.store';
import { longInstant } from '../../texts/dates';
import { textsOf } from '../../texts/texts';

interface FiringKey {
  ticketId: string;
  firingId: string;
}

/** Tells our people, live and by mail, that a threshold was reached. Never the client. */
@Injectable()
export class TellClockFiring {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly mailroom: Mailroom,
    private readonly links: PublicLinks,
  ) {}

  execute(key: FiringKey, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const news = await firingNews(tx, key.firingId);
      const action = news && (await this.directory.thresholdAction(news.percent, tx));
      if (!action) return;
      const audience = audienceOf(news, action, await activeStaff(tx));
      for (const colleague of audience) await this.tell(tx, key, news, colleague);
    });
  }

  private async tell(
    tx: Transaction,
    { ticketId, firingId }: FiringKey,
    news: FiringNews,
    { id, email, locale }: Colleague,
  ): Promise<void> {
    const { percent, clock, subject, client, dueAt } = news;
    const type = percent === 100 ? 'clock-breached' : 'clock-warned';
    await notify(tx, { personId: id, type, ticketId, percent, dedupeKey: `firing-${firingId}-${id}` });
    const texts = textsOf(locale).mail.clock;
    const number = ticketNumber(ticketId);
    const due = dueAt ? longInstant(dueAt, news.zone, locale) : '—';
    await this.mailroom.post(tx, {
      to: email,
      subject: texts.subject({ number, clock, percent, subject }),
      text: texts.body({ number, clock, subject, client, percent, due, url: this.links.ticket(ticketId) }),
      automatic: true,
      ticketId,
    });
  }
}

/** Those the policy names; the managers instead of an assignee that there is not. */
function audienceOf(
  news: FiringNews,
  { notifyAssignee, notifyManagers }: ThresholdAction,
  staff: readonly Colleague[],
): Colleague[] {
  const isAssignee = ({ id }: Colleague) => id === news.assigneeId;
  const managersToo = notifyManagers || (notifyAssignee && !staff.some(isAssignee));
  return staff.filter(
    (colleague) =>
      (notifyAssignee && isAssignee(colleague)) || (managersToo && colleague.roles.includes('dispatcher')),
  );
}
