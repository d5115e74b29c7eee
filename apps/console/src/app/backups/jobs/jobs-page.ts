import { Component, ElementRef, computed, inject, input, viewChildren } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { backupEngines } from '@vigie/rules';
import {
  BytesPipe,
  Dialogs,
  EmptyState,
  ErrorState,
  Icon,
  InstantPipe,
  Kbd,
  Locale,
  injectTexts,
} from '@vigie/ui';
import { type BackupJobItem, backupJobPage, backupWords } from '@vigie/wire';
import { reloadOn } from '../../core/live-reload';
import { pagedList } from '../../core/paged-list';
import { paramsOf } from '../../core/resources';
import { SessionStore } from '../../core/session-store';
import { focusBeside } from '../../keyboard/focus-beside';
import { Shortcuts } from '../../keyboard/shortcuts';
import { ClientFilter } from '../../kit/client-filter';
import { LoadMore } from '../../kit/load-more';
import { TableGhost } from '../../kit/table-ghost';
import { typedQuery } from '../../kit/typed-query';
import { BackupHealth } from './backup-health';
import { JobPanel, type JobPanelData } from './job-panel';
import { jobTexts } from './jobs.texts';
import { SpaceMeter } from './space-meter';

type Filter = 'client' | 'engine' | 'q';

/** What is saved for clients, and how the last night went. */
@Component({
  selector: 'app-backup-jobs-page',
  imports: [
    BackupHealth,
    BytesPipe,
    ClientFilter,
    EmptyState,
    ErrorState,
    Icon,
    InstantPipe,
    Kbd,
    LoadMore,
    RouterLink,
    SpaceMeter,
    TableGhost,
  ],
  templateUrl: './jobs-page.html',
  styleUrl: './jobs-page.css',
})
export class JobsPage {
  readonly client = input<string>();
  readonly engine = input<string>();
  readonly trouble = input<string>();
  readonly state = input<string>();
  readonly q = input<string>();

  readonly #router = inject(Router);
  readonly #dialogs = inject(Dialogs);
  readonly #locale = inject(Locale).current;
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(jobTexts);
  protected readonly words = computed(() => backupWords[this.#locale()]);
  protected readonly engines = backupEngines;
  protected readonly canManage = computed(() => this.#session.can('backups.manage'));
  protected readonly typed = typedQuery(this.q, (q) => this.filter('q', q));
  protected readonly narrowed = computed(() =>
    [this.client(), this.engine(), this.trouble(), this.state(), this.q()].some(Boolean),
  );
  protected readonly list = pagedList<BackupJobItem>({
    url: '/api/backup-jobs',
    params: computed(() =>
      paramsOf({
        client: this.client(),
        engine: this.engine(),
        trouble: this.trouble(),
        state: this.state(),
        q: this.q(),
      }),
    ),
    parse: (raw) => backupJobPage.parse(raw),
  });
  private readonly links = viewChildren<string, ElementRef<HTMLAnchorElement>>('link', { read: ElementRef });

  constructor() {
    reloadOn(
      (event) => event.type === 'backup.changed',
      () => this.list.reload(),
    );
    inject(Shortcuts).use({
      j: () => focusBeside(this.links(), 1),
      k: () => focusBeside(this.links(), -1),
      n: () => this.add(),
    });
  }

  protected filter(key: Filter, value: string): void {
    const queryParams = { [key]: value || null };
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected show(queryParams: { trouble: string | null; state: string | null }): void {
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected widen(): void {
    void this.#router.navigate([], { queryParams: {} });
  }

  protected add(): void {
    if (!this.canManage()) return;
    const dialog = this.#dialogs.openPanel<string, JobPanelData, JobPanel>(JobPanel, {
      label: this.t().panel.newTitle,
      data: { job: null, client: this.client() ?? '' },
      width: '600px',
      focus: 'field',
    });
    dialog.closed.subscribe((id) => {
      if (id) void this.#router.navigate(['/backups/jobs', id]);
    });
  }
}
