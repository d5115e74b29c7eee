import type { Routes } from '@angular/router';

export const knowledgeRoutes: Routes = [
  { path: '', loadComponent: () => import('./knowledge-page').then((m) => m.KnowledgePage) },
  { path: ':id', loadComponent: () => import('./article-page').then((m) => m.ArticlePage) },
];
