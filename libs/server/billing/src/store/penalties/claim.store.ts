import {
  fromJson,
  inScope,
  notFound,
  type ClientScope,
  type Database,
  type Transaction,
} from '@vigie/platform';
import type { ClaimTake, Cents, InvoiceParty, InvoiceSeller, LocalDate } from '@vigie/rules';
import type { ClaimComputation } from '@vigie/wire';
import { PenaltyClaimInvoiceRow } from './penalty-claim-invoice.row';
import { PenaltyClaimRow } from './penalty-claim.row';
import { nextInSeries } from '../invoices/sequence.store';

export type StoredClaim = PenaltyClaimRow;
export type StoredClaimInvoice = PenaltyClaimInvoiceRow;

/** A line of a claim that is about to be issued. */
export interface ClaimLine {
  invoiceId: string;
  take: ClaimTake;
  fromOn: LocalDate | null;
  untilOn: LocalDate | null;
  penalty: Cents;
  indemnity: Cents;
  computation: ClaimComputation;
}

/** Series of the numbers of claims. */
const series = 'PE';

/** The next number of the year; no gap and no double, as for invoices. */
export const nextClaimNumber = async (tx: Transaction, year: string): Promise<string> =>
  `${series}-${year}-${String(await nextInSeries(tx, series, Number(year))).padStart(4, '0')}`;

/** Who asks whom, as the latest of the invoices names them. */
export async function partiesOf(
  tx: Transaction,
  invoiceIds: readonly string[],
): Promise<{ seller: InvoiceSeller | null; buyer: InvoiceParty | null }> {
  const [row] = await tx.query<{
    seller: InvoiceSeller | string | null;
    buyer: InvoiceParty | string | null;
  }>('SELECT seller, buyer FROM invoice WHERE id IN (?) ORDER BY id DESC LIMIT 1', [invoiceIds]);
  return {
    seller: row?.seller ? fromJson<InvoiceSeller>(row.seller) : null,
    buyer: row?.buyer ? fromJson<InvoiceParty>(row.buyer) : null,
  };
}

/** Writes a claim with its lines. */
export async function insertClaim(
  tx: Transaction,
  claim: Omit<StoredClaim, 'id'>,
  lines: readonly ClaimLine[],
): Promise<string> {
  const claimId = await tx.insert(PenaltyClaimRow, claim);
  for (const { penalty, indemnity, ...line } of lines)
    await tx.insert(PenaltyClaimInvoiceRow, {
      ...line,
      ...{ claimId, clientId: claim.clientId, counts: true },
      ...{ penaltyCents: String(penalty), indemnityCents: String(indemnity) },
    });
  return claimId;
}

/** A claim held until the end of the transaction; 404 outside the scope. */
export async function lockClaim(tx: Transaction, scope: ClientScope, id: string): Promise<StoredClaim> {
  const lock = { mode: 'pessimistic_write' } as const;
  return visible(scope, await tx.manager.findOne(PenaltyClaimRow, { where: { id }, lock }));
}

/** A claim; 404 outside the scope. */
export const findClaim = async (
  { manager }: Database,
  scope: ClientScope,
  id: string,
): Promise<StoredClaim> => visible(scope, await manager.findOneBy(PenaltyClaimRow, { id }));

/** Its lines, in the order they were claimed. */
export const linesOfClaim = (
  { manager }: Database | Transaction,
  { id: claimId, clientId }: StoredClaim,
): Promise<StoredClaimInvoice[]> =>
  manager.find(PenaltyClaimInvoiceRow, { where: { claimId, clientId }, order: { id: 'ASC' } });

/** Changes a claim that is held. */
export const changeClaim = (
  tx: Transaction,
  claim: StoredClaim,
  values: Partial<StoredClaim>,
): Promise<void> => tx.updateVersioned(PenaltyClaimRow, claim, values);

/** Keeps the document of a claim: nothing that people edit, so that its version stays. */
export const keepPaper = (tx: Transaction, { id }: StoredClaim, fileId: string): Promise<unknown> =>
  tx.manager.update(PenaltyClaimRow, { id }, { fileId });

/** The days of a cancelled claim are free again. */
export const freeDays = (tx: Transaction, { id }: StoredClaim): Promise<unknown> =>
  tx.manager.update(PenaltyClaimInvoiceRow, { claimId: id }, { counts: null });

/** Where the client receives its invoices. */
export async function billingEmails(reader: Database | Transaction, clientId: string): Promise<string[]> {
  const [row] = await reader.query<{ emails: string[] | string }>(
    'SELECT emails FROM billing_account WHERE client_id = ?',
    [clientId],
  );
  return row ? fromJson<string[]>(row.emails) : [];
}

function visible(scope: ClientScope, row: StoredClaim | null): StoredClaim {
  if (!row || !inScope(scope, row.clientId)) throw notFound();
  return row;
}
