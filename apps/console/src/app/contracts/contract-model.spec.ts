import { type ContractDetail, referenceConditions, referenceRevision } from '@vigie/wire';
import {
  changedConditions,
  conditionsOf,
  draftOf,
  emptyLine,
  lineOf,
  typedConditions,
  typedContract,
} from './contract-model';

const conditions = {
  ...referenceConditions,
  revision: {
    ...referenceRevision,
    initial: { period: '2024-Q3', value: '105.30' },
    choice: { which: 'quarter', quarter: 3 } as const,
    fixedPart: '0.15',
    cap: '1.03',
    coefficientRounding: { mode: 'truncate', decimals: 4 } as const,
    linkCoefficient: { value: '0.97975', appliesTo: 'base' } as const,
  },
};

describe('a typed contract', () => {
  it('says what it was read from, digit by digit', () => {
    expect(JSON.parse(JSON.stringify(conditionsOf(typedConditions(conditions))))).toEqual(conditions);
    const none = { ...conditions, revision: null };
    expect(conditionsOf(typedConditions(none))).toEqual(none);
  });

  it('begins with the reference conditions', () => {
    const draft = draftOf({ ...typedContract(null), label: 'Infogérance', start: '2027-01-01' });
    expect(JSON.parse(JSON.stringify(draft))).toMatchObject({
      label: 'Infogérance',
      months: 36,
      reference: null,
      conditions: referenceConditions,
    });
  });

  it('takes amounts as people write them', () => {
    const line = {
      ...emptyLine,
      price: '12 410,26',
      quantity: '1,5',
      indexPeriod: '2024-Q3',
      indexValue: '105,3',
    };
    expect(lineOf(line)).toMatchObject({
      price: '12410.26',
      quantity: '1.5',
      baseIndex: { period: '2024-Q3', value: '105.3' },
    });
    expect(lineOf(emptyLine)).toMatchObject({ baseIndex: null, partNumber: null, equipmentKind: null });
  });

  it('shows the first index of a line only where it is its own', () => {
    const line = (value: string) => ({
      label: 'A',
      current: { price: '1.00', quantity: '1', baseIndex: { period: '2024-Q3', value } },
    });
    const contract = {
      conditions,
      lines: [line('105.30'), line('107.1')],
      people: {},
    } as unknown as ContractDetail;
    expect(typedContract(contract).lines.map(({ indexValue }) => indexValue)).toEqual(['', '107,1']);
  });
});

describe('what an amendment changes', () => {
  it('is what differs, and nothing else', () => {
    expect(changedConditions(conditions, { ...conditions })).toBeUndefined();
    expect(changedConditions(conditions, { ...conditions, weekend: true, noticeMonths: 6 })).toEqual({
      weekend: true,
      noticeMonths: 6,
    });
  });
});
