import type { Routes } from '@angular/router';
import { mustEnrol, permitted, signedIn } from './core/session-guards';

/** Titles are keys of the shell's texts, so that they follow the language. */
export const routes: Routes = [
  {
    path: 'sign-in',
    title: 'signIn',
    loadComponent: () => import('./sign-in/sign-in-page').then((m) => m.SignInPage),
  },
  {
    path: 'forgotten',
    title: 'forgotten',
    loadComponent: () => import('./sign-in/forgotten-page').then((m) => m.ForgottenPage),
  },
  {
    path: 'reset',
    title: 'reset',
    loadComponent: () => import('./sign-in/reset-page').then((m) => m.ResetPage),
  },
  {
    path: 'second-factor',
    title: 'secondFactor',
    canActivate: [mustEnrol],
    loadComponent: () => import('./sign-in/second-factor-page').then((m) => m.SecondFactorPage),
  },
  {
    path: '',
    canActivate: [signedIn],
    loadComponent: () => import('./shell/shell').then((m) => m.Shell),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'today' },
      {
        path: 'today',
        title: 'today',
        loadComponent: () => import('./today/today-page').then((m) => m.TodayPage),
      },
      {
        path: 'tickets',
        title: 'tickets',
        loadComponent: () => import('./tickets/tickets-page').then((m) => m.TicketsPage),
        children: [
          {
            path: ':id',
            loadComponent: () => import('./tickets/pane/ticket-pane').then((m) => m.TicketPane),
          },
        ],
      },
      {
        path: 'search',
        title: 'search',
        loadComponent: () => import('./search/search-page').then((m) => m.SearchPage),
      },
      {
        path: 'planning',
        title: 'planning',
        canMatch: [permitted('tickets.read')],
        loadComponent: () => import('./planning/planning-page').then((m) => m.PlanningPage),
      },
      {
        path: 'hours',
        title: 'hours',
        canMatch: [permitted('tickets.work')],
        loadComponent: () => import('./planning/hours-page').then((m) => m.HoursPage),
      },
      {
        path: 'mails',
        title: 'mails',
        canMatch: [permitted('mail.triage')],
        loadChildren: () => import('./mails/mails.routes').then((m) => m.mailRoutes),
      },
      {
        path: 'follow-ups',
        title: 'followUps',
        canMatch: [permitted('tickets.read')],
        loadComponent: () => import('./vendors/follow-ups-page').then((m) => m.FollowUpsPage),
      },
      { path: 'reports', pathMatch: 'full', redirectTo: 'reports/desk' },
      {
        path: 'reports/desk',
        title: 'deskReport',
        canMatch: [permitted('reports.read')],
        loadComponent: () => import('./reports/desk-report-page').then((m) => m.DeskReportPage),
      },
      {
        path: 'reports/sla',
        title: 'slaReport',
        canMatch: [permitted('reports.read')],
        loadComponent: () => import('./reports/sla-report-page').then((m) => m.SlaReportPage),
      },
      {
        path: 'reports/satisfaction',
        title: 'satisfaction',
        canMatch: [permitted('reports.read')],
        loadComponent: () => import('./reports/satisfaction-page').then((m) => m.SatisfactionPage),
      },
      {
        path: 'reviews',
        title: 'reviews',
        canMatch: [permitted('reports.read')],
        loadComponent: () => import('./reviews/reviews-page').then((m) => m.ReviewsPage),
      },
      {
        path: 'reviews/:id',
        title: 'reviews',
        canMatch: [permitted('reports.read')],
        loadComponent: () => import('./reviews/review-page').then((m) => m.ReviewPage),
      },
      {
        path: 'clients',
        title: 'clients',
        canMatch: [permitted('clients.read')],
        loadChildren: () => import('./clients/clients.routes').then((m) => m.clientRoutes),
      },
      {
        path: 'contracts',
        title: 'contracts',
        canMatch: [permitted('contracts.read')],
        loadChildren: () => import('./contracts/contracts.routes').then((m) => m.contractRoutes),
      },
      {
        path: 'renewals',
        title: 'renewals',
        canMatch: [permitted('contracts.read')],
        loadComponent: () => import('./renewals/renewals-page').then((m) => m.RenewalsPage),
      },
      {
        path: 'billing',
        title: 'billing',
        canMatch: [permitted('billing.read')],
        loadChildren: () => import('./billing/billing.routes').then((m) => m.billingRoutes),
      },
      {
        path: 'backups',
        title: 'backups',
        canMatch: [permitted('backups.read')],
        loadChildren: () => import('./backups/backups.routes').then((m) => m.backupsRoutes),
      },
      {
        path: 'contract-figures',
        title: 'contractFigures',
        canMatch: [permitted('contracts.read')],
        loadComponent: () => import('./contract-figures/figures-page').then((m) => m.FiguresPage),
      },
      {
        path: 'price-revision',
        title: 'priceRevision',
        canMatch: [permitted('contracts.read')],
        loadChildren: () =>
          import('./price-campaigns/price-campaigns.routes').then((m) => m.priceCampaignRoutes),
      },
      {
        path: 'licences',
        title: 'licences',
        canMatch: [permitted('accounts.read')],
        loadComponent: () => import('./licences/licences-page').then((m) => m.LicencesPage),
      },
      {
        path: 'indices',
        title: 'indices',
        canMatch: [permitted('contracts.read')],
        loadChildren: () => import('./index-series/index-series.routes').then((m) => m.indexSeriesRoutes),
      },
      {
        path: 'estate',
        title: 'estate',
        canMatch: [permitted('estate.read')],
        loadChildren: () => import('./estate/estate.routes').then((m) => m.estateRoutes),
      },
      {
        path: 'accounts',
        title: 'accounts',
        canMatch: [permitted('accounts.read')],
        loadChildren: () => import('./account-plans/account-plans.routes').then((m) => m.accountPlanRoutes),
      },
      {
        path: 'simulators',
        title: 'simulators',
        canMatch: [permitted('simulations.use')],
        loadChildren: () => import('./simulators/simulators.routes').then((m) => m.simulatorRoutes),
      },
      {
        path: 'knowledge',
        title: 'knowledge',
        canMatch: [permitted('tickets.read')],
        loadChildren: () => import('./knowledge/knowledge.routes').then((m) => m.knowledgeRoutes),
      },
      {
        path: 'macros',
        title: 'macros',
        canMatch: [permitted('tickets.work')],
        loadComponent: () => import('./macros/macros-page').then((m) => m.MacrosPage),
      },
      { path: 'admin', loadChildren: () => import('./admin/admin.routes').then((m) => m.adminRoutes) },
      {
        path: 'account',
        title: 'account',
        loadComponent: () => import('./account/account-page').then((m) => m.AccountPage),
      },
      {
        path: '**',
        title: 'notFound',
        loadComponent: () => import('./shell/not-found').then((m) => m.NotFound),
      },
    ],
  },
];
