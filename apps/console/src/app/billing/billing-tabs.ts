import type { billingTexts } from './billing.texts';

type BillingTab = Exclude<keyof typeof billingTexts.fr, 'title' | 'tabs'>;

/** The pages of billing in the order of their tabs; each is also its path. */
export const billingTabs: readonly BillingTab[] = [
  'invoices',
  'payments',
  'balance',
  'reminders',
  'penalties',
  'rates',
  'exports',
  'company',
];
