import fc from 'fast-check';
import { deliveryOutcomes, laterOutcome, type DeliveryOutcome } from './delivery';

const outcome = fc.constantFrom(...deliveryOutcomes);
const after = (told: DeliveryOutcome[]) => told.reduce<DeliveryOutcome | null>(laterOutcome, null);

describe('what became of a mail', () => {
  it.each([
    [['delayed', 'delivered'], 'delivered'],
    [['delivered', 'delayed'], 'delivered'],
    [['delivered', 'read'], 'read'],
    [['read', 'failed', 'delivered'], 'failed'],
    [['delayed', 'failed'], 'failed'],
  ] as const)('%j: %s', (told, result) => {
    expect(after([...told])).toBe(result);
  });

  it('does not depend on the order in which it is told, nor on hearing it twice', () => {
    fc.assert(
      fc.property(fc.array(outcome), (told) => {
        expect(after([...told].reverse())).toBe(after(told));
        expect(after([...told, ...told])).toBe(after(told));
      }),
    );
  });
});
