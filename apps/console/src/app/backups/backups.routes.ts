import type { Routes } from '@angular/router';

export const backupsRoutes: Routes = [
  {
    path: '',
    loadComponent: () => import('./backups-page').then((m) => m.BackupsPage),
    children: [],
  },
];
