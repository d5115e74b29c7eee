import { Injectable } from '@nestjs/common';
import { Database } from '@vigie/platform';
import type { SlaRecompute } from '@vigie/wire';
import { SlaRecomputeRow } from '../../store/sla/sla-recompute.row';

const most = 10;

/** How far the open clocks follow the latest changes of terms. */
@Injectable()
export class SlaRecomputes {
  constructor(private readonly database: Database) {}

  async latest(): Promise<SlaRecompute[]> {
    const rows = await this.database.manager.find(SlaRecomputeRow, { order: { id: 'DESC' }, take: most });
    return rows.map(({ id, cause, label, startedAt, finishedAt, total, done, earlier, later, late }) => ({
      id,
      cause,
      label,
      startedAt: startedAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
      total,
      done,
      earlier,
      later,
      late,
    }));
  }
}
