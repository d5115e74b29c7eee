import { domainEvents, type DomainEventPayload, type DomainEventType, type LiveEvent } from '@vigie/wire';
import type { EntityManager, EntityTarget, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';
import type { Actor } from '../auth/actor';
import { AuditEntryRow } from '../audit/audit-entry.row';
import { DomainError } from '../errors/domain-error';
import { OutboxRow } from '../outbox/outbox.row';
import { jobsOf } from '../queue/catalogue';

/** One business transaction: rows, journal and events that stand or fall together. */
export class Transaction {
  readonly liveEvents: LiveEvent[] = [];
  readonly afterCommit: (() => void)[] = [];
  emitted = 0;

  constructor(
    readonly manager: EntityManager,
    /** The instant of this use case, read once. */
    readonly now: Date,
  ) {}

  /** Inserts a row and returns its identifier. */
  async insert<Row extends ObjectLiteral>(
    target: EntityTarget<Row>,
    values: QueryDeepPartialEntity<Row>,
  ): Promise<string> {
    const result = await this.manager.insert(target, values);
    return String(result.identifiers[0]?.['id'] ?? '');
  }

  /**
   * Changes a versioned row that the caller read at `version`; its version grows by one.
   * Throws version.conflict when somebody changed it in between.
   */
  async updateVersioned<Row extends ObjectLiteral & { id: string; version: number }>(
    target: EntityTarget<Row>,
    row: { id: string; version: number },
    values: QueryDeepPartialEntity<Row>,
  ): Promise<void> {
    const result = await this.manager
      .createQueryBuilder()
      .update(target)
      .set({ ...values, version: () => 'version + 1' })
      .where('id = :id AND version = :version', { id: row.id, version: row.version })
      .execute();
    if (result.affected === 1) return;
    const current = await this.manager.getRepository(target).findOneBy({ id: row.id } as never);
    throw new DomainError('version.conflict', { version: current?.version ?? null });
  }

  /** Rows of a statement inside this transaction. */
  query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.manager.query<Row[]>(sql, parameters);
  }

  /** Number of rows an UPDATE or DELETE touched. */
  async execute(sql: string, parameters: unknown[] = []): Promise<number> {
    const result = await this.manager.query<{ affectedRows: number }>(sql, parameters);
    return result.affectedRows;
  }

  /** Writes news into the outbox, one row for each job that listens to it. */
  async emit<T extends DomainEventType>(type: T, payload: DomainEventPayload<T>, availableAt = this.now) {
    const data = domainEvents[type].parse(payload);
    for (const job of jobsOf(type)) {
      await this.manager.insert(OutboxRow, { job, payload: data, createdAt: this.now, availableAt });
      this.emitted += 1;
    }
  }

  /** Tells the browsers, once committed, what they may want to read again. */
  live(event: LiveEvent): void {
    this.liveEvents.push(event);
  }

  /** Writes the journal: who did what to which object. The sealer chains it afterwards. */
  async audit(actor: Actor, action: string, target: string, data: Record<string, unknown> = {}) {
    await this.manager.insert(AuditEntryRow, {
      at: this.now,
      actor: actor.label,
      actorId: actor.id,
      action,
      target,
      data,
    });
  }
}
