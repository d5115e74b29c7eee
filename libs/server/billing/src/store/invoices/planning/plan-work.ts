import type { AcceptedQuote, BillableTime } from '../unbilled.store';
import { invoiceLineTexts as texts } from '../../../texts/invoices/invoice-line.texts';
import { usualLine, type PlannedInvoice, type PlannedLine } from './planned-invoice';

/** The number of a ticket as everybody writes it. */
const ticketNumber = (id: string) => `T-${id}`;
const longestLabel = 300;
const longestDetail = 1000;

/** The invoice of what was done for a client outside its contracts; null for nothing. */
export function planWork(
  clientId: string,
  { quotes, time }: { quotes: readonly AcceptedQuote[]; time: readonly BillableTime[] },
): PlannedInvoice | null {
  const byTicket = Map.groupBy(time, ({ ticketId }) => ticketId);
  const lines = [...quotes.map(quoteLine), ...[...byTicket.values()].flatMap(timeLine)];
  if (lines.length === 0) return null;
  const froms = lines.flatMap(({ periodFrom }) => periodFrom ?? []).sort();
  const tos = lines.flatMap(({ periodTo }) => periodTo ?? []).sort();
  return {
    ...{ clientId, contractId: null, clientKind: null, source: 'work', sourceKey: null, lines },
    ...{ periodFrom: froms[0] ?? null, periodTo: tos.at(-1) ?? null },
  };
}

function quoteLine({ id, ticketId, edition, text, netCents, vatRate }: AcceptedQuote): PlannedLine {
  return {
    ...usualLine,
    label: texts.quote(ticketNumber(ticketId), edition),
    detail: text.slice(0, longestDetail),
    ...{ quantity: '1', unit: 'one', unitCents: String(netCents), netCents: String(netCents) },
    // Without a rate, somebody says in the draft why.
    ...(vatRate === 0 ? { vatCategory: 'E' as const, vatRate: 0 } : { vatRate }),
    ...{ periodFrom: null, periodTo: null, billed: { kind: 'quote', ids: [id] } },
  };
}

/** The time of a ticket in hours; what an hour costs is asked for in the draft. */
function timeLine(entries: readonly BillableTime[]): PlannedLine[] {
  const [first] = entries;
  if (!first) return [];
  const minutes = entries.reduce((sum, entry) => sum + entry.minutes, 0);
  const days = [...new Set(entries.map(({ day }) => day))].sort();
  const number = first.ticketId && ticketNumber(first.ticketId);
  return [
    {
      ...usualLine,
      label: texts.time(number, first.subject).slice(0, longestLabel),
      // One day is the period of the line.
      detail: days.length > 1 ? texts.timeDetail(days).slice(0, longestDetail) : null,
      ...{ quantity: hoursText(minutes), unit: 'hour', unitCents: '0', netCents: '0' },
      ...{ periodFrom: days[0] ?? null, periodTo: days.at(-1) ?? null },
      billed: { kind: 'time', ids: entries.map(({ id }) => id) },
    },
  ];
}

/** Hours with three decimals, half up: 90 minutes are `1.5`. */
function hoursText(minutes: number): string {
  const thousandths = Math.round((minutes * 1000) / 60);
  return (thousandths / 1000).toFixed(3).replace(/\.?0+$/, '');
}
