import { DomainError, found, type Actor, type Transaction } from '@vigie/platform';
import { countsOn, type Cents } from '@vigie/rules';
import { IsNull } from 'typeorm';
import { PaymentRow } from '../payments/payment.row';
import { PenaltyClaimPaymentRow } from './penalty-claim-payment.row';
import { PenaltyClaimRow } from './penalty-claim.row';

const lock = { mode: 'pessimistic_write' } as const;

/**
 * Pays a part of a claim out of a payment of the same client. Both rows are held until the transaction ends, the payment
 * first, as everybody takes them. Errors: claim.payment-refused, claim.cancelled, claim.overpaid.
 */
export async function settleClaim(
  tx: Transaction,
  actor: Actor,
  claimId: string,
  { paymentId, cents }: { paymentId: string; cents: Cents },
): Promise<string> {
  const payment = await tx.manager.findOne(PaymentRow, { where: { id: paymentId }, lock });
  const claim = found(await tx.manager.findOne(PenaltyClaimRow, { where: { id: claimId }, lock }));
  if (!payment || payment.cancelledAt || payment.clientId !== claim.clientId)
    throw new DomainError('claim.payment-refused');
  if (claim.state !== 'issued') throw new DomainError('claim.cancelled');
  if (cents <= 0n || cents > BigInt(payment.openCents)) throw new DomainError('claim.payment-refused');
  if (cents > BigInt(claim.openCents)) throw new DomainError('claim.overpaid');
  const id = await tx.insert(PenaltyClaimPaymentRow, {
    ...{ claimId, clientId: claim.clientId, paymentId, amountCents: String(cents) },
    countsOn: countsOn(payment.receivedOn, claim.issuedOn),
    ...{ createdAt: tx.now, createdBy: actor.name.slice(0, 150) },
  });
  await move(tx, { claim, paymentId, cents });
  return id;
}

/** Takes such a part back: both sides are open again by its amount; false when it was taken back already. */
export async function unsettleClaim(
  tx: Transaction,
  actor: Actor,
  claimId: string,
  id: string,
): Promise<boolean> {
  const seen = found(await tx.manager.findOneBy(PenaltyClaimPaymentRow, { id, claimId }));
  await tx.manager.findOneOrFail(PaymentRow, { where: { id: seen.paymentId }, lock });
  const claim = await tx.manager.findOneOrFail(PenaltyClaimRow, { where: { id: claimId }, lock });
  const part = await tx.manager.findOneByOrFail(PenaltyClaimPaymentRow, { id });
  if (part.undoneAt) return false;
  const undone = { undoneAt: tx.now, undoneBy: actor.name.slice(0, 150) };
  await tx.manager.update(PenaltyClaimPaymentRow, { id }, undone);
  await move(tx, { claim, paymentId: part.paymentId, cents: -BigInt(part.amountCents) });
  return true;
}

/** Takes back everything that a payment pays of claims; how many parts there were. */
export async function unsettleClaims(tx: Transaction, actor: Actor, paymentId: string): Promise<number> {
  const parts = await tx.manager.findBy(PenaltyClaimPaymentRow, { paymentId, undoneAt: IsNull() });
  for (const { claimId, id } of parts) await unsettleClaim(tx, actor, claimId, id);
  return parts.length;
}

interface Move {
  claim: PenaltyClaimRow;
  paymentId: string;
  cents: Cents;
}

/** Cents from a payment to a claim, and the day of the money that left nothing open. */
async function move(tx: Transaction, { claim, paymentId, cents }: Move): Promise<void> {
  await tx.execute('UPDATE payment SET open_cents = open_cents - ?, version = version + 1 WHERE id = ?', [
    String(cents),
    paymentId,
  ]);
  const open = BigInt(claim.openCents) - cents;
  const [last] = await tx.query<{ day: string | null }>(
    `SELECT MAX(counts_on) AS day FROM penalty_claim_payment
      WHERE claim_id = ? AND client_id = ? AND undone_at IS NULL`,
    [claim.id, claim.clientId],
  );
  const settledOn = open === 0n ? (last?.day ?? null) : null;
  await tx.updateVersioned(PenaltyClaimRow, claim, { openCents: String(open), settledOn });
}
