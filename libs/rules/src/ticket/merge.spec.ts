import { canUndoMerge, mergeProblem, type MergeSide } from './merge';

const side = (change: Partial<MergeSide> = {}): MergeSide => ({
  id: '1',
  clientId: '1',
  isOpen: true,
  isMerged: false,
  holdsAnswer: false,
  ...change,
});

describe('merging tickets', () => {
  it.each([
    ['another ticket', {}, {}, null],
    ['one that is over', {}, { isOpen: false }, null],
    ['itself', {}, { id: '1' }, 'self'],
    ['one of another client', {}, { clientId: '2' }, 'other-client'],
    ['into one that is over', { isOpen: false }, {}, 'target-done'],
    ['one that is merged', {}, { isMerged: true }, 'already-merged'],
    ['into one that is merged', { isMerged: true }, {}, 'already-merged'],
    ['one whose answer may be taken back', {}, { holdsAnswer: true }, 'answer-held'],
    ['into one whose answer may be taken back', { holdsAnswer: true }, {}, null],
  ] as const)('%s', (_name, target, merged, problem) => {
    expect(mergeProblem(side(target), side({ id: '2', ...merged }))).toBe(problem);
  });

  it('can be undone for 24 hours, in elapsed time', () => {
    const at = '2026-03-28T12:00:00.000Z';
    expect(canUndoMerge(at, '2026-03-29T11:59:59.999Z')).toBe(true);
    expect(canUndoMerge(at, '2026-03-29T12:00:00.000Z')).toBe(false);
  });
});
