import { Injectable } from '@nestjs/common';
import { Database, DomainError, todayOf, type Actor, type Transaction } from '@vigie/platform';
import { amountText, claimable, readAmount, taken, type Cents, type PenaltyRates } from '@vigie/rules';
import type { NewPenaltyClaim } from '@vigie/wire';
import { insertClaim, nextClaimNumber, partiesOf, type ClaimLine } from '../../store/penalties/claim.store';
import { computationOf } from '../../store/penalties/claim-computation';
import { lockLateInvoices, type StoredLateInvoice } from '../../store/penalties/late-invoice.store';
import { penaltyRatesOf } from '../../store/penalties/penalty-rate.store';

type Asked = NewPenaltyClaim['invoices'][number];

/**
 * Issues a claim of penalties: its own document with its own number, the computation frozen in it. Its invoices are held
 * meanwhile, so that no day is claimed twice.
 */
@Injectable()
export class IssueClaim {
  constructor(private readonly database: Database) {}

  /** Errors: penalty.date-invalid, penalty.not-professional, claim.nothing, claim.changed. */
  execute(actor: Actor, claim: NewPenaltyClaim): Promise<string> {
    return this.database.transaction(async (tx) => {
      const issuedOn = todayOf(tx);
      if (claim.asOf > issuedOn) throw new DomainError('penalty.date-invalid');
      const lines = await this.lines(tx, claim);
      const penalty = sumOf(lines, (line) => line.penalty);
      const indemnity = sumOf(lines, (line) => line.indemnity);
      const total = penalty + indemnity;
      if (total !== readAmount(claim.total))
        throw new DomainError('claim.changed', { total: amountText(total) });
      if (total === 0n) throw new DomainError('claim.nothing');
      const parties = await partiesOf(
        tx,
        lines.map(({ invoiceId }) => invoiceId),
      );
      const number = await nextClaimNumber(tx, issuedOn.slice(0, 4));
      const id = await insertClaim(
        tx,
        {
          ...{ clientId: claim.clientId, number, state: 'issued', issuedOn, asOf: claim.asOf, ...parties },
          ...{ penaltyCents: String(penalty), indemnityCents: String(indemnity) },
          ...{ totalCents: String(total), openCents: String(total), settledOn: null, fileId: null },
          ...{ sentAt: null, sentTo: null, cancelledAt: null, cancelledBy: null, cancelReason: null },
          ...{ createdAt: tx.now, createdBy: actor.name.slice(0, 150), version: 1 },
        },
        lines,
      );
      await tx.audit(actor, 'penalty-claim.issued', `penalty-claim:${id}`, {
        number,
        total: amountText(total),
      });
      tx.live({ type: 'penalty.changed' });
      return id;
    });
  }

  private async lines(tx: Transaction, { clientId, asOf, invoices }: NewPenaltyClaim): Promise<ClaimLine[]> {
    const asked = new Map(invoices.map((invoice) => [invoice.id, invoice]));
    const held = await lockLateInvoices(tx, clientId, [...asked.keys()], asOf);
    const rates = await penaltyRatesOf(tx);
    return held.flatMap((invoice) => {
      const one = asked.get(invoice.id);
      return one ? (lineOf(invoice, one, asOf, rates) ?? []) : [];
    });
  }
}

/** What a claim takes of an invoice; nothing when nothing is left to claim. */
function lineOf(
  invoice: StoredLateInvoice,
  asked: Asked,
  asOf: string,
  rates: PenaltyRates,
): ClaimLine | null {
  const outcome = claimable(invoice, asOf, rates);
  if (!outcome.ok) throw new DomainError(outcome.code);
  const { penalty, segments } = taken(outcome, asked.take);
  const claims = asked.penalty && penalty > 0n;
  const indemnity = asked.indemnity ? outcome.indemnity : 0n;
  if (!claims && indemnity === 0n) return null;
  return {
    invoiceId: invoice.id,
    take: asked.take,
    fromOn: claims ? (segments[0]?.from ?? null) : null,
    untilOn: claims ? (segments.at(-1)?.to ?? null) : null,
    penalty: claims ? penalty : 0n,
    indemnity,
    computation: computationOf(invoice, outcome),
  };
}

const sumOf = (lines: readonly ClaimLine[], of: (line: ClaimLine) => Cents): Cents =>
  lines.reduce((sum, line) => sum + of(line), 0n);
