import { Injectable } from '@nestjs/common';
import { Database, found, type Actor } from '@vigie/platform';
import { AddClientMessage } from './desk/add-client-message';
import { AddStaffMessage } from './desk/add-staff-message';
import { AssignTicket } from './desk/assign-ticket';
import { demoPerson } from './demo-person';
import { demoTickets, type DemoTicket } from './demo-tickets.data';
import { MoveTicket } from './desk/move-ticket';
import { TagTicket } from './desk/tag-ticket';
import { ReceiveRequest } from './requests/receive-request';

/** Fills the desk of a demonstration, through the very use cases that people use. */
@Injectable()
export class SeedTickets {
  constructor(
    private readonly database: Database,
    private readonly requests: ReceiveRequest,
    private readonly assigning: AssignTicket,
    private readonly moving: MoveTicket,
    private readonly messages: AddStaffMessage,
    private readonly answers: AddClientMessage,
    private readonly tagging: TagTicket,
  ) {}

  async execute(): Promise<void> {
    const technician = await demoPerson(this.database, 'tech@vigie.test');
    for (const ticket of demoTickets()) await this.seed(ticket, technician);
    // Nobody waits fifteen seconds for history to leave.
    await this.database.transaction((tx) => tx.execute('UPDATE ticket_message SET held_until = NULL'));
  }

  private async seed(ticket: DemoTicket, technician: Actor): Promise<void> {
    const author = await demoPerson(this.database, ticket.by);
    const { ticketId } = await this.database.transaction((tx) =>
      this.requests.receive(tx, {
        clientId: found(author.clientId),
        author: { id: found(author.id), name: author.name, email: author.email },
        channel: 'portal',
        receivedAt: new Date(tx.now.getTime() - ticket.hoursAgo * 3_600_000),
        request: ticket.request,
        fileIds: [],
        raw: null,
      }),
    );
    const worker = ticket.assignee ? await demoPerson(this.database, ticket.assignee) : technician;
    if (ticket.assignee)
      await this.assigning.execute(worker, ticketId, { assigneeId: worker.id, version: 1 });
    for (const body of ticket.notes ?? [])
      await this.messages.execute(worker, ticketId, { visibility: 'internal', body });
    for (const body of ticket.replies ?? [])
      await this.messages.execute(worker, ticketId, { visibility: 'public', body });
    for (const name of ticket.tags ?? []) await this.tagging.execute(worker, ticketId, name);
    for (const body of ticket.answers ?? []) await this.answer(author, ticketId, body);
    if (ticket.state) await this.move(worker, ticketId, ticket.state);
  }

  private async answer(author: Actor, ticketId: string, body: string): Promise<void> {
    await this.database.transaction((tx) =>
      this.answers.receive(tx, {
        clientId: found(author.clientId),
        ticketId,
        author: { id: found(author.id), name: author.name, email: author.email },
        channel: 'portal',
        body,
        html: null,
        fileIds: [],
        asRequest: null,
      }),
    );
  }

  private async move(worker: Actor, ticketId: string, to: NonNullable<DemoTicket['state']>): Promise<void> {
    const row = found(
      await this.database.one<{ version: number }>('SELECT version FROM ticket WHERE id = ?', [ticketId]),
    );
    await this.moving.execute(worker, ticketId, { to, version: row.version });
  }
}
