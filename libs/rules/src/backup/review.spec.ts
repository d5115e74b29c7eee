import { isOneMatter, verdictsForAll, type BoardOutcome } from '../index';

const entry = (jobId: string, outcome: BoardOutcome) => ({ jobId, outcome });

describe('one verdict on several', () => {
  it('is for one kind of outcome over many jobs, or for one job', () => {
    expect(isOneMatter([entry('1', 'failed'), entry('2', 'failed')])).toBe(true);
    expect(isOneMatter([entry('1', 'failed'), entry('1', 'missed')])).toBe(true);
    expect(isOneMatter([entry('1', 'failed'), entry('2', 'missed')])).toBe(false);
    expect(isOneMatter([])).toBe(true);
  });

  it('is one that fits all of them', () => {
    expect(verdictsForAll(['warning', 'success'])).toContain('good');
    expect(verdictsForAll(['warning', 'missed'])).toEqual(['acceptable', 'handled', 'lost']);
  });
});
