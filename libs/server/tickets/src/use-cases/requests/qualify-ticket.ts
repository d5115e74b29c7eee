import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { qualify, type Arrival, type ClockKind, type QualifiedKind } from '@vigie/rules';
import { Database, DomainError, type Actor, type Transaction } from '@vigie/platform';
import { allEventsOf, lockLiveClocks, type StoredEvent } from '../../store/clocks/clock.store';
import { applyOwnChecklists } from '../../store/checklists/checklist.store';
import { recordHistory } from '../../store/desk/history.store';
import { answersOf } from '../../store/desk/message.store';
import { defaultQueueId, queueForTicket } from '../../store/queues/queue.store';
import { checkVersion, lockTicket, updateTicket, type StoredTicket } from '../../store/desk/ticket.store';
import { sealedOfTicket } from '../../store/requests/written-request.store';
import { clocksOfKind } from '../clocks/new-clocks';
import { TicketClocks } from '../clocks/ticket-clocks';

/** Says what a ticket opened by a free e-mail is. The sealed record stays; the clocks become those of that kind. */
@Injectable()
export class QualifyTicket {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly clocks: TicketClocks,
  ) {}

  /** Errors: version.conflict, ticket.closed, ticket.qualification-refused. */
  execute(
    actor: Actor,
    id: string,
    { version, kind }: { version: number; kind: QualifiedKind },
  ): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, actor.scope, id);
      checkVersion(ticket, version);
      if (ticket.state === 'closed') throw new DomainError('ticket.closed');
      const sealed = await sealedOfTicket(tx, ticket);
      const live = await lockLiveClocks(tx, ticket);
      const change = qualify(
        sealed?.kind ?? null,
        kind,
        live.map((clock) => clock.kind),
      );
      if (!sealed || !change.ok) throw new DomainError('ticket.qualification-refused');
      const data = { from: ticket.qualifiedKind ?? sealed.kind, to: kind };
      const queueId = await queueOnceKnown(tx, ticket, { requestKind: kind, ticketKind: change.ticketKind });
      await updateTicket(tx, ticket, { kind: change.ticketKind, qualifiedKind: kind, queueId });
      const past = await pastOf(tx, ticket, live);
      await this.clocks.cancel(tx, ticket, change.cancel, actor.name);
      const terms = await this.directory.clientTerms(ticket.clientId, tx);
      const { priority } = ticket;
      const owed = clocksOfKind(kind, { terms, priority, startedAt: sealed.receivedAt });
      const started = owed.filter((clock) => change.start.includes(clock.kind));
      await this.clocks.startInPast(
        tx,
        ticket,
        started.map((clock) => ({ clock, events: past(clock.kind) })),
      );
      await recordHistory(tx, ticket, actor, 'qualified', data);
      if (ticket.isOpen) await applyOwnChecklists(tx, ticket, { kind: change.ticketKind, requestKind: kind });
      await tx.audit(actor, 'ticket.qualified', `ticket:${id}`, data);
    });
  }
}

/** A mail that no queue asked for goes where its kind goes; one that stands elsewhere stays. */
async function queueOnceKnown(
  tx: Transaction,
  { queueId }: StoredTicket,
  known: Omit<Arrival, 'mailboxId'>,
): Promise<string> {
  if (queueId !== (await defaultQueueId(tx))) return queueId;
  return queueForTicket(tx, { ...known, mailboxId: null });
}

/** What would have happened to a clock of a kind since the receipt: waits, answers and resolutions of the ticket. */
async function pastOf(
  tx: Transaction,
  ticket: StoredTicket,
  live: readonly { id: string; kind: ClockKind }[],
): Promise<(kind: ClockKind) => StoredEvent[]> {
  const followed = live.find(({ kind }) => kind !== 'response');
  const moves = followed ? await allEventsOf(tx, followed.id) : [];
  const answers = (await answersOf(tx, ticket)).map(({ id, at, author }): StoredEvent => {
    return { at, type: 'stopped', reason: null, byName: author, messageId: id };
  });
  const stops = [...moves.filter(({ type }) => type === 'stopped'), ...answers];
  const inOrder = stops.toSorted((one, other) => one.at.getTime() - other.at.getTime());
  return (kind) => (kind === 'response' ? inOrder : moves);
}
