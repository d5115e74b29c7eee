import type { Routes } from '@angular/router';
import { penaltyRoutes } from '../penalties/penalties.routes';

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
      {
        path: 'payments',
        loadComponent: () => import('../payments/payments-page').then((m) => m.PaymentsPage),
      },
      {
        path: 'payments/bank',
        loadComponent: () => import('../payments/bank-page').then((m) => m.BankPage),
      },
      {
        path: 'balance',
        loadComponent: () => import('../payments/balance-page').then((m) => m.BalancePage),
      },
      {
        path: 'balance/:clientId',
        loadComponent: () => import('../payments/statement-page').then((m) => m.StatementPage),
      },
      {
        path: 'reminders',
        loadComponent: () => import('../reminders/reminders-page').then((m) => m.RemindersPage),
      },
      ...penaltyRoutes,
    ],
  },
];
