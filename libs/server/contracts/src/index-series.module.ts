import { Module } from '@nestjs/common';
import { IndexLinksController } from './http/index-series/index-links.controller';
import { IndexSeriesController } from './http/index-series/index-series.controller';
import { IndexValuesController } from './http/index-series/index-values.controller';
import { ReadSeriesJob } from './jobs/index-series/read-series.job';
import { IndexSeriesList } from './queries/index-series/index-series-list';
import { IndexSeriesView } from './queries/index-series/index-series-view';
import { FollowSeries } from './use-cases/index-series/follow-series';
import { ImportValues } from './use-cases/index-series/import-values';
import { LinkSeries } from './use-cases/index-series/link-series';
import { ReadSeries } from './use-cases/index-series/read-series';
import { RequestReading } from './use-cases/index-series/request-reading';
import { SeeAlert } from './use-cases/index-series/see-alert';
import { SeedIndexSeries } from './use-cases/index-series/seed-index-series';
import { TypeValue } from './use-cases/index-series/type-value';

/** The durable jobs of index series. */
export const indexJobs = [ReadSeriesJob];

/** What falls due in them. */
export const indexDueWork = [RequestReading];

const shared = [
  FollowSeries,
  ImportValues,
  IndexSeriesList,
  IndexSeriesView,
  LinkSeries,
  SeeAlert,
  SeedIndexSeries,
  TypeValue,
  ...indexJobs,
  ...indexDueWork,
];

/** Index series; the process must bind IndexSource. */
@Module({ providers: [ReadSeries, ...shared], exports: shared })
export class IndexSeriesModule {}

/** Their routes. */
@Module({
  imports: [IndexSeriesModule],
  controllers: [IndexSeriesController, IndexValuesController, IndexLinksController],
})
export class IndexSeriesHttpModule {}
