import { Module } from '@nestjs/common';
import { SearchController } from './http/search/search.controller';
import { IndexTicketJob } from './jobs/index-ticket.job';
import { RebuildSearchJob } from './jobs/rebuild-search.job';
import { ContractSearch } from './queries/search/contract-search';
import { DirectorySearch } from './queries/search/directory-search';
import { FoundRequests } from './queries/search/found-requests';
import { SearchEverything } from './queries/search/search-everything';
import { SearchSnippets } from './queries/search/search-snippets';
import { TicketsModule } from './tickets.module';
import { IndexTicket } from './use-cases/search/index-ticket';
import { RebuildSearch } from './use-cases/search/rebuild-search';

export { RebuildSearch } from './use-cases/search/rebuild-search';

const queries = [ContractSearch, DirectorySearch, FoundRequests, SearchEverything, SearchSnippets];
const useCases = [IndexTicket, RebuildSearch];

/** The durable jobs of search. */
export const searchJobs = [IndexTicketJob, RebuildSearchJob];

/** Search over everything, for every process. */
@Module({
  imports: [TicketsModule],
  providers: [...queries, ...useCases, ...searchJobs],
  exports: [...queries, ...useCases, ...searchJobs],
})
export class SearchModule {}

/** Its routes. */
@Module({ imports: [SearchModule], controllers: [SearchController] })
export class SearchHttpModule {}
