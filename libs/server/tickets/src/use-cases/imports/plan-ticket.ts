import { priorityOf, type DeskImportValues, type Level, type TicketState } from '@vigie/rules';
import {
  keepReference,
  referenceOf,
  type OriginFacts,
  type StoredReference,
} from '../../store/imports/external-reference.store';
import { personMeant, queueMeant } from '../../store/imports/import-targets.store';
import {
  insertImportedTicket,
  recordImported,
  updateImportedTicket,
  wasWorkedOn,
  writeImportedMessages,
  type ImportedMessage,
  type ImportedTicket,
} from '../../store/imports/imported-ticket.store';
import { queueForTicket } from '../../store/queues/queue.store';
import { clientOfRow } from './client-of-row';
import { plainText } from './plain-text';
import { digestOf, refused, unchanged, written, type ImportContext, type PlannedRow } from './planned-row';

/** A ticket of a row, known by its number in the source. It comes as it stood: no clock, no mail, no notice. */
export async function planTicket(
  context: ImportContext,
  reference: string,
  values: DeskImportValues,
): Promise<PlannedRow> {
  const { tx, run } = context;
  if (!values.subject) return refused({ field: 'subject', code: 'required' });
  if (!values.openedAt) return refused({ field: 'openedAt', code: 'required' });
  const digest = digestOf(values);
  const kept = await referenceOf(tx, 'tickets', run.source, reference);
  if (kept?.ticketId && kept.digest === digest) return unchanged(kept.ticketId);
  const clientId = await clientOfRow(context, values);
  if (typeof clientId !== 'string') return refused(clientId);
  if (kept && kept.clientId !== clientId) return refused({ field: 'client', code: 'ticket-elsewhere' });
  if (kept?.ticketId && (await wasWorkedOn(tx, { id: kept.ticketId, clientId })))
    return refused({ field: 'reference', code: 'worked-on-since' });
  return written(kept?.ticketId ?? null, () =>
    write(context, { reference, clientId, digest, kept, values: { ...values, openedAt: values.openedAt } }),
  );
}

interface TicketToWrite {
  reference: string;
  clientId: string;
  digest: string;
  kept: StoredReference | null;
  values: DeskImportValues;
}

async function write(context: ImportContext, row: TicketToWrite): Promise<string> {
  const { tx, run, actor } = context;
  const { reference, clientId, digest, kept, values } = row;
  const ticket = await ticketOf(context, clientId, values);
  const key = kept?.ticketId
    ? { id: kept.ticketId, clientId }
    : await insertImportedTicket(tx, clientId, ticket);
  if (kept) await updateImportedTicket(tx, key, ticket);
  const { requester, assignee, category } = values;
  const origin = { source: run.source, reference };
  const own = { kind: 'tickets' as const, ...origin, clientId, ticketId: key.id, digest };
  const said = {
    ...(requester && { requester }),
    ...(assignee && { assignee }),
    ...(category && { category }),
  };
  const facts: OriginFacts = { ...said };
  // Search reads the reference with the messages.
  facts.messageIds = await writeImportedMessages(
    tx,
    key,
    kept?.facts.messageIds ?? [],
    messagesOf(values, ticket),
  );
  await keepReference(tx, { ...own, facts });
  if (!kept) await recordImported(tx, key, actor.name, origin);
  return key.id;
}

const finished: ReadonlySet<TicketState> = new Set(['resolved', 'closed']);

async function ticketOf(
  { tx }: ImportContext,
  clientId: string,
  values: DeskImportValues,
): Promise<ImportedTicket> {
  const state = values.state ?? 'new';
  const isOpen = !finished.has(state);
  const levels = levelsOf(values);
  const kind = values.kind ?? 'incident';
  const arrival = { mailboxId: null, requestKind: null, ticketKind: kind };
  const wanted = values.queue && (await queueMeant(tx, values.queue));
  return {
    kind,
    state,
    isOpen,
    ...levels,
    priority: priorityOf(levels.impact, levels.urgency),
    subject: values.subject ?? '',
    requesterId: values.requester ? await personMeant(tx, values.requester, clientId) : null,
    assigneeId: values.assignee ? await personMeant(tx, values.assignee, null) : null,
    queueId: await queueForTicket(tx, arrival, wanted),
    ...datesOf(values, state, tx.now),
  };
}

type Dates = Pick<ImportedTicket, 'createdAt' | 'updatedAt' | 'resolvedAt' | 'closedAt'>;

/** The dates that the other desk tells, none before the ticket was opened; those it leaves out follow from the others. */
function datesOf(values: DeskImportValues, state: TicketState, now: Date): Dates {
  const createdAt = new Date(values.openedAt ?? now);
  const later = (at: string | undefined) =>
    at ? new Date(Math.max(createdAt.getTime(), Date.parse(at))) : null;
  const [resolved, closed, changed] = [values.resolvedAt, values.closedAt, values.updatedAt].map(later);
  const updatedAt = changed ?? closed ?? resolved ?? createdAt;
  return {
    createdAt,
    updatedAt,
    resolvedAt: finished.has(state) ? (resolved ?? closed ?? updatedAt) : null,
    closedAt: state === 'closed' ? (closed ?? resolved ?? updatedAt) : null,
  };
}

function levelsOf({ impact, urgency, priority }: DeskImportValues): { impact: Level; urgency: Level } {
  const named = priority ?? { impact: 'medium', urgency: 'medium' };
  return { impact: impact ?? named.impact, urgency: urgency ?? named.urgency };
}

/** What was said, by whom, as far as the other desk tells. */
function messagesOf(values: DeskImportValues, ticket: ImportedTicket): ImportedMessage[] {
  const requester = { kind: 'contact' as const, name: values.requester ?? '—' };
  const staff = { kind: 'staff' as const, name: values.assignee ?? '—' };
  const all = [
    { author: requester, text: values.description, at: ticket.createdAt },
    { author: staff, text: values.messages, at: ticket.updatedAt },
    { author: staff, text: values.solution, at: ticket.resolvedAt ?? ticket.updatedAt },
  ];
  return all.flatMap(({ author, text, at }) => {
    const body = text ? plainText(text) : '';
    return body === '' ? [] : [{ author, body, at }];
  });
}
