import { Body, Controller, Delete, Get, Header, Ip, Param, Post } from '@nestjs/common';
import { Allow, Answer, CurrentActor, Public, Sends, type Actor } from '@vigie/platform';
import { feedFile, feedLink, feedList, id, newFeed } from '@vigie/wire';
import type { z } from 'zod';
import { CalendarFeeds } from '../../queries/planning/calendar-feeds';
import { ShareCalendar } from '../../use-cases/planning/share-calendar';

/** Calendars to subscribe to by a secret link. */
@Controller('api')
export class CalendarFeedsController {
  constructor(
    private readonly feeds: CalendarFeeds,
    private readonly sharing: ShareCalendar,
  ) {}

  @Allow('tickets.read', 'requests.read')
  @Get('planning/feeds')
  @Answer(feedList)
  async list(@CurrentActor() actor: Actor) {
    return { items: await this.feeds.of(actor) };
  }

  @Allow('tickets.read', 'requests.read')
  @Post('planning/feeds')
  @Answer(feedLink, 201)
  make(@CurrentActor() actor: Actor, @Body({ schema: newFeed }) body: z.infer<typeof newFeed>) {
    return this.sharing.make(actor, body.clientId);
  }

  @Allow('tickets.read', 'requests.read')
  @Delete('planning/feeds/:id')
  @Answer(null, 204)
  revoke(@CurrentActor() actor: Actor, @Param('id', { schema: id }) feedId: string) {
    return this.sharing.revoke(actor, feedId);
  }

  @Public()
  @Get('calendars/:file')
  @Sends({ 'text/calendar': null })
  @Header('Content-Type', 'text/calendar; charset=utf-8')
  @Header('Cache-Control', 'private, no-store')
  read(@Param('file', { schema: feedFile }) file: string, @Ip() ip: string) {
    return this.sharing.read(file.slice(0, -'.ics'.length), ip);
  }
}
