import type { Routes } from '@angular/router';
import { permitted } from '../core/session-guards';

/** Below the tabs of billing. */
export const invoiceRoutes: Routes = [
  { path: '', loadComponent: () => import('./invoices-page').then((m) => m.InvoicesPage) },
  {
    path: 'new',
    canMatch: [permitted('billing.write')],
    loadComponent: () => import('./invoice-form-page').then((m) => m.InvoiceFormPage),
  },
  { path: ':id', loadComponent: () => import('./invoice-page').then((m) => m.InvoicePage) },
  {
    path: ':id/edit',
    canMatch: [permitted('billing.write')],
    loadComponent: () => import('./invoice-form-page').then((m) => m.InvoiceFormPage),
  },
];
