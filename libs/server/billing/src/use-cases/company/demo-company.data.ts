import { siretOf, vatNumberFor, type ClientKind } from '@vigie/rules';
import { defaultAccounts, type BillingAccountInput, type CompanyInput } from '@vigie/wire';

/** Made up, with right check digits. */
const ours = '900000050';

/** The first establishment of a company: the number that its check digit asks for. */
function headOffice(siren: string): string | null {
  const tries = Array.from({ length: 10 }, (_, digit) => siretOf(`${siren}0001${digit}`));
  return tries.find((siret) => siret !== null) ?? null;
}

/** The provider of the demonstration as its invoices name it. */
export const demoCompany: CompanyInput = {
  name: 'Vigie Infogérance',
  legalForm: 'SAS',
  capital: '50000.00',
  siren: ours,
  siret: headOffice(ours),
  registry: 'Angers',
  vatNumber: vatNumberFor(ours),
  street: '12 quai Ligny',
  postalCode: '49100',
  city: 'Angers',
  country: 'FR',
  electronicAddress: null,
  phone: '02 41 00 00 00',
  email: 'compta@vigie.test',
  iban: 'FR7630006000011234567890189',
  bic: 'AGRIFRPP',
  vatOnDebits: true,
  accounts: defaultAccounts,
  version: null,
};

interface Place {
  street: string;
  postalCode: string;
  city: string;
}
const places: Readonly<Record<string, Place & { kind: ClientKind; email: string }>> = {
  'Acme SAS': {
    ...{ street: '8 rue des Ateliers', postalCode: '44000', city: 'Nantes' },
    ...{ kind: 'professional', email: 'direction@acme.test' },
  },
  'Borel Transports': {
    ...{
      street: 'Zone de la Romanerie\n3 rue du Fret',
      postalCode: '49124',
      city: 'Saint-Barthélemy-d’Anjou',
    },
    ...{ kind: 'professional', email: 'demandeur@borel.test' },
  },
  'Cèdre Habitat': {
    ...{ street: '27 boulevard du Roi René', postalCode: '49100', city: 'Angers' },
    ...{ kind: 'professional', email: 'direction@cedre.test' },
  },
  'Anne Perrin': {
    ...{ street: '5 impasse des Lilas', postalCode: '49000', city: 'Angers' },
    ...{ kind: 'consumer', email: 'anne.perrin@client.test' },
  },
};
const elsewhere: Place = { street: '1 place de la République', postalCode: '49000', city: 'Angers' };

/** How a client of the demonstration is invoiced. */
export function demoAccount({ name, siren }: { name: string; siren: string | null }): BillingAccountInput {
  const { kind, email, ...place } = places[name] ?? {
    ...elsewhere,
    kind: 'professional' as const,
    email: null,
  };
  return {
    clientKind: siren === null ? 'consumer' : kind,
    legalName: null,
    ...place,
    country: 'FR',
    siret: siren === null ? null : headOffice(siren),
    vatNumber: siren === null ? null : vatNumberFor(siren),
    electronicAddress: null,
    emails: email === null ? [] : [email],
    paymentDays: 30,
    orderReference: null,
    version: null,
  };
}
