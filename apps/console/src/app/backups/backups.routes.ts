import type { Routes } from '@angular/router';

export const backupsRoutes: Routes = [
  {
    path: '',
    loadComponent: () => import('./backups-page').then((m) => m.BackupsPage),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'review' },
      {
        path: 'review',
        loadComponent: () => import('./review/review-page').then((m) => m.BackupReviewPage),
      },
      {
        path: 'calendar',
        loadComponent: () => import('./review/calendar-page').then((m) => m.BackupCalendarPage),
      },
      {
        path: 'alerts',
        loadComponent: () => import('./review/alerts-page').then((m) => m.BackupAlertsPage),
      },
      {
        path: 'proofs',
        loadComponent: () => import('./review/proofs-page').then((m) => m.BackupProofsPage),
      },
      { path: 'jobs', loadComponent: () => import('./jobs/jobs-page').then((m) => m.JobsPage) },
      { path: 'jobs/:id', loadComponent: () => import('./jobs/job-page').then((m) => m.JobPage) },
      {
        path: 'inbox',
        loadComponent: () => import('./sources/inbox-page').then((m) => m.InboxPage),
        children: [
          { path: ':id', loadComponent: () => import('./sources/report-pane').then((m) => m.ReportPane) },
        ],
      },
      { path: 'sources', loadComponent: () => import('./sources/sources-page').then((m) => m.SourcesPage) },
      { path: 'engine', loadComponent: () => import('./engine/engine-page').then((m) => m.EnginePage) },
      {
        path: 'restores',
        loadComponent: () => import('./restores/restores-page').then((m) => m.RestoresPage),
      },
      { path: 'endings', loadComponent: () => import('./endings/endings-page').then((m) => m.EndingsPage) },
      { path: 'endings/:id', loadComponent: () => import('./endings/ending-page').then((m) => m.EndingPage) },
    ],
  },
];
