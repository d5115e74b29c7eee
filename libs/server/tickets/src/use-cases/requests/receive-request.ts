import { Injectable } from '@nestjs/common';
import { Directory, type ClientTerms } from '@vigie/directory';
import { noticeWarnings, priorityOf, ticketKindOf } from '@vigie/rules';
import { Database, found, systemActor, type Actor, type Transaction } from '@vigie/platform';
import type { NewRequest, RequestWarning } from '@vigie/wire';
import { applyOwnChecklists } from '../../store/checklists/checklist.store';
import { recordHistory } from '../../store/desk/history.store';
import { keepRefused } from '../../store/mail/refused-file.store';
import { attachFiles } from '../../store/desk/ticket-file.store';
import { queueOfType } from '../../store/catalogue/request-type.store';
import { queueForTicket } from '../../store/queues/queue.store';
import { insertTicket } from '../../store/desk/ticket.store';
import { clocksStandStill } from '../../store/suspension/suspended-client.store';
import { announce } from '../../store/webhooks/announce.store';
import { sealRequest } from '../../store/requests/written-request.store';
import { fr } from '../../texts/fr';
import { clocksOfKind, promisedDeadline } from '../clocks/new-clocks';
import type { ReceivedRequest } from './received';
import { checkRequestDates } from './request-dates';
import { TicketClocks } from '../clocks/ticket-clocks';

const usual = { impact: 'medium', urgency: 'medium' } as const;

/** Receives a written request: opens its ticket, starts its clocks, seals the record. */
@Injectable()
export class ReceiveRequest {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly clocks: TicketClocks,
  ) {}

  /** A request of a contact whose company wants no agreement to it (`SendRequest` asks). */
  execute(actor: Actor, request: NewRequest): Promise<{ requestId: string }> {
    return this.database.transaction(async (tx) => {
      const { attachmentIds = [], ...content } = request;
      const { requestId } = await this.receive(tx, {
        clientId: found(actor.clientId),
        author: { id: found(actor.id), name: actor.name, email: actor.email },
        channel: 'portal',
        receivedAt: tx.now,
        request: content,
        fileIds: attachmentIds,
        raw: null,
      });
      return { requestId };
    });
  }

  /** The same for every channel, inside the caller's transaction. */
  async receive(tx: Transaction, input: ReceivedRequest): Promise<{ requestId: string; ticketId: string }> {
    const { clientId, author, channel, request, fileIds, continues, nature } = input;
    const { impact, urgency } = continues ?? nature ?? usual;
    const priority = priorityOf(impact, urgency);
    const terms = await this.directory.clientTerms(clientId, tx);
    // Of one that was agreed to they were judged on the day it was asked for.
    if (!input.approval) checkRequestDates(request, { now: input.receivedAt, zone: terms.calendar.zone });
    const warnings = noticeOf(input, terms);
    const kind = nature?.ticketKind ?? input.ticketKind ?? ticketKindOf(request.kind);
    const arrival = { mailboxId: input.mailboxId ?? null, requestKind: request.kind, ticketKind: kind };
    const ticket = await insertTicket(tx, {
      clientId,
      kind,
      priority,
      impact,
      urgency,
      subject: fr.subjectOf(request).slice(0, 200),
      description: request.description ?? null,
      requesterId: author.id,
      queueId: await queueForTicket(tx, arrival, continues?.queueId ?? (await ownQueue(tx, request))),
      createdAt: input.receivedAt,
      ...(continues && { parentId: continues.id }),
    });
    const ticketId = ticket.id;
    await recordHistory(tx, ticket, { kind: 'contact', name: author.name }, 'opened', {
      channel,
      ...(continues && { parent: continues.id }),
    });
    await applyOwnChecklists(tx, ticket, { kind, requestKind: request.kind });
    await attachFiles(tx, { ticket, messageId: null, fileIds, by: author.id });
    await keepRefused(tx, ticket, null, input.refusedFiles ?? []);
    const clocks = clocksOfKind(request.kind, {
      terms,
      priority,
      startedAt: input.receivedAt,
      promised: nature?.promised,
    });
    await this.clocks.start(tx, ticket, clocks);
    await tx.emit('ticket.opened', { ticketId, clientId });
    const actor = systemActor(`request of ${author.email}`);
    await tx.audit(actor, 'request.received', `ticket:${ticketId}`, { channel, kind: request.kind });
    const client = { name: terms.clientName, formula: terms.formula };
    const suspended = await clocksStandStill(tx, clientId);
    const deadline = promisedDeadline(clocks, { suspended });
    const requestId = await sealRequest(tx, { ticketId, input, client, deadline, suspended, warnings });
    await announce(tx, { event: 'request.sealed', source: `request-${requestId}`, clientId, ticketId });
    return { requestId, ticketId };
  }
}

/** A type of the catalogue may have a queue of its own. */
async function ownQueue(tx: Transaction, request: ReceivedRequest['request']): Promise<string | undefined> {
  return request.kind === 'catalogue' ? ((await queueOfType(tx, request.type.id)) ?? undefined) : undefined;
}

function noticeOf({ request, receivedAt }: ReceivedRequest, { calendar }: ClientTerms): RequestWarning[] {
  if (request.kind !== 'account.arrival' && request.kind !== 'account.departure') return [];
  const { effectiveDate } = request.form;
  const needsLicence = request.kind === 'account.arrival' && request.form.licence !== undefined;
  return noticeWarnings({
    kind: request.kind,
    receivedAt: receivedAt.toISOString(),
    effectiveDate,
    needsLicence,
    zone: calendar.zone,
  });
}
