import type { Routes } from '@angular/router';

/** Below the tabs of billing. */
export const penaltyRoutes: Routes = [
  { path: 'rates', loadComponent: () => import('./rates-page').then((m) => m.RatesPage) },
  { path: 'penalties', loadComponent: () => import('./penalties-page').then((m) => m.PenaltiesPage) },
  {
    path: 'penalties/clients/:id',
    loadComponent: () => import('./client-penalties-page').then((m) => m.ClientPenaltiesPage),
  },
  {
    path: 'penalties/claims/:id',
    loadComponent: () => import('./claim-page').then((m) => m.ClaimPage),
  },
];
