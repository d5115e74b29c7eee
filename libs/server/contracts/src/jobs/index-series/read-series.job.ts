import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { ReadSeries } from '../../use-cases/index-series/read-series';

/** Reads an index series from its publisher. */
@Injectable()
export class ReadSeriesJob extends JobHandler<'index.read'> {
  readonly job = 'index.read';

  constructor(private readonly reading: ReadSeries) {
    super();
  }

  run({ seriesId, startedAt }: JobPayload<'index.read'>, finish: FinishOnce): Promise<void> {
    return this.reading.execute(seriesId, new Date(startedAt), finish);
  }
}
