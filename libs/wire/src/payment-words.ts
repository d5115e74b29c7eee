import type {
  AgedBucket,
  BankFault,
  BankField,
  MatchConfidence,
  MatchReason,
  PayerClue,
  PaymentMethod,
} from '@vigie/rules';
import type { BankLineState } from './bank-lines';
import type { Locale } from './common';

interface PaymentWords {
  methods: Record<PaymentMethod, string>;
  buckets: Record<AgedBucket, string>;
  reasons: Record<MatchReason, string>;
  clues: Record<PayerClue, string>;
  confidences: Record<MatchConfidence, string>;
  bankFields: Record<BankField, string>;
  bankFaults: Record<BankFault, string>;
  lineStates: Record<BankLineState, string>;
}

/** Words of payments that the console and the files say. */
export const paymentWords: Record<Locale, PaymentWords> = {
  fr: {
    methods: {
      transfer: 'Virement',
      'direct-debit': 'Prélèvement',
      card: 'Carte',
      cheque: 'Chèque',
      cash: 'Espèces',
      other: 'Autre',
    },
    buckets: {
      'not-due': 'Non échu',
      '1-30': '1 à 30 jours',
      '31-60': '31 à 60 jours',
      '61-90': '61 à 90 jours',
      'over-90': 'Plus de 90 jours',
    },
    reasons: {
      'number-and-amount': 'Numéro de la facture et montant exact',
      'numbers-and-sum': 'Numéros des factures et somme exacte',
      'number-and-more': 'Numéro cité, montant supérieur à ce qui est dû',
      'number-in-part': 'Numéro cité, paiement partiel',
      amount: 'Montant exact d’une seule facture du client',
      'amount-oldest': 'Montant exact de plusieurs factures\u00a0: la plus ancienne',
      sum: 'Somme exacte de factures du client, la seule possible',
      'sum-one-of-many': 'Somme exacte, mais d’autres factures donnent la même',
      'oldest-first': 'Aucun montant ne correspond\u00a0: les plus anciennes échéances d’abord',
      'nothing-owed': 'Ce client ne doit rien\u00a0: tout reste en crédit',
      'amount-only': 'Même montant, payeur inconnu',
    },
    clues: {
      chosen: 'client choisi',
      iban: 'IBAN connu',
      payer: 'payeur connu',
      name: 'nom dans le libellé',
    },
    confidences: { certain: 'Sûr', likely: 'Probable', possible: 'À vérifier' },
    bankFields: {
      bookedOn: 'Date',
      label: 'Libellé',
      amount: 'Montant',
      credit: 'Crédit',
      debit: 'Débit',
      reference: 'Référence',
      payer: 'Contrepartie',
      iban: 'IBAN',
      currency: 'Devise',
    },
    bankFaults: {
      'date-missing': 'Date absente.',
      'date-unreadable': 'Date illisible\u00a0: attendu 26/11/2026.',
      'date-in-future': 'Date dans l’avenir.',
      'date-too-old': 'Date antérieure de plus d’un an à la première facture.',
      'amount-missing': 'Montant absent.',
      'amount-unreadable': 'Montant illisible\u00a0: attendu 1\u202f234,56.',
      'currency-other': 'Autre devise que l’euro.',
      'too-long': 'Trop long.',
      characters: 'Contient des caractères invisibles.',
    },
    lineStates: { new: 'À rapprocher', matched: 'Rapprochées', ignored: 'Écartées' },
  },
  en: {
    methods: {
      transfer: 'Transfer',
      'direct-debit': 'Direct debit',
      card: 'Card',
      cheque: 'Cheque',
      cash: 'Cash',
      other: 'Other',
    },
    buckets: {
      'not-due': 'Not due',
      '1-30': '1 to 30 days',
      '31-60': '31 to 60 days',
      '61-90': '61 to 90 days',
      'over-90': 'Over 90 days',
    },
    reasons: {
      'number-and-amount': 'Number of the invoice and exact amount',
      'numbers-and-sum': 'Numbers of the invoices and exact sum',
      'number-and-more': 'Number given, more than what is owed',
      'number-in-part': 'Number given, part payment',
      amount: 'Exact amount of a single invoice of the client',
      'amount-oldest': 'Exact amount of several invoices: the oldest',
      sum: 'Exact sum of invoices of the client, the only one',
      'sum-one-of-many': 'Exact sum, but other invoices add up to it too',
      'oldest-first': 'No amount fits: oldest due dates first',
      'nothing-owed': 'This client owes nothing: all of it is credit',
      'amount-only': 'Same amount, payer unknown',
    },
    clues: {
      chosen: 'client chosen',
      iban: 'known IBAN',
      payer: 'known payer',
      name: 'name in the label',
    },
    confidences: { certain: 'Certain', likely: 'Likely', possible: 'To check' },
    bankFields: {
      bookedOn: 'Date',
      label: 'Label',
      amount: 'Amount',
      credit: 'Credit',
      debit: 'Debit',
      reference: 'Reference',
      payer: 'Counterparty',
      iban: 'IBAN',
      currency: 'Currency',
    },
    bankFaults: {
      'date-missing': 'No date.',
      'date-unreadable': 'Unreadable date: write 26/11/2026.',
      'date-in-future': 'Date in the future.',
      'date-too-old': 'Date more than a year before the first invoice.',
      'amount-missing': 'No amount.',
      'amount-unreadable': 'Unreadable amount: write 1,234.56.',
      'currency-other': 'Another currency than the euro.',
      'too-long': 'Too long.',
      characters: 'Contains invisible characters.',
    },
    lineStates: { new: 'To match', matched: 'Matched', ignored: 'Left out' },
  },
};
