import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { httpResource } from '@angular/common/http';
import { Component, ElementRef, computed, inject, input, viewChildren } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { addCalendarDays, contractParts, contractStates } from '@vigie/rules';
import {
  DayPipe,
  Dialogs,
  EmptyState,
  ErrorState,
  Icon,
  Locale,
  MoneyPipe,
  dateOfInstant,
  injectTexts,
} from '@vigie/ui';
import { type ContractItem, contractCounts, contractPage, contractWords } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { reloadOn } from '../core/live-reload';
import { pagedList } from '../core/paged-list';
import { keepLast, paramsOf } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { Shortcuts } from '../keyboard/shortcuts';
import { ClientFilter } from '../kit/client-filter';
import { LoadMore } from '../kit/load-more';
import { TableGhost } from '../kit/table-ghost';
import { typedQuery } from '../kit/typed-query';
import { ContractState } from './contract-state';
import { contractTexts } from './contracts.texts';
import { ContractImportPanel } from './import-panel';

/** Days before its last day in which a notice date is told to be near. */
const nearDays = 45;

/** Every contract: states as tabs, filters in the address, the next terms first. */
@Component({
  selector: 'app-contracts-page',
  imports: [
    CdkMenu,
    CdkMenuItem,
    CdkMenuTrigger,
    ClientFilter,
    ContractState,
    DayPipe,
    EmptyState,
    ErrorState,
    Icon,
    LoadMore,
    MoneyPipe,
    RouterLink,
    TableGhost,
  ],
  templateUrl: './contracts-page.html',
  styleUrl: './contracts-page.css',
})
export class ContractsPage {
  readonly state = input<string>();
  readonly client = input<string>();
  readonly part = input<string>();
  readonly termBefore = input<string>();
  readonly q = input<string>();
  readonly proposed = input<string>();

  readonly #router = inject(Router);
  readonly #dialogs = inject(Dialogs);
  readonly #session = inject(SessionStore);
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(contractTexts);
  protected readonly words = computed(() => contractWords[this.#locale()]);
  protected readonly states = contractStates;
  protected readonly parts = contractParts;
  protected readonly canWrite = computed(
    () => this.#session.session() !== null && this.#session.can('contracts.write'),
  );
  readonly #params = computed(() =>
    paramsOf({
      state: this.state(),
      client: this.client(),
      part: this.part(),
      termBefore: this.termBefore(),
      q: this.q(),
      proposed: this.proposed(),
    }),
  );
  protected readonly filtered = computed(() => Object.keys(this.#params()).length > 0);
  protected readonly list = pagedList<ContractItem>({
    url: '/api/contracts',
    params: this.#params,
    parse: (raw) => contractPage.parse(raw),
  });
  readonly #counts = httpResource(() => '/api/contracts/counts', {
    parse: (raw) => contractCounts.parse(raw),
  });
  protected readonly counts = keepLast(this.#counts);
  protected readonly typed = typedQuery(this.q, (q) => this.filter('q', q));
  private readonly links = viewChildren<string, ElementRef<HTMLAnchorElement>>('link', { read: ElementRef });

  constructor() {
    reloadOn(
      (event) => event.type === 'contract.changed',
      () => {
        this.list.reload();
        this.#counts.reload();
      },
    );
    inject(Shortcuts).use({
      j: () => this.#move(1),
      k: () => this.#move(-1),
      c: () => void (this.canWrite() && this.#router.navigateByUrl('/contracts/new')),
    });
  }

  protected async import(): Promise<void> {
    const dialog = this.#dialogs.openPanel<boolean, null, ContractImportPanel>(ContractImportPanel, {
      label: this.t().import,
      width: '780px',
      focus: 'field',
    });
    if (await firstValueFrom(dialog.closed)) this.list.reload();
  }

  /** Whether the last day for a denunciation comes soon. */
  protected isNear({ noticeLimit }: ContractItem): boolean {
    const now = dateOfInstant(Date.now());
    return noticeLimit !== null && noticeLimit >= now && noticeLimit <= addCalendarDays(now, nearDays);
  }

  protected filter(key: string, value: string): void {
    const queryParams = { [key]: value || null };
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: key === 'q' });
  }

  protected clear(): void {
    this.typed.set('');
    void this.#router.navigate([], { queryParams: {} });
  }

  protected exportUrl(format: 'csv' | 'xlsx'): string {
    const params = new URLSearchParams({ format });
    for (const [key, value] of Object.entries(this.#params())) params.set(key, String(value));
    return `/api/contracts/export?${params.toString()}`;
  }

  #move(direction: 1 | -1): void {
    const links = this.links().map(({ nativeElement }) => nativeElement);
    const from = links.findIndex((link) => link === document.activeElement);
    links[Math.min(Math.max(from + direction, 0), links.length - 1)]?.focus();
  }
}
