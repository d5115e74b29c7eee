import { Component, ElementRef, computed, inject, input, viewChildren } from '@angular/core';
import { Router } from '@angular/router';
import { DayPipe, Dialogs, EmptyState, ErrorState, InstantPipe, injectTexts } from '@vigie/ui';
import { type BackupRestore, backupRestorePage } from '@vigie/wire';
import { reloadOn } from '../../core/live-reload';
import { pagedList } from '../../core/paged-list';
import { paramsOf } from '../../core/resources';
import { focusBeside } from '../../keyboard/focus-beside';
import { Shortcuts } from '../../keyboard/shortcuts';
import { ClientFilter } from '../../kit/client-filter';
import { LoadMore } from '../../kit/load-more';
import { ShowSwitch } from '../../kit/show-switch';
import { TableGhost } from '../../kit/table-ghost';
import { RestorePanel } from './restore-panel';
import { RestoreStateChip } from './restore-state';
import { restoreTexts } from './restores.texts';

const shows = ['open', 'waiting', 'over'] as const;

/** What clients asked to have back. */
@Component({
  selector: 'app-restores-page',
  imports: [
    ClientFilter,
    DayPipe,
    EmptyState,
    ErrorState,
    InstantPipe,
    LoadMore,
    RestoreStateChip,
    ShowSwitch,
    TableGhost,
  ],
  templateUrl: './restores-page.html',
  styleUrl: '../jobs/jobs-page.css',
})
export class RestoresPage {
  readonly show = input<string>();
  readonly client = input<string>();

  readonly #router = inject(Router);
  readonly #dialogs = inject(Dialogs);
  protected readonly t = injectTexts(restoreTexts);
  protected readonly shows = shows;
  protected readonly shown = computed(() => shows.find((one) => one === this.show()) ?? 'open');
  protected readonly list = pagedList<BackupRestore>({
    url: '/api/backup-restores',
    params: computed(() => paramsOf({ state: this.shown(), client: this.client() })),
    parse: (raw) => backupRestorePage.parse(raw),
  });
  private readonly lines = viewChildren<string, ElementRef<HTMLElement>>('line', { read: ElementRef });

  constructor() {
    reloadOn(
      ({ type }) => type === 'backup-care.changed',
      () => this.list.reload(),
    );
    inject(Shortcuts).use({ j: () => focusBeside(this.lines(), 1), k: () => focusBeside(this.lines(), -1) });
  }

  protected filter(queryParams: { show?: string | null; client?: string | null }): void {
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected open({ id, ticket }: BackupRestore): void {
    const dialog = this.#dialogs.openPanel<true, string, RestorePanel>(RestorePanel, {
      ...{ label: this.t().panel.title(ticket.number), data: id, width: '560px' },
    });
    dialog.closed.subscribe(() => this.list.reload());
  }
}
