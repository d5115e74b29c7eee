import { Body, Controller, Get, Param, Post, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, Sends, type Actor } from '@vigie/platform';
import {
  editedIndexSeries,
  id,
  indexSeries,
  indexSeriesList,
  indexSeriesPage,
  newIndexSeries,
  type EditedIndexSeries,
  type NewIndexSeries,
} from '@vigie/wire';
import type { Response } from 'express';
import { IndexSeriesList } from '../../queries/index-series/index-series-list';
import { IndexSeriesView } from '../../queries/index-series/index-series-view';
import { FollowSeries } from '../../use-cases/index-series/follow-series';
import { RequestReading } from '../../use-cases/index-series/request-reading';
import { SeeAlert } from '../../use-cases/index-series/see-alert';

/** Index series: what is followed, how its readings went, what they were read from. */
@ApiTags('contracts')
@Controller('api/index-series')
export class IndexSeriesController {
  constructor(
    private readonly list: IndexSeriesList,
    private readonly view: IndexSeriesView,
    private readonly following: FollowSeries,
    private readonly reading: RequestReading,
    private readonly seeing: SeeAlert,
  ) {}

  @Allow('contracts.read')
  @Get()
  @Answer(indexSeriesList)
  async all() {
    return { items: await this.list.all() };
  }

  @Allow('contracts.revise')
  @Post()
  @Answer(indexSeries, 201)
  async follow(@CurrentActor() actor: Actor, @Body({ schema: newIndexSeries }) body: NewIndexSeries) {
    return this.list.one(await this.following.execute(actor, body));
  }

  @Allow('contracts.read')
  @Get(':id')
  @Answer(indexSeriesPage)
  one(@Param('id', { schema: id }) seriesId: string) {
    return this.view.find(seriesId);
  }

  @Allow('contracts.revise')
  @Put(':id')
  @Answer(indexSeries)
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) seriesId: string,
    @Body({ schema: editedIndexSeries }) body: EditedIndexSeries,
  ) {
    await this.following.edit(actor, seriesId, body);
    return this.list.one(seriesId);
  }

  @Allow('contracts.revise')
  @Post(':id/readings')
  @Answer(indexSeries, 202)
  async read(@CurrentActor() actor: Actor, @Param('id', { schema: id }) seriesId: string) {
    await this.reading.execute(actor, seriesId);
    return this.list.one(seriesId);
  }

  @Allow('contracts.revise')
  @Post(':id/alerts/:alertId/seen')
  @Answer(null, 204)
  seen(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) seriesId: string,
    @Param('alertId', { schema: id }) alertId: string,
  ) {
    return this.seeing.execute(actor, seriesId, alertId);
  }

  /** The bytes as they came, with their SHA-256 in the header Digest. */
  @Allow('contracts.read')
  @Get(':id/answers/:answerId')
  @Sends({ 'application/xml': null, 'text/csv': null })
  async answer(
    @Param('id', { schema: id }) seriesId: string,
    @Param('answerId', { schema: id }) answerId: string,
    @Res() response: Response,
  ) {
    const { fileName, mediaType, content, sha256 } = await this.view.answer(seriesId, answerId);
    const digest = Buffer.from(sha256, 'hex').toString('base64');
    response.attachment(fileName).set('Digest', `sha-256=${digest}`).type(mediaType).send(content);
  }
}
