import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { addMonths, isMonthOver, localDateOf, monthOf, toInstant } from '@vigie/rules';
import {
  EmptyState,
  ErrorState,
  Icon,
  InstantPipe,
  Locale,
  NumberPipe,
  Ticker,
  Toasts,
  displayZone,
  injectTexts,
} from '@vigie/ui';
import { type BackupProof, backupProofPage, proofReadiness } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../../core/failures';
import { reloadOn } from '../../core/live-reload';
import { pagedList } from '../../core/paged-list';
import { keepLast } from '../../core/resources';
import { SessionStore } from '../../core/session-store';
import { LoadMore } from '../../kit/load-more';
import { TableGhost } from '../../kit/table-ghost';
import { backupProofTexts } from './proofs.texts';

/** Proofs of months: what can be published, and what was. */
@Component({
  selector: 'app-backup-proofs-page',
  imports: [EmptyState, ErrorState, Icon, InstantPipe, LoadMore, NumberPipe, RouterLink, TableGhost],
  templateUrl: './proofs-page.html',
  styleUrl: './review-page.css',
})
export class BackupProofsPage {
  readonly month = input<string>();
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #session = inject(SessionStore);
  readonly #locale = inject(Locale).current;
  readonly #now = inject(Ticker).now;
  protected readonly t = injectTexts(backupProofTexts);
  protected readonly busy = signal(false);
  readonly #today = computed(() => localDateOf(toInstant(this.#now()), displayZone));
  protected readonly thisMonth = computed(() => monthOf(this.#today()));
  protected readonly chosen = computed(
    () => this.month() ?? monthOf(addMonths(`${this.thisMonth()}-01`, -1)),
  );
  protected readonly isOver = computed(() => isMonthOver(this.chosen(), this.#today()));
  protected readonly canWork = computed(
    () => this.#session.session() !== null && this.#session.can('backups.work'),
  );
  protected readonly readiness = httpResource(
    () => ({ url: '/api/backups/proofs/readiness', params: { month: this.chosen() } }),
    { parse: (raw) => proofReadiness.parse(raw) },
  );
  protected readonly ready = keepLast(this.readiness);
  protected readonly list = pagedList<BackupProof>({
    url: '/api/backups/proofs',
    params: () => ({}),
    parse: (raw) => backupProofPage.parse(raw),
  });

  constructor() {
    reloadOn(
      (event) => event.type === 'backup.changed',
      () => this.readiness.reload(),
    );
  }

  protected spoken(month: string): string {
    const format = new Intl.DateTimeFormat(this.#locale(), {
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
    return format.format(new Date(`${month}-15`));
  }

  protected go(month: string): void {
    void this.#router.navigate([], {
      queryParams: { month: month || null },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected async publish(client: string): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await firstValueFrom(this.#http.post('/api/backups/proofs', { client, month: this.chosen() }));
      this.#toasts.show(this.t().publishedToast);
      this.list.reload();
    } catch (error) {
      this.#failures.toast(error);
    } finally {
      this.busy.set(false);
      this.readiness.reload();
    }
  }
}
