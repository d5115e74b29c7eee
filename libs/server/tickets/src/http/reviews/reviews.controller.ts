import { Body, Controller, Delete, Get, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import {
  Allow,
  Answer,
  CurrentActor,
  localeOf,
  Sends,
  type Actor,
  type IdentifiedRequest,
} from '@vigie/platform';
import {
  clientReviews,
  id,
  newReview,
  page,
  reviewBrief,
  reviewComment,
  reviewPublication,
  reviewsQuery,
  serviceReview,
  type NewReview,
  type ReviewComment,
  type ReviewPublication,
  type ReviewsQuery,
} from '@vigie/wire';
import type { Response } from 'express';
import { ServiceReviews } from '../../queries/reviews/service-reviews';
import { DownloadReview } from '../../use-cases/reviews/download-review';
import { PublishReview } from '../../use-cases/reviews/publish-review';
import { WriteReview } from '../../use-cases/reviews/write-review';

/** Monthly service reviews: written and published by us, read by the management of the client. */
@Controller('api')
export class ReviewsController {
  constructor(
    private readonly reading: ServiceReviews,
    private readonly writing: WriteReview,
    private readonly publishing: PublishReview,
    private readonly downloading: DownloadReview,
  ) {}

  @Allow('reports.read')
  @Get('reviews')
  @Answer(page(reviewBrief))
  list(@CurrentActor() actor: Actor, @Query({ schema: reviewsQuery }) query: ReviewsQuery) {
    return this.reading.page(actor.scope, query);
  }

  @Allow('reviews.write')
  @Post('reviews')
  @Answer(serviceReview)
  async start(@CurrentActor() actor: Actor, @Body({ schema: newReview }) body: NewReview) {
    const made = await this.writing.start(actor, body);
    return this.reading.one(actor, made.id);
  }

  @Allow('reports.read')
  @Get('reviews/:id')
  @Answer(serviceReview)
  find(@CurrentActor() actor: Actor, @Param('id', { schema: id }) reviewId: string) {
    return this.reading.one(actor, reviewId);
  }

  @Allow('reviews.write')
  @Put('reviews/:id/comment')
  @Answer(serviceReview)
  async comment(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) reviewId: string,
    @Body({ schema: reviewComment }) body: ReviewComment,
  ) {
    await this.writing.comment(actor, reviewId, body);
    return this.reading.one(actor, reviewId);
  }

  @Allow('reviews.write')
  @Post('reviews/:id/publication')
  @Answer(serviceReview)
  async publish(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) reviewId: string,
    @Body({ schema: reviewPublication }) body: ReviewPublication,
  ) {
    await this.publishing.execute(actor, reviewId, body);
    return this.reading.one(actor, reviewId);
  }

  @Allow('reviews.write')
  @Delete('reviews/:id/publication')
  @Answer(null, 204)
  undo(@CurrentActor() actor: Actor, @Param('id', { schema: id }) reviewId: string) {
    return this.publishing.undo(actor, reviewId);
  }

  @Allow('reviews.own')
  @Get('portal/reviews')
  @Answer(clientReviews)
  own(@CurrentActor() actor: Actor) {
    return this.reading.ofClient(actor);
  }

  @Allow('reviews.own')
  @Get('portal/reviews/:id')
  @Answer(serviceReview)
  read(@CurrentActor() actor: Actor, @Param('id', { schema: id }) reviewId: string) {
    return this.reading.one(actor, reviewId);
  }

  @Allow('reports.read', 'reviews.own')
  @Get('reviews/:id/review.pdf')
  @Sends({ 'application/pdf': null })
  async download(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) reviewId: string,
    @Req() request: IdentifiedRequest,
    @Res() response: Response,
  ) {
    const { content, name } = await this.downloading.execute(actor, reviewId, localeOf(request));
    response.attachment(name).send(content);
  }
}
