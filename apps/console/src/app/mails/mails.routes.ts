import type { Routes } from '@angular/router';

export const mailRoutes: Routes = [
  {
    path: 'outbound',
    title: 'outbound',
    loadComponent: () => import('./outbound-page').then((m) => m.OutboundPage),
  },
  {
    path: '',
    loadComponent: () => import('./inbound-page').then((m) => m.InboundPage),
    children: [{ path: ':id', loadComponent: () => import('./inbound-pane').then((m) => m.InboundPane) }],
  },
];
