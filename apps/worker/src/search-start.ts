import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { RebuildSearch } from '@vigie/tickets';

/** A worker that reads words in another way than the index was built has it built again. */
@Injectable()
export class SearchStart implements OnApplicationBootstrap {
  constructor(private readonly rebuilding: RebuildSearch) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.rebuilding.startIfNeeded();
  }
}
