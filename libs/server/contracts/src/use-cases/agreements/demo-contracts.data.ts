import { addCalendarDays, addMonths, subtractMonths, type LocalDate } from '@vigie/rules';
import {
  referenceConditions,
  referenceRevision,
  type ContractConditions,
  type ContractDraft,
  type ContractLineInput,
} from '@vigie/wire';

/** What was agreed with everybody: the reference conditions, with a first index. */
const agreed: ContractConditions = {
  ...referenceConditions,
  revision: { ...referenceRevision, initial: { period: '2024-Q3', value: '118.6' } },
};

const line = (
  label: string,
  part: ContractLineInput['part'],
  [price, quantity]: [string, string],
  more: Partial<ContractLineInput> = {},
): ContractLineInput => ({
  label,
  part,
  price,
  quantity,
  billing: 'monthly',
  equipmentKind: null,
  partNumber: null,
  baseIndex: null,
  ...more,
});

/** A contract of the demonstration, and what has become of it. */
export interface DemoContract {
  client: string;
  draft: Omit<ContractDraft, 'clientId'>;
  signedOn: LocalDate | null;
  /** When its denunciation was received. */
  denouncedOn?: LocalDate;
}

const nobody = { signatoryName: null, signatoryTitle: null, dpoName: null, dpoEmail: null };
const acmeLines = [
  line('Infogérance du siège', 'managed-services', ['12410.26', '1']),
  line('Poste de travail infogéré', 'managed-services', ['234.00', '1'], { equipmentKind: 'workstation' }),
  line('Microsoft 365 Business Premium', 'microsoft-365', ['247.20', '24'], { partNumber: 'SPB' }),
  line('Sauvegarde externalisée', 'backup', ['1890.00', '1'], { billing: 'quarterly' }),
  line('Sauvegarde de Microsoft 365', 'backup-microsoft-365', ['43.20', '24']),
];

/** One of each kind: active, denounced, near its term, of a consumer, not yet signed. */
export function demoContracts(today: LocalDate): DemoContract[] {
  const year = Number(today.slice(0, 4));
  const near = addCalendarDays(addMonths(today, 3), 18);
  const denounced = addMonths(today, 5);
  const starting = (term: LocalDate, months: number) => addCalendarDays(subtractMonths(term, months), 1);
  const first = (label: string, reference: string, start: LocalDate, months: number) => ({
    ...{ label, reference, start, months },
    clientKind: 'professional' as const,
    firstTerm: null,
    people: nobody,
    conditions: agreed,
  });
  return [
    {
      client: 'Acme SAS',
      signedOn: `${year - 2}-12-12`,
      draft: {
        ...first('Infogérance et Microsoft 365', `ACME-${year - 1}`, `${year - 1}-01-01`, 36),
        people: {
          signatoryName: 'Hélène Garnier',
          signatoryTitle: 'Directrice générale',
          dpoName: 'Nadia Benali',
          dpoEmail: 'dpo@acme.test',
        },
        conditions: { ...agreed, formula: 'PREMIUM', dataChoice: 'return-to-controller' },
        lines: acmeLines,
      },
    },
    {
      client: 'Borel Transports',
      signedOn: addCalendarDays(starting(near, 24), -20),
      draft: {
        ...first('Infogérance', 'BOREL-2', starting(near, 24), 24),
        conditions: { ...agreed, formula: 'STANDARD' },
        lines: [
          line('Infogérance', 'managed-services', ['4860.00', '1']),
          line('Domaine et messagerie', 'domain-mail', ['36.00', '9'], { billing: 'yearly' }),
        ],
      },
    },
    {
      client: 'Cèdre Habitat',
      signedOn: addCalendarDays(starting(denounced, 36), -12),
      denouncedOn: addCalendarDays(today, -6),
      draft: {
        ...first('Infogérance et sauvegarde', 'CEDRE-7', starting(denounced, 36), 36),
        clientKind: 'non-professional',
        conditions: { ...agreed, formula: 'SERENITE', weekend: true },
        lines: [
          line('Infogérance Sérénité', 'managed-services', ['18240.00', '1']),
          line('Sauvegarde externalisée', 'backup', ['2310.50', '1'], { billing: 'half-yearly' }),
        ],
      },
    },
    {
      client: 'Anne Perrin',
      signedOn: addCalendarDays(subtractMonths(today, 7), -5),
      draft: {
        ...first('Assistance à domicile', 'PERRIN-1', subtractMonths(today, 7), 12),
        clientKind: 'consumer',
        conditions: { ...agreed, formula: 'STANDARD', penaltyMethod: 'FLOOR', revision: null },
        lines: [line('Assistance à domicile', 'managed-services', ['358.80', '1'])],
      },
    },
    {
      client: 'Borel Transports',
      signedOn: null,
      draft: {
        ...first('Sauvegarde externalisée', 'BOREL-3', `${year + 1}-01-01`, 12),
        conditions: { ...agreed, formula: 'STANDARD' },
        lines: [line('Sauvegarde externalisée', 'backup', ['960.00', '1'], { billing: 'quarterly' })],
      },
    },
  ];
}
