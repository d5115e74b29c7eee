import * as fc from 'fast-check';
import { appliesItself, checklistProgress, pointsMissing, type CheckPoint } from './checklist';
import { ticketStates } from './vocabulary';

const point = fc.record({
  text: fc.string({ minLength: 1 }),
  required: fc.boolean(),
  checkedAt: fc.constantFrom(null, '2026-11-26T08:00:00.000Z'),
});
const at = '2026-11-26T08:00:00.000Z';
const points: CheckPoint[] = [
  { text: 'Compte créé', required: true, checkedAt: at },
  { text: 'Licence attribuée', required: true, checkedAt: null },
  { text: 'Badge', required: false, checkedAt: null },
];

describe('a checklist', () => {
  it.each([
    ['open', 'resolved', ['Licence attribuée']],
    ['new', 'closed', ['Licence attribuée']],
    ['open', 'planned', []],
    ['resolved', 'closed', []],
    ['resolved', 'open', []],
  ] as const)('from %s to %s lacks %j', (from, to, missing) => {
    expect(pointsMissing(points, from, to)).toEqual(missing);
  });

  it('keeps nobody back once all that is required is checked, and counts what is', () => {
    fc.assert(
      fc.property(fc.array(point), fc.constantFrom(...ticketStates), (some, from) => {
        const checked = some.map((one) => (one.required ? { ...one, checkedAt: at } : one));
        expect(pointsMissing(checked, from, 'resolved')).toEqual([]);
        const { done, total } = checklistProgress(some);
        expect(done).toBeLessThanOrEqual(total);
        expect(total).toBe(some.length);
      }),
    );
    expect(checklistProgress(points)).toEqual({ done: 1, total: 3 });
  });

  it.each([
    ['request', 'account.arrival', true],
    ['request', 'account.departure', false],
    ['incident', 'incident', true],
    ['incident', null, true],
    ['question', null, false],
  ] as const)('of arrivals and incidents, on %s (%s): %s', (kind, requestKind, expected) => {
    const reach = { ticketKinds: ['incident'], requestKinds: ['account.arrival'] } as const;
    expect(appliesItself(reach, { kind, requestKind })).toBe(expected);
  });
});
