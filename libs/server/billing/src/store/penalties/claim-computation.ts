import { amountText, type Claimable, type PenaltySegment } from '@vigie/rules';
import type { ClaimComputation, ClaimedInvoice } from '@vigie/wire';
import type { StoredClaimInvoice } from './claim.store';
import type { StoredLateInvoice } from './late-invoice.store';

/** The computation of an invoice as a claim freezes it; nothing is computed where nothing can be claimed. */
export function computationOf(invoice: StoredLateInvoice, outcome: Claimable | null): ClaimComputation {
  return {
    number: invoice.number,
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    gross: amountText(invoice.gross),
    payments: invoice.payments.map(({ date, amount }) => ({ date, amount: amountText(amount) })),
    method: invoice.method,
    ...(outcome ? computedText(outcome) : { ...nothing, unpaid: amountText(invoice.open) }),
    waived: invoice.waivers.map(({ kind, reason }) => ({ kind, reason })),
  };
}

const nothing = {
  ...{ penalty: '0.00', floor: '0.00', indemnity: '0.00' },
  ...{ segments: [], floorSegments: [], awaitingRateFrom: null, warnings: [] },
};

const computedText = ({ penalty, floor, indemnity, computed }: Claimable) => ({
  penalty: amountText(penalty),
  segments: segmentsText(computed.segments),
  floor: amountText(floor),
  floorSegments: segmentsText(computed.floorSegments),
  indemnity: amountText(indemnity),
  unpaid: amountText(computed.unpaid),
  awaitingRateFrom: computed.awaitingRateFrom,
  warnings: computed.warnings,
});

const segmentsText = (segments: readonly PenaltySegment[]) =>
  segments.map((segment) => ({ ...segment, base: amountText(segment.base) }));

/** An invoice of a claim as everybody reads it. */
export const presentClaimedInvoice = (row: StoredClaimInvoice): ClaimedInvoice => ({
  id: row.invoiceId,
  take: row.take,
  from: row.fromOn,
  until: row.untilOn,
  penalty: amountText(BigInt(row.penaltyCents)),
  indemnity: amountText(BigInt(row.indemnityCents)),
  computation: row.computation,
});
