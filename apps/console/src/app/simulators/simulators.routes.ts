import type { Routes } from '@angular/router';

export const simulatorRoutes: Routes = [];
