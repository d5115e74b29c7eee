import type { Database } from '@vigie/platform';
import { amountText, type MatchProposal } from '@vigie/rules';
import type { MatchProposalSaid } from '@vigie/wire';
import type { Payable } from '../../store/payments/open-invoice.store';

type Reader = Pick<Database, 'query'>;

/** Names of clients. */
export async function namesOf(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await reader.query<{ id: string; name: string }>(
    'SELECT id, name FROM client WHERE id IN (?)',
    [[...new Set(ids)]],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const mostNumbers = 5;

/** The first numbers of the invoices that each of these payments pays. */
export async function invoicesOfPayments(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await reader.query<{ paymentId: string; number: string }>(
    `SELECT a.payment_id AS paymentId, i.number
       FROM payment_allocation a JOIN invoice i ON i.id = a.invoice_id AND i.client_id = a.client_id
      WHERE a.payment_id IN (?) AND a.undone_at IS NULL ORDER BY a.payment_id, i.due_on, i.id`,
    [ids],
  );
  const all = Map.groupBy(rows, ({ paymentId }) => paymentId);
  return new Map(
    [...all].map(([id, own]) => [id, [...new Set(own.map(({ number }) => number))].slice(0, mostNumbers)]),
  );
}

/** A proposal with the names that a reader wants. */
export const presentProposal = (
  { clientId, parts, credit, ...why }: MatchProposal,
  invoices: ReadonlyMap<string, Payable>,
  names: ReadonlyMap<string, string>,
): MatchProposalSaid => ({
  ...why,
  client: { id: clientId, name: names.get(clientId) ?? '' },
  parts: parts.map(({ invoiceId, amount }) => {
    const invoice = invoices.get(invoiceId);
    return {
      invoiceId,
      number: invoice?.number ?? '',
      dueOn: invoice?.dueOn ?? '',
      open: amountText(invoice?.open ?? 0n),
      amount: amountText(amount),
    };
  }),
  credit: amountText(credit),
});
