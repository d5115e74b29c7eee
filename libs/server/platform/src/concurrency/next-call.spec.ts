import fc from 'fast-check';
import { nextCall } from './next-call';

describe('the next call under a limit', () => {
  it('never passes it in any stretch of time, and comes at once where there is room', () => {
    const limits = fc.record({ most: fc.integer({ min: 1, max: 30 }), windowMs: fc.constant(60_000) });
    const pauses = fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 120 });
    fc.assert(
      fc.property(limits, pauses, (limit, gaps) => {
        let [now, calls] = [0, [] as number[]];
        const all: number[] = [];
        for (const gap of gaps) {
          now += gap;
          const next = nextCall(calls, now, limit);
          const recent = all.filter((at) => at > now - limit.windowMs).length;
          if (recent < limit.most && (all.at(-1) ?? 0) <= now) expect(next.at).toBe(now);
          all.push(next.at);
          calls = next.calls;
          expect(calls.length).toBeLessThanOrEqual(limit.most);
        }
        for (const start of all)
          expect(all.filter((at) => at >= start && at < start + limit.windowMs).length).toBeLessThanOrEqual(
            limit.most,
          );
      }),
    );
  });
});
