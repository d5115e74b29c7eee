import { Injectable } from '@nestjs/common';
import { linkOf, linkProblem, relationOf, type LinkRelation } from '@vigie/rules';
import { Database, DomainError, found, type Actor, type Transaction } from '@vigie/platform';
import { recordHistory } from '../../store/desk/history.store';
import {
  ancestorsOf,
  deleteLink,
  insertLink,
  linkOfTicket,
  parentOf,
} from '../../store/desk/ticket-link.store';
import { lockTicket, ticketNumber, touchTicket, type StoredTicket } from '../../store/desk/ticket.store';

type LinkEnd = readonly [StoredTicket, LinkRelation, StoredTicket];

/** Says what a ticket has to do with another one, and takes it back. Both histories tell. */
@Injectable()
export class LinkTickets {
  constructor(private readonly database: Database) {}

  /** Errors: ticket.link-refused with `problem`; not-found. */
  execute(
    actor: Actor,
    id: string,
    { relation, ticketId }: { relation: LinkRelation; ticketId: string },
  ): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { kind, reversed } = linkOf(relation);
      const [ticket, other] = await lockBoth(tx, actor, id, ticketId);
      const [from, to] = reversed ? [other, ticket] : [ticket, other];
      const problem = linkProblem({
        kind,
        from,
        to,
        ancestorsOfTo: await ancestorsOf(tx, to),
        parentOfFrom: await parentOf(tx, from),
      });
      if (problem) throw new DomainError('ticket.link-refused', { problem });
      if (!(await insertLink(tx, from, kind, to))) return;
      const seenFromThere = relationOf(kind, !reversed);
      await this.note(tx, actor, 'linked', [
        [ticket, relation, other],
        [other, seenFromThere, ticket],
      ]);
    });
  }

  /** Error: not-found. */
  remove(actor: Actor, id: string, linkId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const here = await lockTicket(tx, actor.scope, id);
      const link = found(await linkOfTicket(tx, here, linkId));
      const other = await lockTicket(tx, actor.scope, link.otherId);
      await deleteLink(tx, linkId);
      await this.note(tx, actor, 'unlinked', [
        [here, relationOf(link.kind, link.reversed), other],
        [other, relationOf(link.kind, !link.reversed), here],
      ]);
    });
  }

  private async note(
    tx: Transaction,
    actor: Actor,
    what: 'linked' | 'unlinked',
    ends: readonly LinkEnd[],
  ): Promise<void> {
    for (const [ticket, relation, other] of ends) {
      const data = { relation, number: ticketNumber(other.id) };
      await touchTicket(tx, ticket);
      await recordHistory(tx, ticket, actor, what, data);
      await tx.audit(actor, `ticket.${what}`, `ticket:${ticket.id}`, data);
    }
  }
}

/** Both tickets, locked in the order of their numbers so that two people never wait for each other. */
async function lockBoth(
  tx: Transaction,
  actor: Actor,
  id: string,
  otherId: string,
): Promise<[StoredTicket, StoredTicket]> {
  const inOrder = Number(id) <= Number(otherId) ? [id, otherId] : [otherId, id];
  const locked = new Map<string, StoredTicket>();
  for (const one of inOrder) locked.set(one, await lockTicket(tx, actor.scope, one));
  return [found(locked.get(id)), found(locked.get(otherId))];
}
