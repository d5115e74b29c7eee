import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ErrorState, Icon, LiveEvents, Skeleton, injectTexts } from '@vigie/ui';
import { page, requestSummary } from '@vigie/wire';
import { QuoteNotice } from '../quotes/quote-notice';
import { quoteTexts } from '../quotes/texts';
import { approvalTexts } from '../approvals/texts';
import { ReviewNotice } from '../reviews/review-notice';
import { ApprovalNotice } from '../approvals/approval-notice';
import { backupTexts } from '../backups/texts';
import { CatalogueList } from '../catalogue/catalogue-list';
import { PriceLetterNotice } from '../contracts/price-letter-notice';
import { contractTexts } from '../contracts/texts';
import { SuspensionNotice } from '../invoices/suspension-notice';
import { ownInvoiceTexts } from '../invoices/texts';
import { DraftList } from '../form-drafts/draft-list';
import { helpTexts } from '../help/texts';
import { SessionStore } from '../session/session-store';
import { RequestCard } from './request-card';
import { requestTexts } from './texts';

const shown = 5;
const requestPage = page(requestSummary);

/** « Que voulez-vous faire ? », then what is under way. */
@Component({
  selector: 'app-home',
  imports: [
    PriceLetterNotice,
    QuoteNotice,
    ReviewNotice,
    ApprovalNotice,
    CatalogueList,
    DraftList,
    ErrorState,
    Icon,
    RequestCard,
    RouterLink,
    Skeleton,
    SuspensionNotice,
  ],
  templateUrl: './home.html',
  host: { class: 'page' },
})
export class Home {
  readonly #store = inject(SessionStore);
  protected readonly t = injectTexts(requestTexts);
  protected readonly help = injectTexts(helpTexts);
  protected readonly approvals = injectTexts(approvalTexts);
  protected readonly quotes = injectTexts(quoteTexts);
  protected readonly contracts = injectTexts(contractTexts);
  protected readonly invoices = injectTexts(ownInvoiceTexts);
  protected readonly backups = injectTexts(backupTexts);
  protected readonly mayBackups = computed(() => this.#store.can('backups.own'));
  protected readonly mayContracts = computed(() => this.#store.can('contracts.own'));
  protected readonly mayInvoices = computed(() => this.#store.can('invoices.own'));
  protected readonly maySend = this.#store.maySend;
  protected readonly name = computed(() => this.#store.session()?.person.name ?? '');
  protected readonly open = httpResource(
    () => ({ url: '/api/portal/requests', params: { state: 'open', limit: 50 } }),
    { parse: (body) => requestPage.parse(body) },
  );
  /** Those that wait for an answer first, then by deadline. */
  protected readonly running = computed(() => {
    if (!this.open.hasValue()) return [];
    const due = (at: string | null): string => at ?? '9999';
    return [...this.open.value().items].sort(
      (a, b) => Number(b.waitingForYou) - Number(a.waitingForYou) || due(a.dueAt).localeCompare(due(b.dueAt)),
    );
  });
  protected readonly waiting = computed(() => this.running().filter((request) => request.waitingForYou));
  protected readonly top = computed(() => this.running().slice(0, shown));

  constructor() {
    inject(LiveEvents).watch(() => this.open.reload());
  }
}
