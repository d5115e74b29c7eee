import type { Routes } from '@angular/router';
import { permitted } from '../core/session-guards';

export const clientRoutes: Routes = [
  { path: '', loadComponent: () => import('./clients-page').then((m) => m.ClientsPage) },
  {
    path: ':id/account-templates',
    canMatch: [permitted('accounts.read')],
    loadComponent: () =>
      import('../account-templates/client-templates-page').then((m) => m.ClientTemplatesPage),
  },
  {
    path: ':id/licences',
    canMatch: [permitted('accounts.read')],
    loadComponent: () => import('../licences/licences-page').then((m) => m.LicencesPage),
  },
  { path: ':id', loadComponent: () => import('./client-page').then((m) => m.ClientPage) },
];
