import type { Routes } from '@angular/router';

export const clientRoutes: Routes = [];
