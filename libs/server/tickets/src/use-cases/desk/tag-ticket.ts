import { Injectable } from '@nestjs/common';
import { Database, found, type Actor, type Transaction } from '@vigie/platform';
import type { Tag } from '@vigie/wire';
import { recordHistory } from '../../store/desk/history.store';
import { addTag, findTag, removeTag, tagNamed } from '../../store/desk/tag.store';
import { lockTicket, touchTicket, type Changed, type StoredTicket } from '../../store/desk/ticket.store';

/** Puts words on a ticket and takes them off. Two people may do so at once: nothing is overwritten. */
@Injectable()
export class TagTicket {
  constructor(private readonly database: Database) {}

  /** Null when the ticket carries it already. */
  execute(actor: Actor, id: string, name: string): Promise<Changed | null> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, actor.scope, id);
      const added = await this.add(tx, actor, ticket, name);
      return added ? { version: ticket.version, inverse: { type: 'untag', name } } : null;
    });
  }

  /** The same on a locked ticket, inside the caller's transaction; null when the ticket carries the tag already. */
  async add(tx: Transaction, actor: Actor, ticket: StoredTicket, name: string): Promise<Tag | null> {
    const tag = await tagNamed(tx, name);
    if (!(await addTag(tx, ticket, tag.id))) return null;
    await this.note(tx, actor, ticket, 'tagged', tag.name);
    return tag;
  }

  /** Takes it off by its name; null when the ticket does not carry it. */
  takeOff(actor: Actor, id: string, name: string): Promise<Changed | null> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, actor.scope, id);
      const known = await findTag(tx, name);
      const tag = known && (await removeTag(tx, ticket, known.id));
      if (!tag) return null;
      await this.note(tx, actor, ticket, 'untagged', tag.name);
      return { version: ticket.version, inverse: { type: 'tag', name: tag.name } };
    });
  }

  /** Error: not-found (the ticket does not carry it). */
  remove(actor: Actor, id: string, tagId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, actor.scope, id);
      found(await this.drop(tx, actor, ticket, tagId));
    });
  }

  /** The same on a locked ticket, inside the caller's transaction; null when the ticket does not carry it. */
  async drop(tx: Transaction, actor: Actor, ticket: StoredTicket, tagId: string): Promise<Tag | null> {
    const tag = await removeTag(tx, ticket, tagId);
    if (tag) await this.note(tx, actor, ticket, 'untagged', tag.name);
    return tag;
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
