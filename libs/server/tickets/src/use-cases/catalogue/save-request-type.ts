import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, type Actor, type Transaction } from '@vigie/platform';
import { definitionFaults, type RequestTypeContent } from '@vigie/rules';
import {
  insertRequestType,
  insertTypeVersion,
  lockRequestType,
  updateRequestType,
} from '../../store/catalogue/request-type.store';
import { usableQueue } from '../../store/queues/queue.store';
import { isPattern } from './patterns';

/** Writes types of the catalogue: a draft changes freely, a published version never does. */
@Injectable()
export class SaveRequestType {
  constructor(private readonly database: Database) {}

  /** Adds a type as a draft; returns its identifier. */
  create(actor: Actor, content: RequestTypeContent): Promise<string> {
    return this.database.transaction(async (tx) => {
      const id = await insertRequestType(tx, content);
      await this.note(tx, actor, 'created', id, { name: content.name.fr });
      return id;
    });
  }

  /** Replaces the draft of a type. */
  change(actor: Actor, id: string, { content, version }: { content: RequestTypeContent; version: number }) {
    return this.database.transaction(async (tx) => {
      await lockRequestType(tx, id);
      await updateRequestType(tx, { id, version }, { draft: content });
      await this.note(tx, actor, 'changed', id, { name: content.name.fr });
    });
  }

  /** Gives the draft to clients as the next version; refused, place by place, while it has faults. */
  publish(actor: Actor, id: string, version: number): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { draft, publishedNumber } = await lockRequestType(tx, id);
      if (!draft) throw new DomainError('request-type.nothing-to-publish');
      const faults = definitionFaults(draft, isPattern);
      if (faults.length > 0) throw new DomainError('request-type.faulty', undefined, faults);
      const number = (publishedNumber ?? 0) + 1;
      await updateRequestType(tx, { id, version }, { draft: null, publishedNumber: number });
      await insertTypeVersion(tx, { id, number, content: draft, by: actor.name });
      await this.note(tx, actor, 'published', id, { number, content: draft });
    });
  }

  /** Offers a type, or stops offering it; requests that were made stay as they are. */
  offer(
    actor: Actor,
    id: string,
    { enabled, version }: { enabled: boolean; version: number },
  ): Promise<void> {
    return this.database.transaction(async (tx) => {
      await lockRequestType(tx, id);
      await updateRequestType(tx, { id, version }, { enabled });
      await this.note(tx, actor, enabled ? 'enabled' : 'disabled', id);
    });
  }

  /** Chooses where its tickets come to from now on; null: where their kind goes. Errors: queue.archived, not-found. */
  putInto(
    actor: Actor,
    id: string,
    { queueId, version }: { queueId: string | null; version: number },
  ): Promise<void> {
    return this.database.transaction(async (tx) => {
      await lockRequestType(tx, id);
      const queue = queueId === null ? null : found(await usableQueue(tx, queueId));
      await updateRequestType(tx, { id, version }, { queueId });
      await this.note(tx, actor, 'queue-changed', id, { queue: queue?.name ?? null });
    });
  }

  private note(tx: Transaction, actor: Actor, verb: string, id: string, data: Record<string, unknown> = {}) {
    return tx.audit(actor, `request-type.${verb}`, `request-type:${id}`, data);
  }
}
