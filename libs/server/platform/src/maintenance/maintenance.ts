import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Database } from '../db/database';
import { LOGGER } from '../logging/logger';
import { CLEANINGS, type Cleaning } from './cleaning';

/** Small enough never to keep anybody waiting; what a pass leaves, the next one takes. */
const batch = 1000;
const mostBatches = 100;

/** Deletes what nobody needs any more. */
@Injectable()
export class Maintenance {
  constructor(
    private readonly database: Database,
    @Inject(CLEANINGS) private readonly cleanings: readonly Cleaning[],
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** One pass over everything; a cleaning that fails is logged and keeps no other back. */
  async run(): Promise<void> {
    for (const { what, sql } of this.cleanings) {
      try {
        const deleted = await this.clean(sql);
        if (deleted > 0) this.logger.info({ what, deleted }, 'cleaned');
      } catch (error) {
        this.logger.error({ err: error, what }, 'cleaning failed');
      }
    }
  }

  private async clean(sql: string): Promise<number> {
    let deleted = 0;
    for (let round = 0; round < mostBatches; round += 1) {
      const count = await this.database.execute(`${sql} LIMIT ${batch}`);
      deleted += count;
      if (count < batch) break;
    }
    return deleted;
  }
}
