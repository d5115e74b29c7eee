import type { Routes } from '@angular/router';
import { penaltyRoutes } from '../penalties/penalties.routes';

export const billingRoutes: Routes = [
  {
    path: '',
    loadComponent: () => import('./billing-page').then((m) => m.BillingPage),
    children: [...penaltyRoutes],
  },
];
