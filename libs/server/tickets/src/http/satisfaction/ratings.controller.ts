import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { Allow, Answer, CurrentActor, Public, type Actor } from '@vigie/platform';
import { id, ratingChange, ratingOfRequest, requestRating, type RatingChange } from '@vigie/wire';
import { RequestRatings } from '../../queries/satisfaction/request-ratings';
import { RateRequest } from '../../use-cases/satisfaction/rate-request';

/** What requesters think of the work: from the link of a mail, or from the page of a request. */
@Controller('api/portal')
export class RatingsController {
  constructor(
    private readonly ratings: RequestRatings,
    private readonly rating: RateRequest,
  ) {}

  @Public()
  @Get('ratings/:token')
  @Answer(requestRating)
  asked(@Param('token') token: string) {
    return this.ratings.byLink(token);
  }

  @Public()
  @Post('ratings/:token')
  @Answer(requestRating)
  async answer(@Param('token') token: string, @Body({ schema: ratingChange }) body: RatingChange) {
    await this.rating.byLink(token, body);
    return this.ratings.byLink(token);
  }

  @Allow('requests.read')
  @Get('requests/:id/rating')
  @Answer(ratingOfRequest)
  async find(@CurrentActor() actor: Actor, @Param('id', { schema: id }) requestId: string) {
    return { rating: await this.ratings.ofRequest(actor, requestId) };
  }

  @Allow('requests.read')
  @Put('requests/:id/rating')
  @Answer(ratingOfRequest)
  async rate(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) requestId: string,
    @Body({ schema: ratingChange }) body: RatingChange,
  ) {
    await this.rating.execute(actor, requestId, body);
    return { rating: await this.ratings.ofRequest(actor, requestId) };
  }
}
