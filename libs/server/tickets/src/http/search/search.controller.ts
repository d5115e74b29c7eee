import { Controller, Get, Query } from '@nestjs/common';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import { portalSearchAnswer, searchAnswer, searchRequest, type SearchRequest } from '@vigie/wire';
import { SearchEverything } from '../../queries/search/search-everything';

@Controller('api')
export class SearchController {
  constructor(private readonly search: SearchEverything) {}

  @Allow('tickets.read')
  @Get('search')
  @Answer(searchAnswer)
  forStaff(@CurrentActor() actor: Actor, @Query({ schema: searchRequest }) query: SearchRequest) {
    return this.search.forStaff(actor, query);
  }

  @Allow('requests.read')
  @Get('portal/search')
  @Answer(portalSearchAnswer)
  forClient(@CurrentActor() actor: Actor, @Query({ schema: searchRequest }) query: SearchRequest) {
    return this.search.forClient(actor, query);
  }
}
