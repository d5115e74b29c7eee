import { Injectable } from '@nestjs/common';
import { Database, found } from '@vigie/platform';
import type { Queue, Reference } from '@vigie/wire';
import { queuesOf } from '../../store/queues/queue.store';

/** The queues with the people who work in them. */
@Injectable()
export class Queues {
  constructor(private readonly database: Database) {}

  async all(): Promise<{ items: Queue[] }> {
    const [rows, members] = await Promise.all([
      queuesOf(this.database.manager),
      this.database.query<Reference & { queueId: string }>(
        `SELECT m.queue_id AS queueId, p.id, p.name
           FROM queue_member m JOIN person p ON p.id = m.person_id AND p.active = 1 ORDER BY p.name, p.id`,
      ),
    ]);
    const byQueue = Map.groupBy(members, ({ queueId }) => queueId);
    const items = rows.map(({ place: _place, ...row }) => ({
      ...row,
      members: (byQueue.get(row.id) ?? []).map(({ id, name }) => ({ id, name })),
    }));
    return { items };
  }

  /** One of them. */
  async find(id: string): Promise<Queue> {
    return found((await this.all()).items.find((queue) => queue.id === id));
  }
}
