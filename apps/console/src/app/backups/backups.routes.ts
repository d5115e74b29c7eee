import type { Routes } from '@angular/router';

export const backupsRoutes: Routes = [
  {
    path: '',
    loadComponent: () => import('./backups-page').then((m) => m.BackupsPage),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'jobs' },
      { path: 'jobs', loadComponent: () => import('./jobs/jobs-page').then((m) => m.JobsPage) },
      { path: 'jobs/:id', loadComponent: () => import('./jobs/job-page').then((m) => m.JobPage) },
      {
        path: 'restores',
        loadComponent: () => import('./restores/restores-page').then((m) => m.RestoresPage),
      },
      { path: 'endings', loadComponent: () => import('./endings/endings-page').then((m) => m.EndingsPage) },
      { path: 'endings/:id', loadComponent: () => import('./endings/ending-page').then((m) => m.EndingPage) },
    ],
  },
];
