import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { Allow, Answer, CurrentActor, found, type Actor } from '@vigie/platform';
import {
  id,
  ticketTime,
  timeEntry,
  timeEntryChange,
  timeEntryInput,
  timerStart,
  timerState,
  timerStop,
  timeWeek,
  weekQuery,
  type TimeEntryChange,
  type TimeEntryInput,
  type TimerStop,
} from '@vigie/wire';
import type { z } from 'zod';
import { TimeEntries } from '../../queries/planning/time-entries';
import { RecordTime } from '../../use-cases/planning/record-time';
import { RunTimer } from '../../use-cases/planning/run-timer';

/** Time spent, typed or measured. */
@Controller('api')
export class TimeController {
  constructor(
    private readonly entries: TimeEntries,
    private readonly recording: RecordTime,
    private readonly timers: RunTimer,
  ) {}

  @Allow('tickets.read')
  @Get('tickets/:id/time')
  @Answer(ticketTime)
  ofTicket(@CurrentActor() actor: Actor, @Param('id', { schema: id }) ticketId: string) {
    return this.entries.ofTicket(actor.scope, ticketId);
  }

  @Allow('tickets.work')
  @Post('time/entries')
  @Answer(timeEntry, 201)
  async add(@CurrentActor() actor: Actor, @Body({ schema: timeEntryInput }) body: TimeEntryInput) {
    return this.entries.one(actor.scope, await this.recording.add(actor, body));
  }

  @Allow('tickets.work')
  @Patch('time/entries/:id')
  @Answer(timeEntry)
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) entryId: string,
    @Body({ schema: timeEntryChange }) body: TimeEntryChange,
  ) {
    await this.recording.change(actor, entryId, body);
    return this.entries.one(actor.scope, entryId);
  }

  @Allow('tickets.work')
  @Delete('time/entries/:id')
  @Answer(null, 204)
  remove(@CurrentActor() actor: Actor, @Param('id', { schema: id }) entryId: string) {
    return this.recording.remove(actor, entryId);
  }

  @Allow('tickets.work')
  @Get('time/week')
  @Answer(timeWeek)
  week(@CurrentActor() actor: Actor, @Query({ schema: weekQuery }) query: z.infer<typeof weekQuery>) {
    return this.entries.week(actor, found(query.person ?? actor.id), query.monday);
  }

  @Allow('tickets.work')
  @Get('time/timer')
  @Answer(timerState)
  async timer(@CurrentActor() actor: Actor) {
    return { timer: await this.entries.timer(actor) };
  }

  @Allow('tickets.work')
  @Post('time/timer')
  @Answer(timerState, 201)
  async start(@CurrentActor() actor: Actor, @Body({ schema: timerStart }) body: z.infer<typeof timerStart>) {
    await this.timers.start(actor, body.ticketId);
    return { timer: await this.entries.timer(actor) };
  }

  @Allow('tickets.work')
  @Post('time/timer/stop')
  @Answer(timeEntry, 201)
  async stop(@CurrentActor() actor: Actor, @Body({ schema: timerStop }) body: TimerStop) {
    return this.entries.one(actor.scope, await this.timers.stop(actor, body));
  }

  @Allow('tickets.work')
  @Delete('time/timer')
  @Answer(null, 204)
  discard(@CurrentActor() actor: Actor) {
    return this.timers.discard(actor);
  }
}
