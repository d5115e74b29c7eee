import type { DeadlineMode, Formula, ServiceCalendar } from '@vigie/rules';
import type { ContactRole, StaffRole } from '@vigie/wire';

/** The people of the MSP of the demonstration. */
export const demoStaff: readonly { name: string; email: string; roles: readonly StaffRole[] }[] = [
  { name: 'Philippe Durand', email: 'admin@vigie.test', roles: ['administrator'] },
  { name: 'Léa Martin', email: 'tech@vigie.test', roles: ['technician'] },
  { name: 'Karim Haddad', email: 'dispatch@vigie.test', roles: ['dispatcher'] },
  { name: 'Isabelle Fontaine', email: 'compta@vigie.test', roles: ['accounting'] },
  { name: 'Thomas Leroy', email: 'compta2@vigie.test', roles: ['accounting'] },
  { name: 'Claire Moreau', email: 'dpo@vigie.test', roles: ['compliance'] },
];

export interface DemoClient {
  name: string;
  formula: Formula;
  deadlineMode: DeadlineMode;
  /** Made up, with a right check digit. */
  siren: string;
  calendar: 'standard' | 'august';
  contacts: readonly { name: string; email: string; roles: readonly ContactRole[] }[];
}

/** The clients of the demonstration: one of each formula, and each reading of the 48 hours. */
export const demoClients: readonly DemoClient[] = [
  {
    name: 'Acme SAS',
    formula: 'PREMIUM',
    deadlineMode: 'elapsed',
    siren: '900000019',
    calendar: 'standard',
    contacts: [
      { name: 'Camille Roussel', email: 'demandeur@acme.test', roles: ['requester'] },
      { name: 'Hélène Garnier', email: 'direction@acme.test', roles: ['approver'] },
      { name: 'Nadia Benali', email: 'dpo@acme.test', roles: ['client-dpo'] },
    ],
  },
  {
    name: 'Borel Transports',
    formula: 'STANDARD',
    deadlineMode: 'elapsed',
    siren: '900000027',
    calendar: 'standard',
    contacts: [{ name: 'Julien Borel', email: 'demandeur@borel.test', roles: ['requester'] }],
  },
  {
    name: 'Cèdre Habitat',
    formula: 'SERENITE',
    deadlineMode: 'pause-closed-days',
    siren: '900000035',
    calendar: 'august',
    contacts: [
      { name: 'Sophie Lambert', email: 'demandeur@cedre.test', roles: ['requester'] },
      { name: 'Antoine Mercier', email: 'direction@cedre.test', roles: ['approver'] },
    ],
  },
];

/** Long hours, and those of August for the Augusts of these years. */
export const augustCalendar = (years: readonly number[]): ServiceCalendar & { name: string } => ({
  name: 'Horaires étendus, août réduit',
  zone: 'Europe/Paris',
  region: 'FR',
  hours: [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '19:00' }],
  exceptions: years.map((year) => ({
    from: `${year}-08-01`,
    to: `${year}-08-31`,
    hours: [
      { from: '08:30', to: '12:30' },
      { from: '14:00', to: '18:00' },
    ],
    label: `Août ${year}`,
  })),
});
