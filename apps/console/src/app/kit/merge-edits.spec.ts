import { mergeEdits } from './merge-edits';

describe('two edits of one thing', () => {
  const base = { name: 'Réseau', members: ['1'], archived: false };

  it.each([
    ['keeps what only they changed', { members: ['1', '2'] }, { name: 'Réseaux' }],
    ['puts mine over theirs where both changed', { name: 'Réseau et VPN' }, { name: 'Réseaux' }],
    ['changes nothing that nobody changed', {}, {}],
  ])('%s', (_what, theirs, mine) => {
    const merged = mergeEdits(base, { ...base, ...theirs }, { ...base, ...mine });
    expect(merged).toEqual({ ...base, ...theirs, ...mine });
  });

  it('takes a value of mine that is theirs again for unchanged', () => {
    expect(mergeEdits(base, { ...base, archived: true }, { ...base, members: ['1'] })).toEqual({
      ...base,
      archived: true,
    });
  });
});
