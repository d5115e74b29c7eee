import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { httpResource } from '@angular/common/http';
import { Component, ElementRef, computed, inject, input, signal, viewChildren } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { Dialogs, EmptyState, ErrorState, Icon, injectTexts, sharedTexts } from '@vigie/ui';
import { equipmentKinds, equipmentStates } from '@vigie/rules';
import { type Equipment, client, equipment, maxPageSize, page, sites } from '@vigie/wire';
import { filter, firstValueFrom, map, startWith } from 'rxjs';
import { pagedList } from '../core/paged-list';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { Shortcuts } from '../keyboard/shortcuts';
import { LoadMore } from '../kit/load-more';
import { nothing, pick } from '../kit/selection';
import { TableGhost } from '../kit/table-ghost';
import { typedQuery } from '../kit/typed-query';
import { EquipmentPanel, type EquipmentPanelData } from './equipment-panel';
import { ImportPanel } from './import-panel';
import { type EstateFilter, changeOf, estateParams } from './estate-filters';
import { estateTexts } from './estate.texts';
import { WarrantyMark } from './warranty-mark';

/** The estate of every client: filters in the address, the list, the opened sheet beside it. */
@Component({
  selector: 'app-estate-page',
  imports: [
    CdkMenu,
    CdkMenuItem,
    CdkMenuTrigger,
    EmptyState,
    ErrorState,
    Icon,
    LoadMore,
    RouterLink,
    RouterOutlet,
    TableGhost,
    WarrantyMark,
  ],
  templateUrl: './estate-page.html',
  styleUrl: './estate-page.css',
})
export class EstatePage {
  readonly q = input<string>();
  readonly client = input<string>();
  readonly site = input<string>();
  readonly kind = input<string>();
  readonly state = input<string>();
  readonly covered = input<string>();
  readonly warrantyBefore = input<string>();

  readonly #router = inject(Router);
  readonly #dialogs = inject(Dialogs);
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(estateTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly options = { kinds: equipmentKinds, states: equipmentStates };
  protected readonly canWrite = computed(
    () => this.#session.session() !== null && this.#session.can('estate.write'),
  );
  protected readonly params = computed(() =>
    estateParams({
      q: this.q(),
      client: this.client(),
      site: this.site(),
      kind: this.kind(),
      state: this.state(),
      covered: this.covered(),
      warrantyBefore: this.warrantyBefore(),
    }),
  );
  protected readonly filtered = computed(() => Object.keys(this.params()).length > 0);
  protected readonly typed = typedQuery(this.q, (q) => this.filterBy('q', q));
  protected readonly list = pagedList<Equipment>({
    url: '/api/equipment',
    params: this.params,
    parse: (raw) => page(equipment).parse(raw),
  });
  protected readonly selection = signal(nothing);
  /** Picked rows that the filters still show. */
  protected readonly picked = computed(() =>
    this.list.rows().filter(({ id }) => this.selection().ids.has(id)),
  );
  /** What gets a label: the picked rows, or all that are shown, up to a printer's patience. */
  protected readonly labelled = computed(() =>
    (this.picked().length > 0 ? this.picked() : this.list.rows()).slice(0, maxPageSize),
  );
  readonly #clients = keepLast(
    httpResource(() => ({ url: '/api/clients', params: { limit: 200 } }), {
      parse: (raw) => page(client).parse(raw),
    }),
  );
  protected readonly clients = computed(() => this.#clients()?.items ?? []);
  readonly #sites = httpResource(
    () => {
      const chosen = this.client();
      return chosen ? { url: '/api/sites', params: { client: chosen } } : undefined;
    },
    { parse: (raw) => sites.parse(raw) },
  );
  protected readonly sites = computed(() => (this.#sites.hasValue() ? this.#sites.value().items : []));
  protected readonly openId = toSignal(
    this.#router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => idOf(this.#router.url)),
      startWith(idOf(this.#router.url)),
    ),
    { initialValue: null },
  );
  private readonly links = viewChildren<string, ElementRef<HTMLAnchorElement>>('link', { read: ElementRef });

  constructor() {
    inject(Shortcuts).use({
      j: () => this.#move(1),
      k: () => this.#move(-1),
      c: () => void this.add(),
      x: () => this.#pickFocused(),
      Escape: () => void this.#router.navigate(['/estate'], { queryParamsHandling: 'preserve' }),
    });
  }

  protected filterBy(key: EstateFilter, value: string): void {
    void this.#router.navigate([], {
      queryParams: changeOf(key, value),
      queryParamsHandling: 'merge',
      replaceUrl: key === 'q',
    });
  }

  protected clearFilters(): void {
    this.typed.set('');
    void this.#router.navigate([], { queryParams: {} });
  }

  protected async add(): Promise<void> {
    if (!this.canWrite()) return;
    const dialog = this.#dialogs.openPanel<Equipment, EquipmentPanelData, EquipmentPanel>(EquipmentPanel, {
      label: this.t().add,
      data: { before: null, clientId: this.client() ?? null },
      focus: 'field',
    });
    const made = await firstValueFrom(dialog.closed);
    if (!made) return;
    this.list.reload();
    await this.#router.navigate(['/estate', made.id], { queryParamsHandling: 'preserve' });
  }

  protected async import(): Promise<void> {
    const dialog = this.#dialogs.openPanel<boolean, string | null, ImportPanel>(ImportPanel, {
      label: this.t().import.title,
      data: this.client() ?? null,
      width: '720px',
      focus: 'field',
    });
    if (await firstValueFrom(dialog.closed)) this.list.reload();
  }

  /** The list as it is filtered, as a file. */
  protected exportUrl(format: 'csv' | 'xlsx'): string {
    const params = new URLSearchParams({ format });
    for (const [key, value] of Object.entries(this.params())) params.set(key, String(value));
    return `/api/equipment/export?${params.toString()}`;
  }

  protected labelsUrl(): string {
    return `/api/equipment-labels?ids=${this.labelled()
      .map(({ id }) => id)
      .join(',')}`;
  }

  protected pick(id: string, range: boolean): void {
    const rows = this.list.rows().map((row) => row.id);
    this.selection.update((before) => pick(before, rows, id, range));
  }

  protected pickAll(): void {
    const rows = this.list.rows();
    const all = this.picked().length === rows.length;
    this.selection.set(all ? nothing : { ids: new Set(rows.map(({ id }) => id)), anchor: null });
  }

  /** The opened sheet changed its equipment. */
  reload(): void {
    this.list.reload();
  }

  #focused(): number {
    return this.links().findIndex(({ nativeElement }) => nativeElement === document.activeElement);
  }

  #pickFocused(): void {
    const row = this.list.rows()[this.#focused()];
    if (row) this.pick(row.id, false);
  }

  #move(direction: 1 | -1): void {
    const links = this.links().map(({ nativeElement }) => nativeElement);
    const focused = this.#focused();
    const from = focused >= 0 ? focused : this.list.rows().findIndex(({ id }) => id === this.openId());
    links[Math.min(Math.max(from + direction, 0), links.length - 1)]?.focus();
  }
}

function idOf(url: string): string | null {
  return /^\/estate\/(\d+)/.exec(url)?.[1] ?? null;
}
