import type { Routes } from '@angular/router';
import { anyone, clientsOnly, visitorsOnly } from './session/guards';
import type { PageTitle } from './shell/portal-title';

const title = (page: PageTitle): { page: PageTitle } => ({ page });

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    canActivate: [clientsOnly],
    data: title('home'),
    loadComponent: async () => (await import('./requests/home')).Home,
  },
  {
    path: 'connexion',
    canActivate: [visitorsOnly],
    data: title('signIn'),
    loadComponent: async () => (await import('./session/sign-in')).SignInPage,
  },
  {
    path: 'mot-de-passe-oublie',
    data: title('forgotten'),
    loadComponent: async () => (await import('./session/forgotten-password')).ForgottenPassword,
  },
  {
    path: 'reset',
    data: title('reset'),
    loadComponent: async () => (await import('./session/reset-password')).ResetPassword,
  },
  {
    path: 'collaborateur',
    data: title('signIn'),
    loadComponent: async () => (await import('./shell/staff-page')).StaffPage,
  },
  {
    path: 'nouvelle-demande/:slug',
    canActivate: [clientsOnly],
    data: title('newRequest'),
    loadComponent: async () => (await import('./new-request/new-request-page')).NewRequestPage,
  },
  {
    path: 'accords',
    canActivate: [clientsOnly],
    data: title('approvals'),
    loadComponent: async () => (await import('./approvals/approval-list')).ApprovalList,
  },
  {
    path: 'accords/:id',
    canActivate: [clientsOnly],
    data: title('approvals'),
    loadComponent: async () => (await import('./approvals/approval-page')).ApprovalPage,
  },
  {
    path: 'devis',
    canActivate: [clientsOnly],
    data: title('quotes'),
    loadComponent: async () => (await import('./quotes/quote-list')).QuoteList,
  },
  {
    path: 'devis/lien/:token',
    data: title('quotes'),
    loadComponent: async () => (await import('./quotes/linked-quote-page')).LinkedQuotePage,
  },
  {
    path: 'devis/:id',
    canActivate: [clientsOnly],
    data: title('quotes'),
    loadComponent: async () => (await import('./quotes/quote-page')).QuotePage,
  },
  {
    path: 'bilans',
    canActivate: [clientsOnly],
    data: title('reviews'),
    loadComponent: async () => (await import('./reviews/review-list')).ReviewList,
  },
  {
    path: 'bilans/:id',
    canActivate: [clientsOnly],
    data: title('reviews'),
    loadComponent: async () => (await import('./reviews/review-page')).ReviewPage,
  },
  {
    path: 'catalogue/:id',
    canActivate: [clientsOnly],
    data: title('newRequest'),
    loadComponent: async () => (await import('./catalogue/catalogue-page')).CataloguePage,
  },
  {
    path: 'demandes',
    canActivate: [clientsOnly],
    data: title('requests'),
    loadComponent: async () => (await import('./requests/request-list')).RequestList,
  },
  {
    path: 'demandes/:id/enregistree',
    canActivate: [clientsOnly],
    data: title('receipt'),
    loadComponent: async () => (await import('./new-request/receipt-page')).ReceiptPage,
  },
  {
    path: 'demandes/:id',
    canActivate: [clientsOnly],
    data: title('request'),
    loadComponent: async () => (await import('./requests/request-page')).RequestPage,
  },
  {
    path: 'confirmer/:token',
    data: title('confirm'),
    loadComponent: async () => (await import('./drafts/confirm-draft')).ConfirmDraft,
  },
  {
    path: 'once/:token',
    data: title('once'),
    loadComponent: async () => (await import('./accounts/one-time-page')).OneTimePage,
  },
  {
    path: 'aide',
    canActivate: [clientsOnly],
    data: title('help'),
    loadComponent: async () => (await import('./help/help-page')).HelpPage,
  },
  {
    path: 'aide/:id',
    canActivate: [clientsOnly],
    data: title('help'),
    loadComponent: async () => (await import('./help/help-article-page')).HelpArticlePage,
  },
  {
    path: 'avis/:token',
    data: title('rating'),
    loadComponent: async () => (await import('./satisfaction/rating-page')).RatingPage,
  },
  {
    path: 'microsoft/:answer',
    data: title('microsoft'),
    loadComponent: async () => (await import('./microsoft/consent-page')).ConsentPage,
  },
  {
    path: 'interventions',
    canActivate: [clientsOnly],
    data: title('interventions'),
    loadComponent: async () => (await import('./interventions/interventions-page')).InterventionsPage,
  },
  {
    path: 'parc',
    canActivate: [clientsOnly],
    data: title('estate'),
    loadComponent: async () => (await import('./estate/estate-page')).EstatePage,
  },
  {
    path: 'licences',
    canActivate: [clientsOnly],
    data: title('licences'),
    loadComponent: async () => (await import('./licences/licences-page')).LicencesPage,
  },
  {
    path: 'sauvegardes',
    canActivate: [clientsOnly],
    data: title('backups'),
    loadComponent: async () => (await import('./backups/backups-page')).BackupsPage,
  },
  {
    path: 'contrats',
    canActivate: [clientsOnly],
    data: title('contracts'),
    loadComponent: async () => (await import('./contracts/contract-list')).ContractList,
  },
  {
    path: 'contrats/:id',
    canActivate: [clientsOnly],
    data: title('contracts'),
    loadComponent: async () => (await import('./contracts/contract-page')).ContractPage,
  },
  {
    path: 'factures',
    canActivate: [clientsOnly],
    data: title('invoices'),
    loadComponent: async () => (await import('./invoices/invoice-list')).InvoiceList,
  },
  {
    path: 'factures/:id',
    canActivate: [clientsOnly],
    data: title('invoices'),
    loadComponent: async () => (await import('./invoices/invoice-page')).InvoicePage,
  },
  {
    path: 'factures/penalites/:id',
    canActivate: [clientsOnly],
    data: title('invoices'),
    loadComponent: async () => (await import('./invoices/claim-page')).ClaimPage,
  },
  {
    path: 'mon-compte',
    canActivate: [clientsOnly],
    data: title('account'),
    loadComponent: async () => (await import('./account/account-page')).AccountPage,
  },
  {
    path: 'erreur',
    data: title('notFound'),
    loadComponent: async () => (await import('./shell/crash-page')).CrashPage,
  },
  {
    path: '**',
    canActivate: [anyone],
    data: title('notFound'),
    loadComponent: async () => (await import('./shell/not-found')).NotFound,
  },
];
