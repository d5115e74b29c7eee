import type { LiveEvent } from '@vigie/wire';

/** What changes what a client owes. */
export const billingNews: ReadonlySet<LiveEvent['type']> = new Set(['invoice.changed', 'payment.changed']);
