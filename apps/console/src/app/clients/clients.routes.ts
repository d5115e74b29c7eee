import type { Routes } from '@angular/router';

export const clientRoutes: Routes = [
  { path: '', loadComponent: () => import('./clients-page').then((m) => m.ClientsPage) },
  { path: ':id', loadComponent: () => import('./client-page').then((m) => m.ClientPage) },
];
