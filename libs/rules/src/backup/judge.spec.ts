import fc from 'fast-check';
import { distinctItems, judgeRun, type RunDoubt, type ToldRun } from './judge';
import type { EndedOutcome } from './vocabulary';

const told = (more: Partial<ToldRun> = {}): ToldRun => ({
  outcome: 'success',
  counts: null,
  objects: null,
  ...more,
});
const saved = (...names: string[]) => names.map((name) => ({ name, outcome: 'success' as const }));

describe('what a run is worth', () => {
  it.each<[string, ToldRun, EndedOutcome, string[]]>([
    ['a success that names nothing', told(), 'success', []],
    [
      'everything contracted',
      told({ objects: saved('/srv/compta/', '/srv/devis', '/srv/plus') }),
      'success',
      [],
    ],
    ['one folder is gone', told({ objects: saved('/srv/compta') }), 'warning', ['/srv/devis']],
    ['all folders are gone', told({ objects: [] }), 'failed', ['/srv/compta', '/srv/devis']],
    [
      'case tells folders apart',
      told({ objects: saved('/srv/Compta', '/srv/devis') }),
      'warning',
      ['/srv/compta'],
    ],
    ['errors in a success', told({ counts: { ok: 5, warning: 0, error: 1 } }), 'warning', []],
    ['nothing but errors', told({ counts: { ok: 0, warning: 0, error: 3 } }), 'failed', []],
    [
      'a failure stays one',
      told({ outcome: 'failed', objects: saved('/srv/compta', '/srv/devis') }),
      'failed',
      [],
    ],
    ['an unknown stays one', told({ outcome: 'unknown' }), 'unknown', []],
    [
      'a folder that failed was not saved',
      told({ objects: [...saved('/srv/compta'), { name: '/srv/devis', outcome: 'failed' }] }),
      'warning',
      ['/srv/devis'],
    ],
  ])('%s', (_, run, outcome, missing) => {
    expect(judgeRun(run, ['/srv/compta', '/srv/devis'], 'folder')).toEqual({
      outcome,
      missing,
      doubt: null,
    });
  });

  it.each<[string, Partial<ToldRun>, EndedOutcome, RunDoubt | null]>([
    ['no byte and no file', { saved: { bytes: 0, files: 0 } }, 'unknown', 'nothing-saved'],
    ['no byte, files untold', { saved: { bytes: 0, files: null } }, 'success', null],
    ['empty files', { saved: { bytes: 0, files: 3 } }, 'success', null],
    ['figures without names', { isNameless: true }, 'warning', 'nothing-named'],
    ['a failure that saved nothing', { outcome: 'failed', saved: { bytes: 0, files: 0 } }, 'failed', null],
  ])('a success is doubted for what it tells: %s', (_, more, outcome, doubt) => {
    const contracted = ['/srv/compta'];
    expect(judgeRun(told(more), contracted, 'folder')).toEqual({ outcome, missing: [], doubt });
  });

  it('does not doubt figures where nothing was contracted by name', () => {
    expect(judgeRun(told({ isNameless: true }), [], 'folder').outcome).toBe('success');
  });

  it('reads what was contracted once', () => {
    expect(distinctItems(['/a', '/a/', '/A'], 'folder')).toEqual(['/a', '/A']);
    expect(distinctItems(['Direction', 'direction '], 'sharepoint')).toEqual(['Direction']);
  });

  it('does not tell addresses apart by case', () => {
    const run = told({ objects: saved('Alice@Acme.test') });
    expect(judgeRun(run, ['alice@acme.test'], 'mail').outcome).toBe('success');
  });

  it('is never better than what the source said, and a success only when all was saved without errors', () => {
    const outcome = fc.constantFrom<EndedOutcome>('success', 'warning', 'failed', 'cancelled', 'unknown');
    const name = fc.constantFrom('/a', '/b', '/c');
    const object = fc.record({ name, outcome });
    const counts = fc.record({ ok: fc.nat(3), warning: fc.nat(3), error: fc.nat(3) });
    const run = fc.record({
      outcome,
      counts: fc.option(counts, { nil: null }),
      objects: fc.option(fc.array(object, { maxLength: 5 }), { nil: null }),
    });
    fc.assert(
      fc.property(run, fc.uniqueArray(name), (given, contracted) => {
        const { outcome: result, missing } = judgeRun(given, contracted, 'folder');
        if (result !== 'success') return;
        expect(given.outcome).toBe('success');
        expect(missing).toEqual([]);
        expect(given.counts?.error ?? 0).toBe(0);
      }),
    );
  });
});
