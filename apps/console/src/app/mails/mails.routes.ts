import type { Routes } from '@angular/router';

export const mailRoutes: Routes = [];
