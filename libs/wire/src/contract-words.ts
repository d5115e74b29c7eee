import type {
  BillingSchedule,
  ClientKind,
  ContractPart,
  ContractState,
  DataChoice,
  DeadlineMode,
  Denouncer,
  Formula,
  InvoiceTiming,
  IndexChoice,
  ObjectionKind,
  PenaltyMethod,
  PriceOrigin,
} from '@vigie/rules';
import type { Locale } from './common';

/** What contracts are called wherever they are shown, exported or printed. */
export interface ContractWords {
  states: Record<ContractState, string>;
  kinds: Record<ClientKind, string>;
  formulas: Record<Formula, string>;
  parts: Record<ContractPart, string>;
  billings: Record<BillingSchedule, string>;
  timings: Record<InvoiceTiming, string>;
  modes: Record<DeadlineMode, string>;
  penalties: Record<PenaltyMethod, string>;
  dataChoices: Record<DataChoice, string>;
  objections: Record<ObjectionKind, string>;
  denouncers: Record<Denouncer, string>;
  origins: Record<PriceOrigin, string>;
  /** Which value of the index a revision takes. */
  choice: (choice: IndexChoice) => string;
  months: (count: number) => string;
  days: (count: number) => string;
  hours: (count: number) => string;
  /** An exact amount of euros, `12410.26`. */
  money: (amount: string) => string;
  /** A number as text, with every digit that it has. */
  decimal: (text: string) => string;
  /** A day, YYYY-MM-DD. */
  day: (date: string) => string;
}

function formats(tag: string): Pick<ContractWords, 'money' | 'day'> {
  const money = new Intl.NumberFormat(tag, { style: 'currency', currency: 'EUR' });
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  return {
    // A text is formatted digit by digit: no amount passes through a float.
    money: (amount) => money.format(amount as `${number}`),
    day: (date) => day.format(new Date(`${date}T12:00:00Z`)),
  };
}

const fr: ContractWords = {
  states: {
    draft: 'Brouillon',
    active: 'Actif',
    terminating: 'Dénoncé',
    suspended: 'Suspendu',
    ended: 'Terminé',
  },
  kinds: {
    professional: 'Professionnel',
    'non-professional': 'Non-professionnel',
    consumer: 'Consommateur',
  },
  formulas: { STANDARD: 'Standard', PREMIUM: 'Premium', SERENITE: 'Sérénité' },
  parts: {
    'managed-services': 'Infogérance',
    'domain-mail': 'Domaine et messagerie',
    'microsoft-365': 'Microsoft 365',
    backup: 'Sauvegarde',
    'backup-microsoft-365': 'Sauvegarde de Microsoft 365',
  },
  billings: {
    monthly: 'par mois',
    quarterly: 'par trimestre',
    'half-yearly': 'par semestre',
    yearly: 'par an',
  },
  timings: { advance: 'à l’avance', arrears: 'à terme échu' },
  modes: {
    elapsed: '48 heures réelles',
    'pause-closed-days': '48 heures hors week-ends et jours fériés',
    'service-hours': '48 heures de service',
  },
  penalties: {
    M1: '1,5 fois le taux légal par mois, au prorata des jours',
    M2: '1,5 fois le taux légal par mois commencé',
    M3: '1,5 fois le taux légal par mois complet',
    M4: '1,5 fois le taux légal par an',
    FLOOR: '3 fois le taux légal',
    ECB: 'Taux de la BCE majoré de 10 points',
  },
  dataChoices: {
    destroy: 'Destruction',
    'return-to-controller': 'Restitution au client',
    'return-to-processor': 'Transmission à un autre prestataire',
  },
  objections: { calendaire: 'calendaires', franc: 'francs' },
  denouncers: { client: 'le client', provider: 'le prestataire' },
  origins: { initial: 'Initial', amendment: 'Avenant', revision: 'Révision' },
  choice: (choice) =>
    choice.which === 'quarter'
      ? `celle du ${choice.quarter === 1 ? '1ᵉʳ' : `${choice.quarter}ᵉ`} trimestre de l’année précédente`
      : 'la dernière publiée à la date de révision',
  months: (count) => `${count} mois`,
  days: (count) => `${count} ${count > 1 ? 'jours' : 'jour'}`,
  hours: (count) => `${count} ${count > 1 ? 'heures' : 'heure'}`,
  decimal: (text) => text.replace('.', ','),
  ...formats('fr-FR'),
};

const en: ContractWords = {
  states: {
    draft: 'Draft',
    active: 'Active',
    terminating: 'Denounced',
    suspended: 'Suspended',
    ended: 'Ended',
  },
  kinds: { professional: 'Professional', 'non-professional': 'Non-professional', consumer: 'Consumer' },
  formulas: fr.formulas,
  parts: {
    'managed-services': 'Managed services',
    'domain-mail': 'Domain and mail',
    'microsoft-365': 'Microsoft 365',
    backup: 'Backup',
    'backup-microsoft-365': 'Backup of Microsoft 365',
  },
  billings: {
    monthly: 'every month',
    quarterly: 'every quarter',
    'half-yearly': 'every half-year',
    yearly: 'every year',
  },
  timings: { advance: 'in advance', arrears: 'in arrears' },
  modes: {
    elapsed: '48 real hours',
    'pause-closed-days': '48 hours without weekends and holidays',
    'service-hours': '48 hours of service',
  },
  penalties: {
    M1: '1.5 times the legal rate a month, by the day',
    M2: '1.5 times the legal rate for each month begun',
    M3: '1.5 times the legal rate for each full month',
    M4: '1.5 times the legal rate a year',
    FLOOR: '3 times the legal rate',
    ECB: 'Rate of the ECB plus 10 points',
  },
  dataChoices: {
    destroy: 'Destruction',
    'return-to-controller': 'Return to the client',
    'return-to-processor': 'Handing over to another provider',
  },
  objections: { calendaire: 'calendar', franc: 'clear' },
  denouncers: { client: 'the client', provider: 'the provider' },
  origins: { initial: 'Initial', amendment: 'Amendment', revision: 'Revision' },
  choice: (choice) =>
    choice.which === 'quarter'
      ? `that of quarter ${choice.quarter} of the year before`
      : 'the last one published on the day of the revision',
  months: (count) => `${count} ${count === 1 ? 'month' : 'months'}`,
  days: (count) => `${count} ${count === 1 ? 'day' : 'days'}`,
  hours: (count) => `${count} ${count === 1 ? 'hour' : 'hours'}`,
  decimal: (text) => text,
  ...formats('en-GB'),
};

/** The words of contracts. */
export const contractWords: Record<Locale, ContractWords> = { fr, en };
