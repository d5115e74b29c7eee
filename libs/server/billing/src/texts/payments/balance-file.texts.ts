import type { Locale } from '@vigie/wire';

const fr = {
  balance: {
    sheet: 'Balance âgée',
    client: 'Client',
    owed: 'Total dû',
    claims: 'Dont pénalités',
    credit: 'Crédits et avoirs',
    balance: 'Solde',
    asOf: 'Au',
    total: 'Total',
  },
  statement: {
    sheet: 'Relevé de compte',
    on: 'Date',
    kind: 'Mouvement',
    name: 'Numéro ou référence',
    dueOn: 'Échéance',
    debit: 'Débit',
    credit: 'Crédit',
    balance: 'Solde',
    lettering: 'Lettrage',
    opening: 'Solde de départ',
    kinds: {
      invoice: 'Facture',
      'credit-note': 'Avoir',
      payment: 'Paiement',
      'payment-cancelled': 'Paiement annulé',
      claim: 'Pénalités de retard',
      'claim-cancelled': 'Pénalités annulées',
    },
  },
};
const en: typeof fr = {
  balance: {
    sheet: 'Aged balance',
    client: 'Client',
    owed: 'Total owed',
    claims: 'Penalties in it',
    credit: 'Credit',
    balance: 'Balance',
    asOf: 'As of',
    total: 'Total',
  },
  statement: {
    sheet: 'Statement',
    on: 'Date',
    kind: 'Movement',
    name: 'Number or reference',
    dueOn: 'Due',
    debit: 'Debit',
    credit: 'Credit',
    balance: 'Balance',
    lettering: 'Lettering',
    opening: 'Opening balance',
    kinds: {
      invoice: 'Invoice',
      'credit-note': 'Credit note',
      payment: 'Payment',
      'payment-cancelled': 'Payment taken back',
      claim: 'Late-payment penalties',
      'claim-cancelled': 'Penalties taken back',
    },
  },
};

/** Titles of the files of balances. */
export const balanceFileTexts: Record<Locale, typeof fr> = { fr, en };
