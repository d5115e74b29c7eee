/** Everything a route may ask for. */
export const permissions = [
  'tickets.read',
  'tickets.work',
  /** The list of tickets as a file. */
  'tickets.export',
  /** Saved views that everybody sees. */
  'views.share',
  /** Macros that everybody uses. */
  'macros.share',
  /** Resolving a ticket whose required points are not all checked, with a reason. */
  'checks.override',
  /** Setting up queues and who works in them. */
  'queues.manage',
  'mail.triage',
  /** Plans of arrivals and departures, tenants and licences of clients. */
  'accounts.read',
  /** Planning, launching and carrying out. */
  'accounts.work',
  /** Connecting tenants, and templates by function. */
  'accounts.manage',
  /** Contracts with their prices, renewals, index series. */
  'contracts.read',
  /** Writing contracts and amendments, deciding on renewals. */
  'contracts.write',
  /** Index series and the yearly price revision. */
  'contracts.revise',
  /** Invoices, payments, penalties, reminders. */
  'billing.read',
  /** Writing and issuing invoices, recording payments, claiming, reminding. */
  'billing.write',
  /** Backup jobs, their runs, what is to be reviewed. */
  'backups.read',
  /** Reviewing runs, starting them, restoring. */
  'backups.work',
  /** Jobs, repositories, what is kept and what is erased. */
  'backups.manage',
  /** Figures over all tickets: the SLA report. */
  'reports.read',
  /** Commenting on the monthly service review of a client, and publishing it. */
  'reviews.write',
  'clients.read',
  'clients.manage',
  'estate.read',
  'estate.write',
  'people.manage',
  'settings.manage',
  'audit.read',
  /** Telling other programs what happens. */
  'webhooks.manage',
  /** Bringing in clients, contacts and tickets of another desk. */
  'imports.manage',
  'simulations.use',
  'requests.send',
  'requests.read',
  /** The estate of one's own company, on the portal. */
  'estate.own',
  /** The published service reviews of one's own company, on the portal. */
  'reviews.own',
  /** The licences of one's own company, on the portal. */
  'licences.own',
  /** The contracts of one's own company, on the portal. */
  'contracts.own',
  /** The invoices of one's own company, on the portal. */
  'invoices.own',
  /** The backups of one's own company, on the portal. */
  'backups.own',
  'account.own',
  /** All that a session may do until its person has the second factor that the installation asks for. */
  'account.enrol',
] as const;
export type Permission = (typeof permissions)[number];

/** What a service token may be given: no person's account, no portal of a client, no power over people. */
export const servicePermissions = [
  'tickets.read',
  'tickets.work',
  'tickets.export',
  'queues.manage',
  'mail.triage',
  'accounts.read',
  'accounts.work',
  'contracts.read',
  'billing.read',
  'billing.write',
  'backups.read',
  'backups.work',
  'reports.read',
  'reviews.write',
  'clients.read',
  'clients.manage',
  'estate.read',
  'estate.write',
  'settings.manage',
  'audit.read',
  'webhooks.manage',
  'imports.manage',
  'simulations.use',
] as const satisfies readonly Permission[];

export const staffRoles = ['technician', 'dispatcher', 'accounting', 'administrator', 'compliance'] as const;
export const contactRoles = ['requester', 'approver', 'client-dpo'] as const;
export const roles = [...staffRoles, ...contactRoles] as const;
export type StaffRole = (typeof staffRoles)[number];
export type ContactRole = (typeof contactRoles)[number];
export type Role = (typeof roles)[number];

const desk: Permission[] = ['account.own', 'tickets.read', 'clients.read', 'estate.read', 'simulations.use'];

/** What each role may do; a person has the union of their roles, and nothing else. */
export const rolePermissions: Record<Role, readonly Permission[]> = {
  technician: [
    ...desk,
    'tickets.work',
    'tickets.export',
    'mail.triage',
    'estate.write',
    'accounts.read',
    'accounts.work',
    'backups.read',
    'backups.work',
  ],
  dispatcher: [
    ...desk,
    'tickets.work',
    'tickets.export',
    'views.share',
    'macros.share',
    'checks.override',
    'queues.manage',
    'reports.read',
    'reviews.write',
    'mail.triage',
    'clients.manage',
    'estate.write',
    'accounts.read',
    'accounts.work',
    'accounts.manage',
    'contracts.read',
    'backups.read',
    'backups.work',
    'backups.manage',
  ],
  accounting: [
    ...desk,
    'accounts.read',
    'contracts.read',
    'contracts.write',
    'contracts.revise',
    'billing.read',
    'billing.write',
  ],
  administrator: [
    ...desk,
    'tickets.work',
    'tickets.export',
    'views.share',
    'macros.share',
    'checks.override',
    'queues.manage',
    'reports.read',
    'reviews.write',
    'mail.triage',
    'clients.manage',
    'estate.write',
    'people.manage',
    'settings.manage',
    'audit.read',
    'webhooks.manage',
    'imports.manage',
    'accounts.read',
    'accounts.work',
    'accounts.manage',
    'contracts.read',
    'contracts.write',
    'contracts.revise',
    'billing.read',
    'billing.write',
    'backups.read',
    'backups.work',
    'backups.manage',
  ],
  compliance: [...desk, 'audit.read', 'contracts.read', 'backups.read'],
  requester: ['account.own', 'requests.read', 'requests.send', 'estate.own', 'backups.own'],
  approver: [
    'account.own',
    'requests.read',
    'requests.send',
    'estate.own',
    'reviews.own',
    'licences.own',
    'contracts.own',
    'invoices.own',
    'backups.own',
  ],
  'client-dpo': ['account.own', 'requests.read', 'estate.own'],
};

/** The permissions of somebody who holds these roles. */
export function permissionsOf(held: readonly Role[]): Set<Permission> {
  return new Set(held.flatMap((role) => rolePermissions[role]));
}
