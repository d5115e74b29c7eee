import type { Texts, TextsOf } from '@vigie/ui';

const fr = {
  title: 'Facturation',
  tabs: 'Pages de la facturation',
  invoices: 'Factures',
  payments: 'Paiements',
  balance: 'Balance âgée',
  penalties: 'Pénalités',
  reminders: 'Relances',
  rates: 'Taux',
  exports: 'Exports',
  company: 'Notre société',
};

const en: TextsOf<typeof fr> = {
  title: 'Billing',
  tabs: 'Pages of billing',
  invoices: 'Invoices',
  payments: 'Payments',
  balance: 'Aged balance',
  penalties: 'Penalties',
  reminders: 'Reminders',
  rates: 'Rates',
  exports: 'Exports',
  company: 'Our company',
};

export const billingTexts: Texts<typeof fr> = { fr, en };
