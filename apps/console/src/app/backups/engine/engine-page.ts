import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, ElementRef, computed, inject, input, viewChildren } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { BytesPipe, EmptyState, ErrorState, Icon, InstantPipe, Toasts, injectTexts } from '@vigie/ui';
import {
  type BackupRepository,
  type RepositoryOperationKind,
  backupEngineState,
  backupRepositoryPage,
} from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../../core/failures';
import { reloadOn } from '../../core/live-reload';
import { pagedList } from '../../core/paged-list';
import { keepLast, paramsOf } from '../../core/resources';
import { SessionStore } from '../../core/session-store';
import { focusBeside } from '../../keyboard/focus-beside';
import { Shortcuts } from '../../keyboard/shortcuts';
import { LoadMore } from '../../kit/load-more';
import { TableGhost } from '../../kit/table-ghost';
import { typedQuery } from '../../kit/typed-query';
import { SpaceMeter } from '../jobs/space-meter';
import { engineTexts } from './engine.texts';
import { OperationState } from './operation-state';

type Row = BackupRepository & { id: string };

/** Our own engine: which one it is, what it keeps for each client, and the proofs of it. */
@Component({
  selector: 'app-backup-engine-page',
  imports: [
    BytesPipe,
    CdkMenu,
    CdkMenuItem,
    CdkMenuTrigger,
    EmptyState,
    ErrorState,
    Icon,
    InstantPipe,
    LoadMore,
    OperationState,
    RouterLink,
    SpaceMeter,
    TableGhost,
  ],
  templateUrl: './engine-page.html',
  styleUrl: './engine-page.css',
})
export class EnginePage {
  readonly q = input<string>();

  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(engineTexts);
  protected readonly canAsk = computed(() => this.#session.can('backups.work'));
  protected readonly typed = typedQuery(this.q, (q) => this.search(q));
  readonly #state = httpResource(() => '/api/backup-engine', {
    parse: (raw) => backupEngineState.parse(raw),
  });
  protected readonly engine = keepLast(this.#state);
  protected readonly usable = computed(() => ['full', 'degraded'].includes(this.engine()?.level ?? ''));
  protected readonly list = pagedList<Row>({
    url: '/api/backup-repositories',
    params: computed(() => paramsOf({ q: this.q() })),
    parse: (raw) => {
      const { items, ...page } = backupRepositoryPage.parse(raw);
      return { ...page, items: items.map((item) => ({ ...item, id: item.client.id })) };
    },
  });
  private readonly links = viewChildren<string, ElementRef<HTMLAnchorElement>>('link', { read: ElementRef });

  constructor() {
    reloadOn(
      (event) => event.type === 'backup-engine.changed',
      () => this.#reload(),
    );
    inject(Shortcuts).use({ j: () => focusBeside(this.links(), 1), k: () => focusBeside(this.links(), -1) });
  }

  protected search(q: string): void {
    void this.#router.navigate([], { queryParams: { q: q || null }, queryParamsHandling: 'merge' });
  }

  protected neverChecked({ sites }: Row): boolean {
    return sites.every(({ lastCheck }) => lastCheck === null);
  }

  protected nameOf(path: string): string {
    return path.slice(path.lastIndexOf('/') + 1);
  }

  /** What can be asked for where the repository stands. */
  protected kindsFor({ sites, jobs }: Row): readonly RepositoryOperationKind[] {
    const primary = sites.find(({ site }) => site === 'primary');
    const isMade = primary?.erasedAt === null && primary.initialisedAt !== null;
    if (!isMade) return jobs > 0 ? ['init'] : [];
    return sites.some(({ site }) => site === 'second') ? ['check', 'copy'] : ['check'];
  }

  protected async ask({ client }: Row, kind: RepositoryOperationKind): Promise<void> {
    try {
      await firstValueFrom(this.#http.post(`/api/clients/${client.id}/backup-operations`, { kind }));
      this.#toasts.show(this.t().asked);
    } catch (error) {
      this.#failures.toast(error);
    }
    this.#reload();
  }

  #reload(): void {
    this.#state.reload();
    this.list.reload();
  }
}
