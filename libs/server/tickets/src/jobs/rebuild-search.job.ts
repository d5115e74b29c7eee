import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { RebuildSearch } from '../use-cases/search/rebuild-search';

/** Words are read in another way than when the index was built: it is built again, a batch at a time. */
@Injectable()
export class RebuildSearchJob extends JobHandler<'search.rebuild'> {
  readonly job = 'search.rebuild';

  constructor(private readonly rebuilding: RebuildSearch) {
    super();
  }

  run({ before }: JobPayload<'search.rebuild'>, finish: FinishOnce): Promise<void> {
    return this.rebuilding.batch(before, finish);
  }
}
