import { type ContractDocumentKind, type ContractState, contractStates, isOfRecord } from '../index';

describe('a paper of a contract', () => {
  it.each<[ContractDocumentKind, ContractState, boolean]>([
    ['contract', 'draft', false],
    ['amendment', 'draft', false],
    ['contract', 'active', true],
    ['amendment', 'ended', true],
    ['letter', 'draft', true],
    ['letter', 'active', true],
  ])('%s of a contract that is %s: of record %s', (kind, state, ofRecord) =>
    expect(isOfRecord(kind, state)).toBe(ofRecord),
  );

  it('of no kind may always go', () => {
    for (const state of contractStates) expect(isOfRecord('other', state)).toBe(false);
  });
});
