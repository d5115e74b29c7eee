import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, Database } from '@vigie/platform';
import type { RestoredFolder } from '@vigie/wire';
import { foldersOf, type StoredFolder } from '../../store/restores/restored-folder.store';
import { restoredPlace } from '../../store/restores/restored-place';

const dayMs = 86_400_000;

/** Where technicians find what our engine restored, and until when. */
@Injectable()
export class RestoredFolders {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** By restore or by what was handed over, the last one first. */
  async of(kind: 'restore' | 'export', ids: readonly string[]): Promise<Map<string, RestoredFolder[]>> {
    const all = new Map<string, RestoredFolder[]>();
    for (const row of await foldersOf(this.database, kind, ids)) {
      const id = (kind === 'restore' ? row.restoreId : row.exportId) ?? '';
      all.set(id, [...(all.get(id) ?? []), this.present(row)]);
    }
    return all;
  }

  private present({ name, files, bytes, madeAt, overAt, removedAt }: StoredFolder): RestoredFolder {
    const { restoredDays: keptDays } = this.config.backup;
    const removeAt = overAt && new Date(overAt.getTime() + keptDays * dayMs).toISOString();
    return {
      ...{ path: restoredPlace(this.config, name), files, bytes: Number(bytes), keptDays, removeAt },
      ...{ at: madeAt.toISOString(), removedAt: removedAt?.toISOString() ?? null },
    };
  }
}
