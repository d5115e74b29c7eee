import type { Routes } from '@angular/router';

export const accountPlanRoutes: Routes = [
  { path: '', loadComponent: () => import('./plans-page').then((m) => m.PlansPage) },
  { path: ':id', loadComponent: () => import('./plan-page').then((m) => m.PlanPage) },
];
