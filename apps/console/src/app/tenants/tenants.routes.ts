import type { Routes } from '@angular/router';

export const tenantRoutes: Routes = [
  { path: '', loadComponent: () => import('./tenants-page').then((m) => m.TenantsPage) },
  { path: ':clientId', loadComponent: () => import('./tenant-page').then((m) => m.TenantPage) },
  {
    path: ':clientId/users',
    loadComponent: () => import('./tenant-users-page').then((m) => m.TenantUsersPage),
  },
];
