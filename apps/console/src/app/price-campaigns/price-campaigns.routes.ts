import type { Routes } from '@angular/router';

export const priceCampaignRoutes: Routes = [
  { path: '', loadComponent: () => import('./campaigns-page').then((m) => m.CampaignsPage) },
  { path: ':id', loadComponent: () => import('./campaign-page').then((m) => m.CampaignPage) },
];
