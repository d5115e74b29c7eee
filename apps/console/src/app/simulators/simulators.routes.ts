import type { Routes } from '@angular/router';

export const simulatorRoutes: Routes = [
  {
    path: '',
    loadComponent: () => import('./simulators-page').then((m) => m.SimulatorsPage),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'deadline' },
      {
        path: 'deadline',
        loadComponent: () => import('./deadline-simulator').then((m) => m.DeadlineSimulator),
      },
      { path: 'days', loadComponent: () => import('./days-simulator').then((m) => m.DaysSimulator) },
      { path: 'notice', loadComponent: () => import('./notice-simulator').then((m) => m.NoticeSimulator) },
      {
        path: 'revision',
        loadComponent: () => import('./revision-simulator').then((m) => m.RevisionSimulator),
      },
      {
        path: 'penalty',
        loadComponent: () => import('./penalty-simulator').then((m) => m.PenaltySimulator),
      },
    ],
  },
];
