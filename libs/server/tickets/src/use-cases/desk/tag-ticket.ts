import { Injectable } from '@nestjs/common';
import { Database, found, type Actor, type Transaction } from '@vigie/platform';
import { recordHistory } from '../../store/desk/history.store';
import { addTag, removeTag, tagNamed } from '../../store/desk/tag.store';
import { lockTicket, touchTicket, type StoredTicket } from '../../store/desk/ticket.store';

/** Puts words on a ticket and takes them off. Two people may do so at once: nothing is overwritten. */
@Injectable()
export class TagTicket {
  constructor(private readonly database: Database) {}

  execute(actor: Actor, id: string, name: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      await this.add(tx, actor, await lockTicket(tx, actor.scope, id), name);
    });
  }

  /** The same on a locked ticket, inside the caller's transaction. */
  async add(tx: Transaction, actor: Actor, ticket: StoredTicket, name: string): Promise<void> {
    const tag = await tagNamed(tx, name);
    if (await addTag(tx, ticket, tag.id)) await this.note(tx, actor, ticket, 'tagged', tag.name);
  }

  /** Error: not-found (the ticket does not carry it). */
  remove(actor: Actor, id: string, tagId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, actor.scope, id);
      const tag = found(await removeTag(tx, ticket, tagId));
      await this.note(tx, actor, ticket, 'untagged', tag.name);
    });
  }

  private async note(
    tx: Transaction,
    actor: Actor,
    ticket: StoredTicket,
    what: 'tagged' | 'untagged',
    tag: string,
  ): Promise<void> {
    await touchTicket(tx, ticket);
    await recordHistory(tx, ticket, actor, what, { tag });
    await tx.audit(actor, `ticket.${what}`, `ticket:${ticket.id}`, { tag });
  }
}
