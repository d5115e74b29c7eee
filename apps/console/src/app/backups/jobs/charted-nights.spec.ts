import type { BackupNight } from '@vigie/wire';
import { chartedNights, wasSaved } from './charted-nights';

type Run = NonNullable<BackupNight['run']>;
const night = (id: string, values: Partial<Run> = {}): BackupNight => ({
  expected: null,
  run: {
    ...{ id, source: 'push', outcome: 'success', startedAt: null, endedAt: '2026-11-20T22:00:00.000Z' },
    ...{ bytesProcessed: '1000', bytesAdded: null, filesTotal: null, filesChanged: null, message: null },
    ...{ missing: [], gaveUp: false, superseded: false, snapshotId: null },
    ...values,
  },
});

describe('the nights of the chart of a job', () => {
  it('are those that are over, the oldest first, without what was contradicted', () => {
    const nights = [
      night('4', { endedAt: null, outcome: 'running' }),
      night('3', { outcome: 'failed' }),
      night('2', { superseded: true }),
      night('1'),
    ];
    expect(chartedNights(nights).map(({ run }) => run?.id)).toEqual(['1', '3']);
  });

  it('are none when nobody tells their sizes', () => {
    expect(chartedNights([night('1', { bytesProcessed: null })])).toEqual([]);
  });

  it.each([
    ['success', true],
    ['warning', true],
    ['failed', false],
    ['cancelled', false],
    ['unknown', false],
  ] as const)('that ended %s were saved: %s', (outcome, saved) => {
    expect(wasSaved(night('1', { outcome }))).toBe(saved);
  });
});
