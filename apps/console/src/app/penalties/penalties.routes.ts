import type { Routes } from '@angular/router';

/** Below the tabs of billing. */
export const penaltyRoutes: Routes = [
  { path: 'rates', loadComponent: () => import('./rates-page').then((m) => m.RatesPage) },
];
