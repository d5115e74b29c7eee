import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { httpResource } from '@angular/common/http';
import { Component, ElementRef, computed, effect, inject, input, viewChildren } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  DayPipe,
  Dialogs,
  EmptyState,
  ErrorState,
  Icon,
  InstantPipe,
  Locale,
  formatNumber,
  injectTexts,
} from '@vigie/ui';
import { type LicenceStock, client, licenceCounts, licenceFilters, licencePage } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { reloadOn } from '../core/live-reload';
import { pagedList } from '../core/paged-list';
import { keepLast, paramsOf } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { Shortcuts } from '../keyboard/shortcuts';
import { LoadMore } from '../kit/load-more';
import { TableGhost } from '../kit/table-ghost';
import { typedQuery } from '../kit/typed-query';
import { PageTitle } from '../shell/page-title';
import { AgreementPanel } from './agreement-panel';
import { licenceTexts } from './licences.texts';

type Row = LicenceStock & { id: string };
type Show = (typeof licenceFilters)[number];

const chips = { lacking: 'chip-bad', 'none-spare': 'chip-warn', enough: 'chip-ok', unused: '' } as const;

/** The licences of all clients, or of the client whose page it is. */
@Component({
  selector: 'app-licences-page',
  imports: [
    CdkMenu,
    CdkMenuItem,
    CdkMenuTrigger,
    DayPipe,
    EmptyState,
    ErrorState,
    Icon,
    InstantPipe,
    LoadMore,
    RouterLink,
    TableGhost,
  ],
  templateUrl: './licences-page.html',
  styleUrl: './licences-page.css',
})
export class LicencesPage {
  /** Of the client, on its page. */
  readonly id = input<string>();
  readonly show = input<string>();
  readonly q = input<string>();

  readonly #router = inject(Router);
  readonly #dialogs = inject(Dialogs);
  readonly #session = inject(SessionStore);
  readonly #locale = inject(Locale);
  protected readonly t = injectTexts(licenceTexts);
  protected readonly filters = licenceFilters;
  protected readonly chips = chips;
  protected readonly shown = computed<Show>(
    () => licenceFilters.find((filter) => filter === this.show()) ?? 'all',
  );
  protected readonly canManage = computed(
    () => this.#session.session() !== null && this.#session.can('accounts.manage'),
  );
  readonly #params = computed(() => paramsOf({ client: this.id(), show: this.shown(), q: this.q() }));
  protected readonly list = pagedList<Row>({
    url: '/api/licences',
    params: this.#params,
    parse: (raw) => {
      const page = licencePage.parse(raw);
      return {
        ...page,
        items: page.items.map((row) => ({ ...row, id: `${row.client.id}-${row.productId}` })),
      };
    },
  });
  readonly #counts = httpResource(() => (this.id() ? undefined : '/api/licences/counts'), {
    parse: (raw) => licenceCounts.parse(raw),
  });
  readonly #lastCounts = keepLast(this.#counts);
  readonly #client = httpResource(
    () => {
      const id = this.id();
      return id ? `/api/clients/${id}` : undefined;
    },
    { parse: (raw) => client.parse(raw) },
  );
  protected readonly heading = computed(() => {
    if (!this.id()) return this.t().title;
    return this.#client.hasValue() ? this.t().ofClient(this.#client.value().name) : this.t().title;
  });
  protected readonly readAt = computed(() => (this.id() ? (this.list.rows()[0]?.readAt ?? null) : null));
  protected readonly filtered = computed(() => this.shown() !== 'all' || Boolean(this.q()));
  protected readonly typed = typedQuery(this.q, (q) => this.#filter({ q: q || null }));
  private readonly links = viewChildren<string, ElementRef<HTMLElement>>('line', { read: ElementRef });

  constructor() {
    const title = inject(PageTitle);
    reloadOn(
      (event) => event.type === 'tenant.changed',
      () => this.#reload(),
    );
    inject(Shortcuts).use({ j: () => this.#move(1), k: () => this.#move(-1) });
    effect(() => {
      if (this.id() && this.#client.hasValue()) title.say(this.heading());
    });
  }

  protected count(filter: Show): number {
    return filter === 'all' ? 0 : (this.#lastCounts()?.[filter] ?? 0);
  }

  protected stateOf(row: Row): string {
    const { states } = this.t();
    return row.state === 'lacking' ? states.lacking(-row.free) : states[row.state];
  }

  /** How much was bought above what was agreed, in percent. */
  protected growth({ agreed, enabled }: Row): string {
    const percent = agreed && agreed.count > 0 ? ((enabled - agreed.count) * 100) / agreed.count : 0;
    return this.t().grown(formatNumber(percent, this.#locale.current(), 0));
  }

  /** Widths of the bar: what is used and what is kept, out of what was bought. */
  protected part(count: number, { enabled, consumed, reserved }: Row): string {
    return `${(count * 100) / Math.max(enabled, consumed + reserved, 1)}%`;
  }

  protected exportUrl(format: 'csv' | 'xlsx'): string {
    const params = new URLSearchParams({ format });
    for (const [key, value] of Object.entries(this.#params())) params.set(key, String(value));
    return `/api/licences/export?${params.toString()}`;
  }

  protected clear(): void {
    this.typed.set('');
    this.#filter({ q: null, show: null });
  }

  protected async agree(row: Row): Promise<void> {
    const dialog = this.#dialogs.openPanel<true, LicenceStock, AgreementPanel>(AgreementPanel, {
      label: this.t().panel.title,
      data: row,
      focus: 'field',
    });
    if (await firstValueFrom(dialog.closed)) this.#reload();
  }

  #reload(): void {
    this.list.reload();
    this.#counts.reload();
  }

  #filter(queryParams: Record<string, string | null>): void {
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  #move(direction: 1 | -1): void {
    const links = this.links().map(({ nativeElement }) => nativeElement);
    const from = links.findIndex((link) => link === document.activeElement);
    links[Math.min(Math.max(from + direction, 0), links.length - 1)]?.focus();
  }
}
