import type { InvoiceContent, InvoiceContentLine } from '@vigie/wire';

export const yearlyFee: InvoiceContentLine = {
  label: 'Infogérance, formule PREMIUM, redevance de janvier',
  detail: null,
  quantity: '1.000',
  unit: 'month',
  unitPrice: '1034.19',
  net: '1034.19',
  vatCategory: 'S',
  vatRate: 2000,
  exemption: null,
  period: { from: '2027-01-01', to: '2027-01-31' },
};

/** A month of services, with time spent outside the contract. */
export const monthlyInvoice: InvoiceContent = {
  kind: 'invoice',
  number: 'FA-2027-00042',
  issuedOn: '2027-01-04',
  dueOn: '2027-02-03',
  period: { from: '2027-01-01', to: '2027-01-31' },
  seller: {
    name: 'Vigie Infogérance & Services',
    street: '12 quai de la Loire',
    postalCode: '49000',
    city: 'Angers',
    country: 'FR',
    siren: '732829320',
    siret: '73282932000074',
    vatNumber: 'FR44732829320',
    electronicAddress: null,
    legalForm: 'SAS',
    capital: '50000.00',
    registry: 'Angers',
    phone: '02 41 00 00 00',
    email: 'compta@vigie.test',
    iban: 'FR7630006000011234567890189',
    bic: 'AGRIFRPP',
    vatOnDebits: true,
  },
  buyer: {
    name: 'ACME Industrie',
    street: '2 rue des Essais\nBâtiment B',
    postalCode: '44000',
    city: 'Nantes',
    country: 'FR',
    siren: '552100554',
    siret: '55210055400013',
    vatNumber: 'FR04552100554',
    electronicAddress: '552100554_FACTURES',
  },
  clientKind: 'professional',
  orderReference: 'BC 2027/118',
  contractReference: 'CT-2024-007',
  note: null,
  corrects: null,
  lines: [
    yearlyFee,
    {
      ...yearlyFee,
      label: 'Intervention hors contrat\u00a0: remplacement d’un poste & reprise des données <accueil>',
      detail: 'Ticket T-10432, 14 janvier 2027, sur site, Léa Martin',
      quantity: '1.750',
      unit: 'hour',
      unitPrice: '95.00',
      net: '166.25',
      period: null,
    },
  ],
  vat: [{ category: 'S', rate: 2000, base: '1200.44', vat: '240.09', exemption: null }],
  net: '1200.44',
  vatTotal: '240.09',
  gross: '1440.53',
  paid: '0.00',
  penalty: { method: 'M1', rate: '49.5' },
};

/** Takes back the time of that invoice. */
export const creditNote: InvoiceContent = {
  ...monthlyInvoice,
  kind: 'credit-note',
  number: 'AV-2027-00003',
  issuedOn: '2027-01-20',
  dueOn: null,
  period: null,
  note: 'Geste commercial convenu par téléphone.',
  corrects: { number: 'FA-2027-00042', issuedOn: '2027-01-04' },
  lines: monthlyInvoice.lines.slice(1),
  vat: [{ category: 'S', rate: 2000, base: '166.25', vat: '33.25', exemption: null }],
  net: '166.25',
  vatTotal: '33.25',
  gross: '199.50',
};

/** Several rates, a line that takes something back, a price that does not multiply to its amount, part of it paid. */
export const mixedInvoice: InvoiceContent = {
  ...monthlyInvoice,
  number: 'FA-2027-00043',
  period: null,
  paid: '100.00',
  note: 'Merci de votre confiance.',
  lines: [
    { ...yearlyFee, quantity: '3.000', unitPrice: '33.33', net: '100.00' },
    {
      ...yearlyFee,
      label: 'Remise de bienvenue',
      quantity: '1.000',
      unitPrice: '-20.00',
      net: '-20.00',
      unit: 'one',
    },
    {
      ...yearlyFee,
      label: 'Formation',
      vatRate: 550,
      quantity: '2.000',
      unit: 'day',
      unitPrice: '450.00',
      net: '900.00',
    },
    {
      ...yearlyFee,
      label: 'Formation professionnelle continue',
      vatCategory: 'E',
      vatRate: 0,
      exemption: 'Exonération de TVA (CGI, article 261, 4, 4°)',
      net: '300.00',
      unitPrice: '300.00',
    },
  ],
  vat: [
    { category: 'S', rate: 2000, base: '80.00', vat: '16.00', exemption: null },
    { category: 'S', rate: 550, base: '900.00', vat: '49.50', exemption: null },
    {
      category: 'E',
      rate: 0,
      base: '300.00',
      vat: '0.00',
      exemption: 'Exonération de TVA (CGI, article 261, 4, 4°)',
    },
  ],
  net: '1280.00',
  vatTotal: '65.50',
  gross: '1345.50',
};

/** Reverse charge of a client in another member state. */
export const reversedInvoice: InvoiceContent = {
  ...monthlyInvoice,
  number: 'FA-2027-00044',
  buyer: {
    ...monthlyInvoice.buyer,
    country: 'BE',
    siren: null,
    siret: null,
    vatNumber: 'BE0403170701',
    electronicAddress: '0403170701',
  },
  lines: [{ ...yearlyFee, vatCategory: 'AE', vatRate: 0 }],
  vat: [{ category: 'AE', rate: 0, base: '1034.19', vat: '0.00', exemption: null }],
  net: '1034.19',
  vatTotal: '0.00',
  gross: '1034.19',
};

/** What a private person gets: no penalty between professionals, no number. */
export const consumerInvoice: InvoiceContent = {
  ...monthlyInvoice,
  number: 'FA-2027-00045',
  clientKind: 'consumer',
  penalty: null,
  buyer: { ...monthlyInvoice.buyer, siren: null, siret: null, vatNumber: null, electronicAddress: null },
};

/** The whole was paid before it was invoiced. */
export const paidInvoice: InvoiceContent = { ...monthlyInvoice, number: 'FA-2027-00046', paid: '1440.53' };

export const everyInvoice = [
  monthlyInvoice,
  creditNote,
  mixedInvoice,
  reversedInvoice,
  consumerInvoice,
  paidInvoice,
];
