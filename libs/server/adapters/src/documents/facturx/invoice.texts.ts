import type { InvoiceUnit, PenaltyMethod, VatCategory } from '@vigie/rules';
import { revisionNumbers, type InvoicePenalty } from '@vigie/wire';

const countries = new Intl.DisplayNames('fr', { type: 'region' });
const decimal = (text: string) => revisionNumbers.decimal(text, 'fr');

/** How each method of penalty is said; the rate is of a month for M2 and M3, of a year for the others. */
const methods: Record<PenaltyMethod, { clause: string; per: 'an' | 'mois' }> = {
  M1: { clause: '1,5 fois le taux d’intérêt légal par mois de retard, au prorata des jours', per: 'an' },
  M2: { clause: '1,5 fois le taux d’intérêt légal par mois de retard commencé', per: 'mois' },
  M3: { clause: '1,5 fois le taux d’intérêt légal par mois complet de retard', per: 'mois' },
  M4: { clause: '1,5 fois le taux d’intérêt légal par an', per: 'an' },
  FLOOR: { clause: 'trois fois le taux d’intérêt légal', per: 'an' },
  ECB: {
    clause: 'taux de refinancement le plus récent de la Banque centrale européenne majoré de 10 points',
    per: 'an',
  },
};

const rateOf = (rate: string, per: string) =>
  ` (${decimal(rate)}\u00a0% par ${per} au taux en vigueur à la date de la facture)`;

/** Words of an invoice. It is written for the French law: its words are French. */
export const invoiceTexts = {
  titles: { invoice: 'Facture', 'credit-note': 'Avoir' },
  units: {
    one: { printed: '', code: 'C62' },
    hour: { printed: 'h', code: 'HUR' },
    day: { printed: 'j', code: 'DAY' },
    month: { printed: 'mois', code: 'MON' },
    year: { printed: 'an', code: 'ANN' },
  } satisfies Record<InvoiceUnit, { printed: string; code: string }>,
  /** Why no VAT is asked, where the line does not say it. */
  exemptions: {
    S: null,
    Z: null,
    E: null,
    AE: 'Autoliquidation de la TVA par le preneur (CGI, article 283)',
    K: 'Exonération de TVA, livraison intracommunautaire (CGI, article 262 ter, I)',
    G: 'Exonération de TVA, exportation hors de l’Union européenne (CGI, article 262, I)',
    O: 'Opération hors du champ d’application de la TVA',
  } satisfies Record<VatCategory, string | null>,
  /** Notes that every invoice carries, between professionals or not. */
  indemnity: (isProfessional: boolean) =>
    isProfessional
      ? 'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement\u00a0: 40,00\u00a0€ (C. com., article D441-5).'
      : 'Indemnité forfaitaire pour frais de recouvrement\u00a0: sans objet, le client n’est pas un professionnel.',
  penalty: (penalty: InvoicePenalty | null) => {
    if (!penalty)
      return 'Retard de paiement\u00a0: intérêts au taux légal à compter de la mise en demeure (C. civ., article 1231-6).';
    const { clause, per } = methods[penalty.method];
    const rate = penalty.rate === null ? '' : rateOf(penalty.rate, per);
    return `Pénalités de retard, exigibles sans rappel dès le lendemain de l’échéance\u00a0: ${clause}${rate}.`;
  },
  discount: 'Pas d’escompte pour paiement anticipé.',
  operation: 'Catégorie de l’opération\u00a0: prestation de services.',
  debits: 'Option pour le paiement de la taxe d’après les débits.',
  creditTerms:
    'Déduit de ce que vous devez encore sur cette facture\u202f; le reste, s’il y en a un, se déduit de vos prochains règlements, ou vous est remboursé sur demande.',
  corrects: (number: string, day: string) => `Annule en tout ou partie la facture ${number} du ${day}.`,
  untaxed: {
    S: '',
    E: 'exo.',
    AE: 'autol.',
    K: 'exo.',
    G: 'exo.',
    O: 'h. ch.',
    Z: '0\u00a0%',
  } satisfies Record<VatCategory, string>,
  facts: {
    issued: 'Date d’émission',
    due: 'Date d’échéance',
    period: 'Période',
    order: 'Votre commande',
    contract: 'Contrat',
  },
  period: (from: string, to: string) => `du ${from} au ${to}`,
  columns: {
    label: 'Désignation',
    quantity: 'Quantité',
    unitPrice: 'Prix unitaire HT',
    vat: 'TVA',
    net: 'Montant HT',
  },
  sums: {
    net: 'Total HT',
    vat: (name: string, base: string) => `TVA ${name} sur ${base}`,
    gross: 'Total TTC',
    paid: 'Déjà réglé',
    due: 'Net à payer',
    credit: 'Montant de l’avoir',
  },
  payment: {
    before: (date: string) => `À régler au plus tard le ${date}, par virement`,
    transfer: 'Par virement',
    iban: 'IBAN',
    bic: 'BIC',
    reference: 'Référence',
  },
  continued: (name: string) => `${name}, suite`,
  page: (name: string, page: number, pages: number) => `${name} · page ${page}/${pages}`,
  country: (code: string) => countries.of(code) ?? code,
  company: {
    siren: (number: string) => `SIREN ${number}`,
    capital: (amount: string) => `au capital de ${amount}`,
    registry: (city: string, siren: string) => `RCS ${city} ${siren}`,
    vat: (number: string) => `TVA ${number}`,
  },
};

/** `20`, `5,5`: a rate in hundredths of a percent. */
export const percent = (hundredths: number): string => decimal(String(hundredths / 100));
