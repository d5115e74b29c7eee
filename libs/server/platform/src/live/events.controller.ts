import { Controller, Sse, type MessageEvent } from '@nestjs/common';
import type { LiveEvent } from '@vigie/wire';
import { filter, interval, map, merge, type Observable } from 'rxjs';
import { inScope, type Actor } from '../auth/actor';
import { Allow, CurrentActor } from '../auth/decorators';
import { LiveFeed } from './live-feed';

const pingMs = 20_000;

/** The live stream of one browser: only what its person may see. */
@Controller('api/events')
export class EventsController {
  constructor(private readonly feed: LiveFeed) {}

  @Allow('account.own')
  @Sse()
  stream(@CurrentActor() actor: Actor): Observable<MessageEvent> {
    const news = this.feed.events.pipe(
      filter((event) => mayHear(actor, event)),
      map((event) => ({ data: event })),
    );
    const pings = interval(pingMs).pipe(map(() => ({ type: 'ping', data: '' })));
    return merge(news, pings);
  }
}

function mayHear(actor: Actor, event: LiveEvent): boolean {
  switch (event.type) {
    case 'ticket.changed':
      return inScope(actor.scope, event.clientId);
    case 'mail.changed':
      return actor.permissions.has('mail.triage');
    case 'notification':
      return actor.id === event.personId;
  }
}
