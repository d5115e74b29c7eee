import { Inject, Injectable } from '@nestjs/common';
import { AttemptLimits } from '@vigie/directory';
import {
  CONFIG,
  Database,
  found,
  Mailroom,
  notFound,
  randomToken,
  sha256,
  type Actor,
  type Config,
} from '@vigie/platform';
import { deleteFeed, feedEvents, feedOf, replaceFeed } from '../../store/planning/calendar-feed.store';
import { planningTexts } from '../../texts/planning.texts';
import { calendarFile } from './calendar-file';

/** Secret links to calendars: made once, replaced, ended, and read by the calendars of people. */
@Injectable()
export class ShareCalendar {
  constructor(
    private readonly database: Database,
    private readonly limits: AttemptLimits,
    private readonly mailroom: Mailroom,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Makes a link, in place of the former one; its address is told this once. */
  make(actor: Actor, wanted: string | null): Promise<{ id: string; url: string }> {
    return this.database.transaction(async (tx) => {
      // A contact shares the calendar of their own company, whatever they ask for.
      const clientId = actor.scope.kind === 'client' ? actor.scope.clientId : wanted;
      const secret = randomToken();
      const link = { personId: found(actor.id), clientId, secretHash: sha256(secret) };
      const id = await replaceFeed(tx, link);
      await tx.audit(actor, 'calendar-feed.made', `calendar-feed:${id}`, { clientId });
      return { id, url: `${this.config.publicUrl}/api/calendars/${secret}.ics` };
    });
  }

  revoke(actor: Actor, id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await deleteFeed(tx, found(actor.id), id))) throw notFound();
      await tx.audit(actor, 'calendar-feed.revoked', `calendar-feed:${id}`);
    });
  }

  /** The calendar behind a secret; 404 when there is none, 429 for a network that asks too often. */
  async read(secret: string, network: string): Promise<string> {
    await this.limits.consume('calendar-feed.ip', network);
    return this.database.transaction(async (tx) => {
      const feed = found(await feedOf(tx, sha256(secret)));
      const forClient = feed.clientId !== null;
      const { calendar } = planningTexts.fr;
      const name = forClient ? calendar.client(feed.name) : calendar.own(feed.name);
      const { domain } = this.mailroom;
      return calendarFile(await feedEvents(tx, feed), { name, domain, forClient });
    });
  }
}
