import { Chains } from './chains.ts';
import type { World } from './people.ts';
import { Random } from './random.ts';
import { DeskWriter } from './ticket-desk.ts';
import { isNote, SearchWriter } from './search-writer.ts';
import type { Row, Sink } from './sink.ts';
import { ClockWriter, type TicketDeadline } from './ticket-clocks.ts';
import { factsOf, type Facts } from './ticket-facts.ts';

const hour = 3_600_000;
const outboxMs = 25 * 24 * hour;

/** Turns invented tickets into the rows that the product would have written by itself. */
export class TicketWriter {
  readonly chains: Chains;
  readonly search: SearchWriter;
  private readonly desk: DeskWriter;
  private readonly clocks: ClockWriter;
  private readonly random = new Random(123_456_789);
  private readonly sink: Sink;
  private readonly world: World;
  private readonly now: Date;
  private nextMessage = 1;
  private nextMail = 1;

  constructor(sink: Sink, world: World, now: Date) {
    this.sink = sink;
    this.world = world;
    this.now = now;
    this.chains = new Chains(sink);
    this.search = new SearchWriter(sink);
    this.desk = new DeskWriter(sink, now);
    this.desk.writeEstate(world);
    this.clocks = new ClockWriter(sink, this.random, now);
  }

  /** All rows of the ticket number `index` of `count`. */
  write(index: number, count: number): void {
    const facts = factsOf(this.random, this.world, this.now, index, count);
    const deadline = this.clocks.write(facts);
    this.writeOpening(facts);
    const lastMessage = this.writeMessages(facts);
    this.writeMoves(facts, deadline);
    this.chains.seal(facts);
    this.search.add(facts);
    this.desk.write(facts);
    this.writeTicket(facts, deadline, lastMessage);
  }

  private writeTicket(facts: Facts, deadline: TicketDeadline, lastMessage: Date): void {
    const updated = facts.resolved ?? lastMessage;
    this.sink.add('ticket', {
      id: facts.id,
      client_id: facts.client.id,
      kind: facts.kind,
      state: facts.state,
      is_open: facts.isOpen,
      priority: facts.priority,
      impact: 'medium',
      urgency: 'medium',
      subject: facts.subject,
      description: facts.description,
      requester_id: facts.author.id,
      assignee_id: facts.agent?.id ?? null,
      // The default queue of a new installation.
      queue_id: 1,
      created_at: facts.created,
      updated_at: updated,
      resolved_at: facts.resolved,
      closed_at: facts.state === 'closed' ? facts.resolved : null,
      sort_due: deadline.sortDue,
      warn_at: deadline.warnAt,
      version: 1,
    });
  }

  private writeOpening(facts: Facts): void {
    const { id, created, author } = facts;
    const journal = { at: created, ticketId: id };
    if (facts.request === null) {
      this.history(facts, created, 'opened', { channel: 'console' }, 'staff');
      this.chains.record({ ...journal, ...this.actorOf(facts), action: 'ticket.opened' });
      return;
    }
    this.history(facts, created, 'opened', { channel: 'portal' }, 'contact');
    const actor = `system:request of ${author.email}`;
    this.chains.record({ ...journal, actor, actorId: null, action: 'request.received' });
    this.outbox(created, 'ticket.acknowledge', { ticketId: String(id), clientId: String(facts.client.id) });
    this.mail(facts, created, `[T-${id}] Votre demande est enregistrée : ${facts.subject}`);
  }

  /** Answer, client, note, answer, ...; returns when the last one was written. */
  private writeMessages(facts: Facts): Date {
    let at = facts.created;
    facts.messages.forEach((body, k) => {
      at = new Date(Math.min(this.now.getTime(), at.getTime() + this.random.int(1, 12) * hour));
      const turn = k % 3;
      const fromClient = turn === 1;
      const agent = facts.agent ?? this.world.staff[0] ?? facts.author;
      const mailId = turn === 0 ? this.mail(facts, at, `Re: [T-${facts.id}] ${facts.subject}`) : null;
      this.sink.add('ticket_message', {
        id: this.nextMessage++,
        ticket_id: facts.id,
        client_id: facts.client.id,
        visibility: isNote(k) ? 'internal' : 'public',
        channel: fromClient ? 'portal' : 'console',
        author_kind: fromClient ? 'contact' : 'staff',
        author_id: fromClient ? facts.author.id : agent.id,
        author_name: fromClient ? facts.author.name : agent.name,
        body,
        at,
        cancelled: false,
        outbound_mail_id: mailId,
      });
      const type = fromClient ? 'client-replied' : turn === 0 ? 'replied' : 'noted';
      this.history(facts, at, type, {}, fromClient ? 'contact' : 'staff');
    });
    return at;
  }

  private writeMoves(facts: Facts, deadline: TicketDeadline): void {
    const { created, resolved, agent } = facts;
    if (agent !== null) {
      this.history(facts, created, 'assigned', { assignee: agent.name }, 'staff');
      this.chains.record({
        ...this.actorOf(facts),
        at: created,
        action: 'ticket.assigned',
        ticketId: facts.id,
      });
    }
    if (facts.state !== 'new') {
      this.history(facts, facts.answered ?? created, 'state-changed', { from: 'new', to: 'open' }, 'staff');
    }
    for (const { percent, at, clock } of deadline.firings) {
      const type = percent === 100 ? 'clock-breached' : 'clock-warned';
      this.history(facts, at, type, { percent, clock }, 'system');
    }
    if (resolved !== null) {
      this.history(facts, resolved, 'state-changed', { from: 'open', to: 'resolved' }, 'staff');
    }
  }

  private history(
    facts: Facts,
    at: Date,
    type: string,
    data: Row,
    kind: 'staff' | 'contact' | 'system',
  ): void {
    const names = {
      staff: facts.agent?.name ?? 'Vigie',
      contact: facts.author.name,
      system: 'Vigie',
    };
    this.sink.add('ticket_history', {
      ticket_id: facts.id,
      client_id: facts.client.id,
      at,
      actor_kind: kind,
      actor_name: names[kind],
      type,
      data,
    });
  }

  /** A mail that has left. */
  private mail(facts: Facts, at: Date, subject: string): number {
    const id = this.nextMail++;
    this.sink.add('outbound_mail', {
      id,
      state: 'sent',
      to_address: facts.author.email,
      subject: subject.slice(0, 300),
      body_text: `Bonjour ${facts.author.name},\n\n${subject}\n\nVous pouvez répondre à ce courriel.`,
      message_id: `<bench-${id}@vigie.test>`,
      automatic: false,
      file_ids: [],
      ticket_id: facts.id,
      attempts: 1,
      created_at: at,
      claimed_at: at,
      sent_at: at,
    });
    this.outbox(at, 'mail.send', { outboundMailId: String(id) });
    return id;
  }

  /** A job that is done. The product forgets those of more than thirty days. */
  private outbox(at: Date, job: string, payload: object): void {
    if (this.now.getTime() - at.getTime() > outboxMs) return;
    this.sink.add('outbox', {
      job,
      payload,
      created_at: at,
      available_at: at,
      dispatched_at: at,
      done_at: at,
      failed: false,
      attempts: 0,
    });
  }

  private actorOf({ agent }: Facts): { actor: string; actorId: string | null } {
    if (agent === null) return { actor: 'system:bench', actorId: null };
    return { actor: `staff:${agent.id} ${agent.email}`, actorId: String(agent.id) };
  }
}
