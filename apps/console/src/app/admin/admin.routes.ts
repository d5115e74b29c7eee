import type { Routes } from '@angular/router';
import { permitted } from '../core/session-guards';

export const adminRoutes: Routes = [
  {
    path: 'people',
    title: 'people',
    canMatch: [permitted('people.manage')],
    loadComponent: () => import('./people-page').then((m) => m.PeoplePage),
  },
  {
    path: 'queues',
    title: 'queues',
    canMatch: [permitted('queues.manage')],
    loadComponent: () => import('../queues/queues-page').then((m) => m.QueuesPage),
  },
  {
    path: 'calendars',
    title: 'calendars',
    canMatch: [permitted('settings.manage')],
    loadComponent: () => import('./calendars-page').then((m) => m.CalendarsPage),
  },
  {
    path: 'targets',
    title: 'targets',
    canMatch: [permitted('settings.manage')],
    loadComponent: () => import('./sla/targets-page').then((m) => m.TargetsPage),
  },
  {
    path: 'request-types',
    title: 'requestTypes',
    canMatch: [permitted('settings.manage')],
    loadChildren: () => import('../request-types/request-types.routes').then((m) => m.requestTypeRoutes),
  },
  {
    path: 'mailboxes',
    title: 'mailboxes',
    canMatch: [permitted('settings.manage')],
    loadComponent: () => import('../mailboxes/mailboxes-page').then((m) => m.MailboxesPage),
  },
  {
    path: 'microsoft',
    title: 'microsoft',
    canMatch: [permitted('accounts.read')],
    loadChildren: () => import('../tenants/tenants.routes').then((m) => m.tenantRoutes),
  },
  {
    path: 'checklists',
    title: 'checklists',
    canMatch: [permitted('settings.manage')],
    loadComponent: () => import('../checklists/checklists-page').then((m) => m.ChecklistsPage),
  },
  {
    path: 'service-tokens',
    title: 'serviceTokens',
    canMatch: [permitted('people.manage')],
    loadComponent: () => import('./service-tokens-page').then((m) => m.ServiceTokensPage),
  },
  {
    path: 'webhooks',
    title: 'webhooks',
    canMatch: [permitted('webhooks.manage')],
    loadComponent: () => import('../webhooks/webhooks-page').then((m) => m.WebhooksPage),
  },
  {
    path: 'webhooks/:id',
    title: 'webhooks',
    canMatch: [permitted('webhooks.manage')],
    loadComponent: () => import('../webhooks/webhook-page').then((m) => m.WebhookPage),
  },
  {
    path: 'imports',
    title: 'imports',
    canMatch: [permitted('imports.manage')],
    loadComponent: () => import('../imports/imports-page').then((m) => m.ImportsPage),
  },
  {
    path: 'imports/:id',
    title: 'imports',
    canMatch: [permitted('imports.manage')],
    loadComponent: () => import('../imports/import-page').then((m) => m.ImportPage),
  },
  {
    path: 'api',
    title: 'api',
    canMatch: [permitted('webhooks.manage')],
    loadComponent: () => import('../webhooks/api-page').then((m) => m.ApiPage),
  },
  {
    path: 'audit',
    title: 'audit',
    canMatch: [permitted('audit.read')],
    loadComponent: () => import('./audit-page').then((m) => m.AuditPage),
  },
  { path: '', pathMatch: 'full', redirectTo: 'people' },
];
