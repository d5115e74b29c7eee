import { Injectable } from '@nestjs/common';
import {
  effectiveDateCheck,
  noticeWarnings,
  parseDuration,
  priorityOf,
  promiseFor,
  type TicketKind,
} from '@vigie/rules';
import { Database, DomainError, found, systemActor, type Actor, type Transaction } from '@vigie/platform';
import type { AnyRequest, NewRequest } from '@vigie/wire';
import { sealRequest } from '../store/seal';
import { termsOf, targetsOf, type ClientTerms } from '../store/terms';
import { attachFiles, farFuture, recordHistory } from '../store/ticket.store';
import { TicketRow } from '../store/ticket.row';
import { fr } from '../texts/fr';
import type { ReceivedRequest } from './received';
import { TicketClocks, type NewClock } from './ticket-clocks';

const priority = priorityOf('medium', 'medium');

/** Receives a written request: opens its ticket, starts its clocks, seals the record. */
@Injectable()
export class ReceiveRequest {
  constructor(
    private readonly database: Database,
    private readonly clocks: TicketClocks,
  ) {}

  /** A request sent from the portal by a contact who may ask. */
  execute(actor: Actor, request: NewRequest): Promise<{ requestId: string }> {
    return this.database.transaction(async (tx) => {
      const { attachmentIds = [], ...content } = request;
      const { requestId } = await this.receive(tx, {
        clientId: found(actor.clientId),
        author: { id: found(actor.id), name: actor.name, email: actor.email },
        channel: 'portal',
        receivedAt: tx.now,
        request: content as NewRequest,
        fileIds: attachmentIds,
        raw: null,
      });
      return { requestId };
    });
  }

  /** The same for every channel, inside the caller's transaction. */
  async receive(tx: Transaction, input: ReceivedRequest): Promise<{ requestId: string; ticketId: string }> {
    const terms = await termsOf(tx, input.clientId);
    const warnings = judgeDates(input, terms);
    const { request } = input;
    const ticketId = await tx.insert(TicketRow, {
      clientId: input.clientId,
      kind: ticketKindOf(request),
      state: 'new',
      isOpen: true,
      priority,
      impact: 'medium',
      urgency: 'medium',
      subject: fr.subjectOf(request).slice(0, 200),
      description: request.description ?? null,
      requesterId: input.author.id,
      createdAt: input.receivedAt,
      updatedAt: tx.now,
      sortDue: farFuture,
      warnAt: farFuture,
      version: 1,
    });
    const ticket = { id: ticketId, clientId: input.clientId };
    const author = { kind: 'contact' as const, name: input.author.name };
    await recordHistory(tx, ticket, author, 'opened', { channel: input.channel });
    await attachFiles(
      tx,
      { id: input.author.id, scope: { kind: 'client', clientId: input.clientId } },
      ticket,
      input.fileIds,
      null,
    );
    await this.clocks.start(tx, ticket, await clocksFor(tx, input, terms));
    await tx.emit('ticket.opened', { ticketId, clientId: input.clientId });
    await tx.audit(
      systemActor(`request of ${input.author.email}`),
      'request.received',
      `ticket:${ticketId}`,
      {
        channel: input.channel,
        kind: request.kind,
      },
    );
    const requestId = await sealRequest(tx, { ticketId, input, terms, warnings });
    return { requestId, ticketId };
  }
}

function ticketKindOf(request: AnyRequest): TicketKind {
  return request.kind === 'incident' || request.kind === 'question' ? request.kind : 'request';
}

function judgeDates({ request, receivedAt }: ReceivedRequest, { calendar }: ClientTerms) {
  if (request.kind !== 'account.arrival' && request.kind !== 'account.departure') return [];
  const { effectiveDate } = request.form;
  const now = receivedAt.toISOString();
  if (!effectiveDateCheck(effectiveDate, now, calendar.zone).ok) {
    const path = 'form.effectiveDate';
    throw new DomainError('request.effective-date-past', undefined, [
      { path, code: 'request.effective-date-past' },
    ]);
  }
  const needsLicence = request.kind === 'account.arrival' && request.form.licence !== undefined;
  return noticeWarnings({
    kind: request.kind,
    receivedAt: now,
    effectiveDate,
    needsLicence,
    zone: calendar.zone,
  });
}

async function clocksFor(tx: Transaction, input: ReceivedRequest, terms: ClientTerms): Promise<NewClock[]> {
  const { calendar, mode } = terms;
  const startedAt = input.receivedAt;
  const promise = promiseFor(input.request.kind);
  if (promise) {
    return [{ kind: 'promise', mode, durationMs: parseDuration(promise) ?? 0, calendar, startedAt }];
  }
  return serviceClocks(tx, terms, priority, startedAt);
}

/** Response and resolution clocks of an incident or a question, in service hours. */
export async function serviceClocks(
  tx: Transaction,
  terms: ClientTerms,
  level: TicketRow['priority'],
  startedAt: Date,
): Promise<NewClock[]> {
  const targets = await targetsOf(tx, terms.formula, level as 1 | 2 | 3 | 4);
  const common = { mode: 'service-hours' as const, calendar: terms.calendar, startedAt };
  return [
    { ...common, kind: 'response', durationMs: targets.responseMs },
    { ...common, kind: 'resolution', durationMs: targets.resolutionMs },
  ];
}
