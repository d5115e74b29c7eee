import {
  referenceConditions,
  referenceRevision,
  type ContractConditions,
  type ContractDraft,
  type ContractLineInput,
} from '@vigie/wire';

type Values = Partial<Omit<ContractDraft, 'conditions'>> & { conditions?: Partial<ContractConditions> };

let count = 0;

/** A line as it is typed. */
export const aLine = (values: Partial<ContractLineInput> = {}): ContractLineInput => ({
  label: 'Infogérance',
  part: 'managed-services',
  price: '12410.26',
  quantity: '1',
  billing: 'monthly',
  equipmentKind: null,
  partNumber: null,
  baseIndex: null,
  ...values,
});

/** A contract as it is typed, with one line. */
export function aDraft(clientId: string, { conditions, ...values }: Values = {}): ContractDraft {
  count += 1;
  return {
    clientId,
    label: `Infogérance ${count}`,
    reference: `C-${count}`,
    clientKind: 'professional',
    start: '2025-01-01',
    months: 12,
    firstTerm: null,
    conditions: {
      ...referenceConditions,
      revision: { ...referenceRevision, initial: { period: '2024-Q3', value: '105.3' } },
      ...conditions,
    },
    people: { signatoryName: 'Zoé Dubois', signatoryTitle: 'Gérante', dpoName: null, dpoEmail: null },
    lines: [aLine()],
    ...values,
  };
}
