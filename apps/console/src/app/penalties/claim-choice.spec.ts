import type { LateInvoiceItem } from '@vigie/wire';
import { chosenCents, firstChoice, isBelowFloor, isClaimable } from './claim-choice';

const invoice = (
  penalty: string,
  floor: string,
  indemnity: string,
  refused: LateInvoiceItem['refused'] = null,
) => ({ refused, computation: { penalty, floor, indemnity } }) as LateInvoiceItem;

describe('a choice of what to claim', () => {
  const one = invoice('59.99', '62.92', '40.00');

  it('begins with all, by the method of the contract', () => {
    expect(chosenCents(one, firstChoice(one))).toBe(9999n);
    expect(isBelowFloor(one)).toBe(true);
  });

  it('claims the legal minimum, the indemnity, or nothing', () => {
    const choice = firstChoice(one);
    expect(chosenCents(one, { ...choice, take: 'floor' })).toBe(10_292n);
    expect(chosenCents(one, { ...choice, take: 'floor', indemnity: false })).toBe(6292n);
    expect(chosenCents(one, { ...choice, penalty: false })).toBe(4000n);
    expect(chosenCents(one, { ...choice, chosen: false })).toBe(0n);
  });

  it('leaves out what has nothing to claim, and who is no professional', () => {
    expect(isClaimable(invoice('0.00', '0.00', '0.00'))).toBe(false);
    expect(isClaimable(invoice('0.00', '0.00', '40.00'))).toBe(true);
    expect(firstChoice(invoice('0.00', '0.00', '0.00', 'penalty.not-professional')).chosen).toBe(false);
  });
});
