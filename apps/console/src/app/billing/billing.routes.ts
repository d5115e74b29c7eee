import type { Routes } from '@angular/router';

export const billingRoutes: Routes = [
  {
    path: '',
    loadComponent: () => import('./billing-page').then((m) => m.BillingPage),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'invoices' },
      {
        path: 'invoices',
        loadChildren: () => import('../invoices/invoices.routes').then((m) => m.invoiceRoutes),
      },
      { path: 'exports', loadComponent: () => import('../exports/exports-page').then((m) => m.ExportsPage) },
      { path: 'company', loadComponent: () => import('../company/company-page').then((m) => m.CompanyPage) },
    ],
  },
];
