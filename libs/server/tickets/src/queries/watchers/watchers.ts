import { Injectable } from '@nestjs/common';
import { Database, type Actor } from '@vigie/platform';
import { possibleWatchers, watchersOf } from '../../store/watchers/watcher.store';
import { TicketList } from '../desk/ticket-list';

/** Who follows a ticket, and who could. */
@Injectable()
export class Watchers {
  constructor(
    private readonly database: Database,
    private readonly list: TicketList,
  ) {}

  /** Those who follow it. */
  async of(actor: Actor, ticketId: string) {
    return { items: await watchersOf(this.database, await this.key(actor, ticketId)) };
  }

  /** Those who could. */
  async possible(actor: Actor, ticketId: string, q: string) {
    return { items: await possibleWatchers(this.database, await this.key(actor, ticketId), q) };
  }

  private async key({ scope }: Actor, id: string) {
    const { client } = await this.list.row(scope, id);
    return { id, clientId: client.id };
  }
}
