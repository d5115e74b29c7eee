import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';
import { RatingsController } from './http/satisfaction/ratings.controller';
import { SatisfactionReportController } from './http/satisfaction/satisfaction-report.controller';
import { AskSatisfactionJob } from './jobs/satisfaction/ask-satisfaction.job';
import { RequestRatings } from './queries/satisfaction/request-ratings';
import { SatisfactionReports } from './queries/satisfaction/satisfaction-reports';
import { TicketsModule } from './tickets.module';
import { AskSatisfaction } from './use-cases/satisfaction/ask-satisfaction';
import { RateRequest } from './use-cases/satisfaction/rate-request';
import { SeedSatisfaction } from './use-cases/satisfaction/seed-satisfaction';

/** The durable jobs of satisfaction. */
export const satisfactionJobs = [AskSatisfactionJob];

const providers = [
  AskSatisfaction,
  RateRequest,
  RequestRatings,
  SatisfactionReports,
  SeedSatisfaction,
  ...satisfactionJobs,
];

/** What requesters think of the work, for every process. */
@Module({ imports: [DirectoryModule, TicketsModule], providers, exports: providers })
export class SatisfactionModule {}

/** Its routes. */
@Module({
  imports: [SatisfactionModule],
  controllers: [RatingsController, SatisfactionReportController],
})
export class SatisfactionHttpModule {}
