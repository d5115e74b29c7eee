import { Component, ElementRef, computed, inject, input, viewChildren } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { EmptyState, ErrorState, InstantPipe, injectTexts } from '@vigie/ui';
import { type BackupReport, backupReportPage, backupReportStates } from '@vigie/wire';
import { filter, map, startWith } from 'rxjs';
import { reloadOn } from '../../core/live-reload';
import { pagedList } from '../../core/paged-list';
import { paramsOf } from '../../core/resources';
import { LoadMore } from '../../kit/load-more';
import { ShowSwitch } from '../../kit/show-switch';
import { TableGhost } from '../../kit/table-ghost';
import { focusBeside } from '../../keyboard/focus-beside';
import { Shortcuts } from '../../keyboard/shortcuts';
import { BackupOutcome } from '../jobs/backup-health';
import { sourcesTexts } from './sources.texts';

const path = '/backups/inbox';

/** Reports that nobody could read or place, the worst first, then the oldest; beside them the one that is open. */
@Component({
  selector: 'app-inbox-page',
  imports: [
    BackupOutcome,
    EmptyState,
    ErrorState,
    InstantPipe,
    LoadMore,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    ShowSwitch,
    TableGhost,
  ],
  templateUrl: './inbox-page.html',
  styleUrl: './inbox-page.css',
})
export class InboxPage {
  readonly state = input<string>();

  readonly #router = inject(Router);
  protected readonly t = injectTexts(sourcesTexts);
  protected readonly states = backupReportStates;
  protected readonly shown = computed(
    () => backupReportStates.find((state) => state === this.state()) ?? 'waiting',
  );
  protected readonly list = pagedList<BackupReport>({
    url: '/api/backup-reports',
    params: () => paramsOf({ state: this.shown() }),
    parse: (raw) => backupReportPage.parse(raw),
  });
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
    reloadOn(
      (event) => event.type === 'backup-sources.changed',
      () => this.list.reload(),
    );
    inject(Shortcuts).use({
      j: () => focusBeside(this.links(), 1),
      k: () => focusBeside(this.links(), -1),
      Escape: () => void this.close(),
    });
  }

  /** Reads the list again, and opens the report that follows the one that was decided. */
  async decided(id: string): Promise<void> {
    const rows = this.list.rows();
    const at = rows.findIndex((row) => row.id === id);
    const next = rows[at + 1] ?? rows[at - 1];
    this.list.reload();
    await this.#router.navigate(next ? [path, next.id] : [path], { queryParamsHandling: 'preserve' });
  }

  close(): Promise<boolean> {
    return this.#router.navigate([path], { queryParamsHandling: 'preserve' });
  }

  /** Why it waits; where it went, or who put it aside. */
  protected aboutOf({ state, reason, kind, job, decidedBy }: BackupReport): string {
    const t = this.t();
    if (state === 'waiting' && reason) return t.reasons[reason];
    return job?.name ?? decidedBy ?? t.kinds[kind];
  }

  protected show(state: string): void {
    void this.#router.navigate([path], { queryParams: { state: state === 'waiting' ? null : state } });
  }
}

function idOf(url: string): string | null {
  return /^\/backups\/inbox\/(\d+)/.exec(url)?.[1] ?? null;
}
