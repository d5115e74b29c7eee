import type { LocalDate, PenaltyMethod, PenaltyWarning, WaiverKind } from '@vigie/rules';

const long = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });
const day = (date: LocalDate) => long.format(new Date(`${date}T00:00:00Z`)).replace(/^1 /, '1er ');
const short = (date: LocalDate) => date.split('-').toReversed().join('/');

/** Words of a claim of penalties: contracts are French, so is it. */
export const claimWords = {
  title: (number: string) => `Réclamation de pénalités de retard ${number}`,
  heading: 'Réclamation de pénalités de retard',
  number: (number: string, on: LocalDate) => `N° ${number} du ${day(on)}`,
  siren: (siren: string) => `SIREN ${siren}`,
  intro: (asOf: LocalDate) =>
    `Les factures ci-dessous ont été payées après leur échéance, ou ne le sont pas encore. Les pénalités de retard sont exigibles le jour suivant la date de règlement figurant sur la facture, sans rappel (C. com. L441-10), avec une indemnité forfaitaire de 40,00 € par facture pour frais de recouvrement (C. com. D441-5). Calcul arrêté au ${day(asOf)}.`,
  invoice: (number: string, due: LocalDate) => `Facture ${number}, échéance le ${day(due)}`,
  gross: (amount: string) => `Montant TTC\u00a0: ${amount}`,
  paid: (amount: string, on: LocalDate) => `${amount} le ${short(on)}`,
  payments: (list: string) => `Payé, ou repris par un avoir\u00a0: ${list}`,
  methods: {
    M1: '1,5 fois le taux légal par mois de retard, au prorata des jours (18 fois le taux légal par an)',
    M2: '1,5 fois le taux légal par mois de retard commencé',
    M3: '1,5 fois le taux légal par mois de retard entier',
    M4: '1,5 fois le taux légal par an',
    FLOOR: 'trois fois le taux légal par an (minimum légal)',
    ECB: 'taux de refinancement de la Banque centrale européenne, majoré de 10 points',
  } satisfies Record<PenaltyMethod, string>,
  method: (words: string) => `Taux\u00a0: ${words}.`,
  columns: { period: 'Période', days: 'Jours', base: 'Montant impayé', rate: 'Taux', amount: 'Pénalités' },
  period: (from: LocalDate, to: LocalDate) => `du ${short(from)} au ${short(to)}`,
  rate: (rate: string, isMonthly: boolean) => `${rate}\u00a0% par ${isMonthly ? 'mois' : 'an'}`,
  exact: (amount: string) => `${amount}\u00a0€`,
  rounded: 'Pénalités de cette facture, arrondies une fois',
  floor: (amount: string) => `Minimum légal pour les mêmes jours\u00a0: ${amount}.`,
  tookFloor: 'Le minimum légal est réclamé.',
  indemnity: 'Indemnité forfaitaire de recouvrement',
  waived: {
    penalty: 'Nous renonçons aux pénalités de cette facture.',
    indemnity: 'Nous renonçons à l’indemnité de cette facture.',
  } satisfies Record<WaiverKind, string>,
  warnings: {
    'penalty.rate-awaited': 'Taux du semestre suivant non publié\u00a0: rien n’est compté au-delà.',
  } satisfies Partial<Record<PenaltyWarning, string>>,
  sums: { penalty: 'Pénalités de retard', indemnity: 'Indemnités forfaitaires', total: 'Total à payer' },
  untaxed: 'Hors champ de la TVA.',
  conventions:
    'Calcul\u00a0: montant TTC impayé × taux × jours / 365, du lendemain de l’échéance au jour du paiement inclus, taux de chaque semestre pour ses jours, sans intérêts sur les intérêts, arrondi une seule fois par facture.',
  pay: (iban: string, number: string) => `Règlement par virement\u00a0: IBAN ${iban}, référence ${number}.`,
};
