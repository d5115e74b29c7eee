import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  boardCounts,
  boardCountsQuery,
  boardEntry,
  boardKey,
  boardPage,
  boardQuery,
  greensReview,
  greensReviewed,
  manyReviewed,
  missedExcuse,
  newVerdict,
  verdictOnMany,
  type BoardQuery,
  type GreensReview,
  type MissedExcuse,
  type NewVerdict,
  type VerdictOnMany,
} from '@vigie/wire';
import { Board } from '../../queries/review/board';
import { BoardEntries } from '../../queries/review/board-entry';
import { ExcuseMissed } from '../../use-cases/review/excuse-missed';
import { ReviewGreens } from '../../use-cases/review/review-greens';
import { ReviewMany } from '../../use-cases/review/review-many';
import { ReviewRun } from '../../use-cases/review/review-run';

/** The daily review: every run, and every one that did not come, gets a verdict by a person. */
@ApiTags('backups')
@Controller('api/backups/review')
export class BoardController {
  constructor(
    private readonly board: Board,
    private readonly entries: BoardEntries,
    private readonly reviewing: ReviewRun,
    private readonly greens: ReviewGreens,
    private readonly many: ReviewMany,
    private readonly excusing: ExcuseMissed,
  ) {}

  @Allow('backups.read')
  @Get()
  @Answer(boardPage)
  list(@CurrentActor() actor: Actor, @Query({ schema: boardQuery }) query: BoardQuery) {
    return this.board.page(actor.scope, query);
  }

  @Allow('backups.read')
  @Get('counts')
  @Answer(boardCounts)
  counts(@CurrentActor() actor: Actor, @Query({ schema: boardCountsQuery }) query: { client?: string }) {
    return this.board.counts(actor.scope, query.client);
  }

  @Allow('backups.work')
  @Post('greens')
  @Answer(greensReviewed)
  reviewGreens(@CurrentActor() actor: Actor, @Body({ schema: greensReview }) body: GreensReview) {
    return this.greens.execute(actor, body);
  }

  @Allow('backups.work')
  @Post('verdicts')
  @Answer(manyReviewed)
  reviewMany(@CurrentActor() actor: Actor, @Body({ schema: verdictOnMany }) body: VerdictOnMany) {
    return this.many.execute(actor, body);
  }

  @Allow('backups.read')
  @Get(':key')
  @Answer(boardEntry)
  find(@CurrentActor() actor: Actor, @Param('key', { schema: boardKey }) key: string) {
    return this.entries.one(actor.scope, key);
  }

  @Allow('backups.work')
  @Post(':key/verdicts')
  @Answer(boardEntry, 201)
  async review(
    @CurrentActor() actor: Actor,
    @Param('key', { schema: boardKey }) key: string,
    @Body({ schema: newVerdict }) body: NewVerdict,
  ) {
    await this.reviewing.execute(actor, key, body);
    return this.entries.one(actor.scope, key);
  }

  @Allow('backups.work')
  @Post(':key/excuse')
  @Answer(boardEntry)
  async excuse(
    @CurrentActor() actor: Actor,
    @Param('key', { schema: boardKey }) key: string,
    @Body({ schema: missedExcuse }) body: MissedExcuse,
  ) {
    await this.excusing.execute(actor, key, body);
    return this.entries.one(actor.scope, key);
  }
}
