import type { Routes } from '@angular/router';

export const requestTypeRoutes: Routes = [
  { path: '', loadComponent: () => import('./request-types-page').then((m) => m.RequestTypesPage) },
  { path: ':id', loadComponent: () => import('./request-type-page').then((m) => m.RequestTypePage) },
];
