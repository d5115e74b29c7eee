import type { Routes } from '@angular/router';

export const estateRoutes: Routes = [
  {
    path: '',
    loadComponent: () => import('./estate-page').then((m) => m.EstatePage),
    children: [{ path: ':id', loadComponent: () => import('./equipment-pane').then((m) => m.EquipmentPane) }],
  },
];
