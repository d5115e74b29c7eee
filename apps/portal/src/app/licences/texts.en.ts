import type { fr } from './texts.fr';

export const en: typeof fr = {
  title: 'Your Microsoft 365 licences',
  intro: 'What your company bought, and what is used. We always keep one spare for an arrival.',
  back: 'Equipment',
  readAt: (when) => `Figures read from Microsoft ${when}.`,
  used: (consumed, enabled) => `${consumed} used of ${enabled}`,
  reserved: (count) => (count > 1 ? `${count} kept for planned arrivals` : '1 kept for a planned arrival'),
  states: {
    lacking: (count) => (count > 1 ? `${count} are lacking` : 'One is lacking'),
    'none-spare': 'No spare',
    enough: (free) => (free > 0 ? `${free} free` : 'All used'),
  },
  buying: 'We take care of the purchase, and talk to you before.',
  renews: (day) => `Renewal on ${day}`,
  renewed: (day) => `Renewed on ${day}`,
  ask: 'Ask for a licence',
  empty: {
    title: 'No licence to show',
    body: 'They appear here once your Microsoft 365 is linked to our service.',
  },
};
