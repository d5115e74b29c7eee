import type { Routes } from '@angular/router';
import { permitted } from '../core/session-guards';

export const contractRoutes: Routes = [
  { path: '', loadComponent: () => import('./contracts-page').then((m) => m.ContractsPage) },
  {
    path: 'new',
    canMatch: [permitted('contracts.write')],
    loadComponent: () => import('./contract-form-page').then((m) => m.ContractFormPage),
  },
  { path: ':id', loadComponent: () => import('./contract-page').then((m) => m.ContractPage) },
  {
    path: ':id/edit',
    canMatch: [permitted('contracts.write')],
    loadComponent: () => import('./contract-form-page').then((m) => m.ContractFormPage),
  },
];
