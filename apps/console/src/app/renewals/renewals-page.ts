import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { httpResource } from '@angular/common/http';
import {
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  untracked,
  viewChild,
  viewChildren,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type RenewalDecision, daysBetween } from '@vigie/rules';
import {
  DayPipe,
  Dialogs,
  EmptyState,
  ErrorState,
  Icon,
  Locale,
  Toasts,
  dateOfInstant,
  formatDay,
  injectTexts,
} from '@vigie/ui';
import {
  type RenewalItem,
  type RenewalShow,
  contractWords,
  renewalCounts,
  renewalPage,
  renewalShows,
  renewalWords,
} from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { pagedList } from '../core/paged-list';
import { keepLast, paramsOf } from '../core/resources';
import { Shortcuts } from '../keyboard/shortcuts';
import { ClientFilter } from '../kit/client-filter';
import { LoadMore } from '../kit/load-more';
import { type Selection, nothing, pick } from '../kit/selection';
import { TableGhost } from '../kit/table-ghost';
import { typedQuery } from '../kit/typed-query';
import { NoticeLine } from './notice-line';
import { RenewalPanel, type RenewalPanelData } from './renewal-panel';
import { RenewalPeople } from './renewal-people';
import { RenewalWrites } from './renewal-writes';
import { renewalTexts } from './renewals.texts';

const chips: Record<RenewalDecision, string> = {
  undecided: 'chip-warn',
  renew: 'chip-ok',
  denounce: 'chip-bad',
  renegotiate: 'chip-accent',
};

/** The queue of terms: the next day on which a letter has to leave comes first. */
@Component({
  selector: 'app-renewals-page',
  imports: [
    CdkMenu,
    CdkMenuItem,
    CdkMenuTrigger,
    ClientFilter,
    DayPipe,
    EmptyState,
    ErrorState,
    Icon,
    LoadMore,
    NoticeLine,
    RouterLink,
    TableGhost,
  ],
  templateUrl: './renewals-page.html',
  styleUrl: './renewals-page.css',
})
export class RenewalsPage {
  readonly show = input<string>();
  readonly client = input<string>();
  readonly q = input<string>();
  /** A term that a mail or a card leads to. */
  readonly open = input<string>();

  readonly #router = inject(Router);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  readonly #writes = inject(RenewalWrites);
  readonly #locale = inject(Locale).current;
  protected readonly people = inject(RenewalPeople);
  protected readonly t = injectTexts(renewalTexts);
  protected readonly words = computed(() => renewalWords[this.#locale()]);
  protected readonly contracts = computed(() => contractWords[this.#locale()]);
  protected readonly chips = chips;
  protected readonly today = dateOfInstant(Date.now());
  protected readonly tabs = renewalShows.filter((one) => one !== 'all');
  protected readonly shown = computed<RenewalShow>(
    () => renewalShows.find((one) => one === this.show()) ?? 'open',
  );
  readonly #params = computed(() => paramsOf({ show: this.shown(), client: this.client(), q: this.q() }));
  protected readonly narrowed = computed(() => [this.client(), this.q()].some(Boolean));
  protected readonly typed = typedQuery(this.q, (q) => this.filter('q', q));
  protected readonly list = pagedList<RenewalItem>({
    url: '/api/renewals',
    params: this.#params,
    parse: (raw) => renewalPage.parse(raw),
  });
  readonly #counts = httpResource(() => '/api/renewals/counts', { parse: (raw) => renewalCounts.parse(raw) });
  protected readonly counts = keepLast(this.#counts);
  /** Another filter begins with nothing picked. */
  readonly #selection = linkedSignal<object, Selection>({
    source: this.#params,
    computation: () => nothing,
  });
  protected readonly picked = computed(() => {
    const { ids } = this.#selection();
    return this.list.rows().filter(({ id }) => ids.has(id));
  });
  private readonly links = viewChildren<string, ElementRef<HTMLButtonElement>>('line', { read: ElementRef });
  private readonly owners = viewChild(CdkMenuTrigger);

  constructor() {
    reloadOn(
      (event) => event.type === 'contract.changed',
      () => this.#reload(),
    );
    inject(Shortcuts).use({
      j: () => this.#move(1),
      k: () => this.#move(-1),
      x: () => this.#pickFocused(false),
      X: () => this.#pickFocused(true),
      r: () => void this.#decide('renew'),
      d: () => void this.#decide('denounce'),
      n: () => void this.#decide('renegotiate'),
      u: () => void this.#decide('undecided'),
      e: () => void this.#take(),
      a: () => this.owners()?.open(),
      Escape: () => this.clear(),
    });
    effect(() => {
      const id = this.open();
      if (id) untracked(() => this.openPanel(id));
    });
  }

  protected count(show: RenewalShow): number {
    const counts: Partial<Record<RenewalShow, number>> = this.counts() ?? {};
    return show === 'open' ? 0 : (counts[show] ?? 0);
  }

  protected left({ notice }: RenewalItem): number {
    return daysBetween(this.today, notice.posting);
  }

  /** Something has to leave soon, or should have left. */
  protected isNear(row: RenewalItem): boolean {
    return row.state === 'open' && row.decision !== 'renew' && this.left(row) <= 30;
  }

  protected filter(key: 'client' | 'q', value: string): void {
    const queryParams = { [key]: value || null };
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: key === 'q' });
  }

  protected widen(): void {
    this.typed.set('');
    const queryParams = { client: null, q: null };
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected isPicked(id: string): boolean {
    return this.#selection().ids.has(id);
  }

  protected pick(id: string, range: boolean): void {
    const ids = this.list.rows().map((row) => row.id);
    if (this.people.canWrite()) this.#selection.update((selection) => pick(selection, ids, id, range));
  }

  protected clear(): void {
    this.#selection.set(nothing);
  }

  protected async assign(ownerId: string | null): Promise<void> {
    const ids = this.picked().map(({ id }) => id);
    if ((await this.#writes.assign(ids, ownerId)) === null) return;
    this.clear();
    this.#reload();
  }

  protected openPanel(id: string): void {
    const dialog = this.#dialogs.openPanel<undefined, RenewalPanelData, RenewalPanel>(RenewalPanel, {
      label: this.t().panel.title,
      data: { id },
      width: '600px',
    });
    dialog.closed.subscribe(() => {
      this.#reload();
      if (this.open())
        void this.#router.navigate([], {
          queryParams: { open: null },
          queryParamsHandling: 'merge',
          replaceUrl: true,
        });
    });
  }

  get #focused(): RenewalItem | undefined {
    const index = this.#links.findIndex((link) => link === document.activeElement);
    return this.list.rows()[index];
  }

  get #links(): HTMLElement[] {
    return this.links().map(({ nativeElement }) => nativeElement);
  }

  #pickFocused(range: boolean): void {
    const row = this.#focused;
    if (row) this.pick(row.id, range);
  }

  /** By one letter, and taken back by another: `u` leaves it open again. */
  async #decide(decision: RenewalDecision): Promise<void> {
    const row = this.#focused;
    if (!row || !this.people.canWrite()) return;
    const { note, version } = row;
    const written = await this.#writes.decide(row.id, { decision, note, version });
    if ('problem' in written) this.#toasts.bad(written.problem.message);
    else this.#toasts.show(this.t().decided(this.words().decisions[decision]));
    this.#reload();
  }

  async #take(): Promise<void> {
    const row = this.#focused;
    const me = this.people.me();
    if (row && me && this.people.canWrite() && (await this.#writes.assign([row.id], me)) !== null)
      this.#reload();
  }

  protected say(day: string): string {
    return formatDay(day, this.#locale(), 'numeric');
  }

  #reload(): void {
    this.list.reload();
    this.#counts.reload();
  }

  #move(direction: 1 | -1): void {
    const links = this.#links;
    const from = links.findIndex((link) => link === document.activeElement);
    links[Math.min(Math.max(from + direction, 0), links.length - 1)]?.focus();
  }
}
