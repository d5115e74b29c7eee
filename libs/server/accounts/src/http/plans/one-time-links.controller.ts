import { Controller, Get, Ip, Param, Post } from '@nestjs/common';
import { Answer, Public } from '@vigie/platform';
import { oneTimeLink, openedLink } from '@vigie/wire';
import { OpenOneTimeLink } from '../../use-cases/plans/open-one-time-link';

/** A first password for who holds its link. Reading uses nothing up: filters of mail follow links. */
@Controller('api/one-time/:token')
export class OneTimeLinksController {
  constructor(private readonly opening: OpenOneTimeLink) {}

  @Public()
  @Get()
  @Answer(oneTimeLink)
  look(@Param('token') token: string, @Ip() network: string) {
    return this.opening.look(token, network);
  }

  @Public()
  @Post('open')
  @Answer(openedLink)
  open(@Param('token') token: string, @Ip() network: string) {
    return this.opening.execute(token, network);
  }
}
