import { canMergeAll, mergeTargets } from './bulk-merge';

const acme = { id: '1', name: 'Acme', formula: 'PREMIUM' } as const;
const borel = { id: '2', name: 'Borel', formula: 'STANDARD' } as const;
const open = { id: '10', state: 'open', client: acme } as const;
const over = { id: '11', state: 'closed', client: acme } as const;
const other = { id: '12', state: 'open', client: borel } as const;

describe('merging picked tickets', () => {
  it.each([
    ['several of one client', [open, over], true],
    ['one alone', [open], false],
    ['of two clients', [open, other], false],
    ['all over', [over, { ...over, id: '13' }], false],
  ])('%s', (_name, rows, can) => {
    expect(canMergeAll(rows)).toBe(can);
  });

  it('goes on in one that is not over', () => {
    expect(mergeTargets([open, over])).toEqual([open]);
  });
});
