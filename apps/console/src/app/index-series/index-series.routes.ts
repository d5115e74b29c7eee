import type { Routes } from '@angular/router';

export const indexSeriesRoutes: Routes = [
  { path: '', loadComponent: () => import('./index-series-page').then((m) => m.IndexSeriesPage) },
  { path: ':id', loadComponent: () => import('./series-page').then((m) => m.SeriesPage) },
];
