import { Component, ElementRef, computed, inject, input, viewChildren } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { DayPipe, EmptyState, ErrorState, Icon, Kbd, injectTexts } from '@vigie/ui';
import { type BackupEnding, backupEndingPage } from '@vigie/wire';
import { reloadOn } from '../../core/live-reload';
import { pagedList } from '../../core/paged-list';
import { paramsOf } from '../../core/resources';
import { SessionStore } from '../../core/session-store';
import { focusBeside } from '../../keyboard/focus-beside';
import { Shortcuts } from '../../keyboard/shortcuts';
import { ClientFilter } from '../../kit/client-filter';
import { LoadMore } from '../../kit/load-more';
import { ShowSwitch } from '../../kit/show-switch';
import { TableGhost } from '../../kit/table-ghost';
import { EndingActs } from './ending-acts';
import { nextStep, pressure } from './ending-next';
import { endingTexts } from './endings.texts';

const shows = ['open', 'over'] as const;

/** Backup services that end, the least time left first. */
@Component({
  selector: 'app-endings-page',
  imports: [
    ClientFilter,
    DayPipe,
    EmptyState,
    ErrorState,
    Icon,
    Kbd,
    LoadMore,
    RouterLink,
    ShowSwitch,
    TableGhost,
  ],
  templateUrl: './endings-page.html',
  styleUrls: ['../jobs/jobs-page.css', './endings.css'],
})
export class EndingsPage {
  readonly show = input<string>();
  readonly client = input<string>();

  readonly #router = inject(Router);
  readonly #acts = inject(EndingActs);
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(endingTexts);
  protected readonly shows = shows;
  protected readonly shown = computed(() => shows.find((one) => one === this.show()) ?? 'open');
  protected readonly canManage = computed(() => this.#session.can('backups.manage'));
  protected readonly list = pagedList<BackupEnding>({
    url: '/api/backup-endings',
    params: computed(() => paramsOf({ state: this.shown(), client: this.client() })),
    parse: (raw) => backupEndingPage.parse(raw),
  });
  private readonly lines = viewChildren<string, ElementRef<HTMLElement>>('line', { read: ElementRef });
  protected readonly next = nextStep;
  protected readonly pressure = pressure;

  constructor() {
    reloadOn(
      ({ type }) => type === 'backup-care.changed',
      () => this.list.reload(),
    );
    inject(Shortcuts).use({
      j: () => focusBeside(this.lines(), 1),
      k: () => focusBeside(this.lines(), -1),
      n: () => void this.add(),
    });
  }

  protected filter(queryParams: { show?: string | null; client?: string | null }): void {
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected async add(): Promise<void> {
    if (!this.canManage()) return;
    const id = await this.#acts.declare();
    if (id !== null) await this.#router.navigate(['/backups/endings', id]);
  }
}
