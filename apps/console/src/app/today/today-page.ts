import { Component, ElementRef, computed, inject, viewChildren } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EmptyState, Ticker, formatInstant, Locale, injectTexts } from '@vigie/ui';
import type { TicketFilters } from '@vigie/wire';
import { SessionStore } from '../core/session-store';
import { Shortcuts } from '../keyboard/shortcuts';
import { TicketWrites } from '../tickets/ticket-writes';
import { TodayApprovals } from './today-approvals';
import { TodayBackups } from './today-backups';
import { TodayFollowUps } from './today-follow-ups';
import { TodayGrowth } from './today-growth';
import { TodayIndices } from './today-indices';
import { TodayInterventions } from './today-interventions';
import { TodayMails } from './today-mails';
import { TodayPostings } from './today-postings';
import { TodayRates } from './today-rates';
import { TodayRenewals } from './today-renewals';
import { todayPart } from './today-part';
import { TodaySection } from './today-section';
import { todayTexts } from './today.texts';

/** What waits for the client or a vendor is nobody's work today. */
const filters: Record<'atRisk' | 'mine' | 'unread' | 'unassigned' | 'quotes', TicketFilters> = {
  atRisk: { view: 'at-risk' },
  mine: { view: 'todo', assignee: 'me' },
  unread: { view: 'unread' },
  unassigned: { view: 'unassigned' },
  quotes: { quote: 'waiting' },
};

/** The technician's first screen: only what is to be done. */
@Component({
  selector: 'app-today-page',
  imports: [
    EmptyState,
    RouterLink,
    TodayApprovals,
    TodayBackups,
    TodayFollowUps,
    TodayGrowth,
    TodayIndices,
    TodayInterventions,
    TodayMails,
    TodayPostings,
    TodayRates,
    TodayRenewals,
    TodaySection,
  ],
  templateUrl: './today-page.html',
  styleUrl: './today-page.css',
})
export class TodayPage {
  readonly #session = inject(SessionStore);
  readonly #writes = inject(TicketWrites);
  readonly #now = inject(Ticker).now;
  readonly #locale = inject(Locale).current;
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly t = injectTexts(todayTexts);
  protected readonly filters = filters;
  private readonly sections = viewChildren(TodaySection);
  private readonly parts = viewChildren(todayPart);

  protected readonly canRenew = computed(
    () => this.#session.session() !== null && this.#session.can('accounts.manage'),
  );
  protected readonly canPost = computed(
    () => this.#session.session() !== null && this.#session.can('contracts.write'),
  );
  protected readonly canRevise = computed(
    () => this.#session.session() !== null && this.#session.can('contracts.revise'),
  );
  protected readonly canBill = computed(
    () => this.#session.session() !== null && this.#session.can('billing.write'),
  );
  protected readonly canTriage = computed(
    () => this.#session.session() !== null && this.#session.can('mail.triage'),
  );
  protected readonly canReadBackups = computed(
    () => this.#session.session() !== null && this.#session.can('backups.read'),
  );
  protected readonly canWork = computed(
    () => this.#session.session() !== null && this.#session.can('tickets.work'),
  );
  protected readonly allDone = computed(() =>
    this.parts().every((part) => part.waits?.() || (part.count() === 0 && !part.failed())),
  );

  protected readonly greeting = computed(() => {
    const first = this.#session.person()?.name.split(' ')[0] ?? '';
    const hour = Number(formatInstant(this.#now(), 'time', 'fr').split(':')[0]);
    return hour >= 18 ? this.t().evening(first) : this.t().morning(first);
  });
  protected readonly summary = computed(() => {
    const counts = this.sections().map((section): [string, number] => [section.key(), section.count() ?? 0]);
    const said = counts.filter(([, count]) => count > 0).map(([key, count]) => this.t().said(key, count));
    return said.length === 0 ? this.t().nothing : said.join(', ');
  });
  protected readonly day = computed(
    () => formatInstant(this.#now(), 'long', this.#locale()).split(/ à| at/)[0],
  );

  constructor() {
    inject(Shortcuts).use({
      j: () => this.#move(1),
      k: () => this.#move(-1),
      e: () => void this.#take(),
    });
  }

  /** Through every line of the page, in the order it is read. */
  #move(direction: 1 | -1): void {
    const links = [...this.#element.querySelectorAll<HTMLAnchorElement>('li a')];
    const from = links.findIndex((link) => link === document.activeElement);
    links[Math.min(Math.max(from + direction, 0), links.length - 1)]?.focus();
  }

  async #take(): Promise<void> {
    const row = this.sections()
      .flatMap((section) => [...section.links()])
      .find((link) => link.hasFocus)
      ?.row();
    if (row) await this.#writes.assignToMe(row);
  }
}
