import fc from 'fast-check';
import { isDamaged, nextPart, type PartRead } from '../index';

const read = (part: number, parts: number, clean = true): PartRead => ({ part, parts, clean });
/** Reads what comes next, so many times, all of it clean. */
function goOn(reads: PartRead[], parts: readonly number[]): PartRead[] {
  return parts.reduce((known, n) => [...known, read(nextPart(known, n), n)], reads);
}

describe('checks by parts', () => {
  it('read everything once in as many nights as there are parts, then begin again', () => {
    const nights = goOn([], Array<number>(8).fill(7));
    expect(nights.map(({ part }) => part)).toEqual([1, 2, 3, 4, 5, 6, 7, 1]);
    expect(isDamaged(nights)).toBe(false);
  });

  it('read again what was damaged until it is clean, and know of it all the time', () => {
    const bad = [read(1, 7), read(2, 7), read(3, 7, false)];
    expect(nextPart(bad, 7)).toBe(3);
    expect(isDamaged([...bad, read(4, 7), read(2, 7)])).toBe(true);
    expect(isDamaged([...bad, read(3, 7)])).toBe(false);
  });

  it('are not mended by another division of the whole, unless all that was damaged was read', () => {
    const bad = [read(3, 7, false)];
    expect(isDamaged([...bad, read(1, 5)])).toBe(true);
    expect(isDamaged([...bad, ...[1, 2, 3, 4].map((part) => read(part, 5))])).toBe(true);
    expect(isDamaged([...bad, ...[1, 2, 3, 4, 5].map((part) => read(part, 5))])).toBe(false);
    expect(isDamaged([...bad, read(1, 1)])).toBe(false);
    // Its third part of fourteen is half of it.
    expect(isDamaged([...bad, read(3, 14)])).toBe(true);
    expect(isDamaged([...bad, read(3, 14), read(10, 14)])).toBe(false);
  });

  it('read all of it though two jobs ask for different parts in turn', () => {
    const turns = Array.from({ length: 30 }, (_, night) => (night % 2 === 0 ? 7 : 5));
    const parts = new Set(goOn([], turns).map(({ part, parts: n }) => `${part}/${n}`));
    // All fifths are all of it.
    for (const part of [1, 2, 3, 4, 5]) expect(parts).toContain(`${part}/5`);
  });

  it('find their way out of any past: as many clean nights as twice the parts leave nothing damaged', () => {
    const anyRead = fc
      .tuple(fc.integer({ min: 1, max: 100 }), fc.nat(), fc.boolean())
      .map(([parts, at, clean]) => read(1 + (at % parts), parts, clean));
    fc.assert(
      fc.property(fc.array(anyRead, { maxLength: 20 }), fc.integer({ min: 1, max: 30 }), (past, parts) => {
        const after = goOn(past, Array<number>(parts * 2).fill(parts));
        expect(isDamaged(after)).toBe(false);
        expect(new Set(after.slice(past.length).map(({ part }) => part)).size).toBe(parts);
      }),
    );
  });
});
