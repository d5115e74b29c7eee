import { approversOf, mayAskFor } from './audience';

const audience = { people: 'requesters' as const, formulas: [], clientIds: [] };
const requester = { clientId: '1', formula: 'PREMIUM' as const, requester: true, approver: false };
const dpo = { ...requester, requester: false };

describe('mayAskFor', () => {
  it.each([
    ['a requester of any client', audience, requester, true],
    ['a DPO, when requesters may', audience, dpo, false],
    ['a DPO, when everyone may', { ...audience, people: 'everyone' as const }, dpo, true],
    ['a requester, when approvers may', { ...audience, people: 'approvers' as const }, requester, false],
    ['another formula', { ...audience, formulas: ['STANDARD' as const] }, requester, false],
    ['the formula', { ...audience, formulas: ['PREMIUM' as const] }, requester, true],
    ['another client', { ...audience, clientIds: ['2'] }, requester, false],
    [
      'the client, whatever the formula',
      { ...audience, formulas: ['STANDARD' as const], clientIds: ['1'] },
      requester,
      true,
    ],
  ])('%s', (_name, rule, contact, expected) => {
    expect(mayAskFor(rule, contact)).toBe(expected);
  });
});

describe('approversOf', () => {
  const contacts = [
    { id: '1', approver: false },
    { id: '2', approver: true },
    { id: '3', approver: true },
  ];
  const any = { by: 'approvers' as const, contactIds: [] };
  it.each([
    ['nobody', { by: 'nobody' as const, contactIds: [] }, '1', []],
    ['any approver', any, '1', ['2', '3']],
    ['not oneself', any, '2', ['3']],
    ['a named contact', { by: 'contacts' as const, contactIds: ['3', '99'] }, '1', ['3']],
    [
      'any approver where no named contact is of the client',
      { by: 'contacts' as const, contactIds: ['99'] },
      '1',
      ['2', '3'],
    ],
  ])('%s', (_name, rule, asker, expected) => {
    expect(approversOf(rule, contacts, asker)).toEqual(expected);
  });
  it('oneself, when nobody else could', () => {
    expect(approversOf(any, [{ id: '2', approver: true }], '2')).toEqual(['2']);
  });
});
