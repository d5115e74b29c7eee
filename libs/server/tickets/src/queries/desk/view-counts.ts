import { Injectable } from '@nestjs/common';
import { Database, scopeCondition, SharedReading, type Actor, type ClientScope } from '@vigie/platform';
import type { TicketState } from '@vigie/rules';
import { mostInView, type TicketCounts } from '@vigie/wire';

interface Group {
  state: TicketState;
  assigneeId: string | null;
  queueId: string;
  count: number | string;
  risk: number | string;
}

/** How many tickets each view holds. */
@Injectable()
export class ViewCounts {
  /** What every screen of ours asks for after every change: people differ in whose tickets are theirs only. */
  private readonly all = new SharedReading(() => this.groups({ kind: 'all' }));
  private readonly ever = new SharedReading(() => this.total({ kind: 'all' }));

  constructor(private readonly database: Database) {}

  async of(actor: Actor): Promise<TicketCounts> {
    const { scope } = actor;
    const [groups, all, unread, queues] = await Promise.all([
      scope.kind === 'all' ? this.all.get() : this.groups(scope),
      scope.kind === 'all' ? this.ever.get() : this.total(scope),
      this.unread(actor.id),
      this.queuesOf(actor.id),
    ]);
    const sum = (picked: (group: Group) => boolean, of: 'count' | 'risk' = 'count') =>
      groups.filter(picked).reduce((total, group) => total + Number(group[of]), 0);
    const waits = ({ state }: Group) => state === 'waiting-client' || state === 'waiting-vendor';
    return {
      todo: sum((group) => !waits(group)),
      mine: sum(({ assigneeId }) => assigneeId !== null && assigneeId === actor.id),
      'my-queues': sum(({ queueId }) => queues.has(queueId)),
      unread,
      'at-risk': sum(() => true, 'risk'),
      unassigned: sum(({ assigneeId }) => assigneeId === null),
      waiting: sum(waits),
      all,
    };
  }

  private groups(scope: ClientScope): Promise<Group[]> {
    const inside = scopeCondition(scope, 'client_id');
    return this.database.query<Group>(
      `SELECT state, assignee_id AS assigneeId, queue_id AS queueId, COUNT(*) AS count, SUM(warn_at <= NOW(3)) AS risk
         FROM ticket WHERE is_open = 1 AND ${inside.sql} GROUP BY state, assignee_id, queue_id`,
      inside.parameters,
    );
  }

  /** Closed tickets included, as far as they are counted: one beyond says that there are more. */
  private async total(scope: ClientScope): Promise<number> {
    const inside = scopeCondition(scope, 'client_id');
    const row = await this.database.one<{ count: number | string }>(
      `SELECT COUNT(*) AS count FROM (SELECT 1 FROM ticket WHERE ${inside.sql} LIMIT ?) some`,
      [...inside.parameters, mostInView + 1],
    );
    return Number(row?.count ?? 0);
  }

  private async unread(personId: string | null): Promise<number> {
    const sql = 'SELECT COUNT(*) AS count FROM ticket_unread WHERE person_id = ?';
    const row = await this.database.one<{ count: number | string }>(sql, [personId]);
    return Number(row?.count ?? 0);
  }

  private async queuesOf(personId: string | null): Promise<Set<string>> {
    const sql = 'SELECT queue_id AS id FROM queue_member WHERE person_id = ?';
    const rows = await this.database.query<{ id: string }>(sql, [personId]);
    return new Set(rows.map(({ id }) => id));
  }
}
