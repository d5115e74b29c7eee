import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  Dialogs,
  ErrorState,
  Icon,
  InstantPipe,
  Locale,
  NumberPipe,
  Skeleton,
  Toasts,
  formatNumber,
  injectTexts,
} from '@vigie/ui';
import { type DeskImportDetail, deskImportDetail, importActions } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { ConfirmDialog, type Question } from '../kit/confirm-dialog';
import { PageTitle } from '../shell/page-title';
import { ImportMapping } from './import-mapping';
import { ImportRows } from './import-rows';
import { ImportState } from './import-state';
import { importTexts } from './imports.texts';

/** One import, from its columns to its report. */
@Component({
  selector: 'app-import-page',
  imports: [
    ErrorState,
    Icon,
    ImportMapping,
    ImportRows,
    ImportState,
    InstantPipe,
    NumberPipe,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './import-page.html',
  styleUrl: './import-page.css',
})
export class ImportPage {
  readonly id = input.required<string>();

  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  readonly #failures = inject(Failures);
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(importTexts);
  readonly #url = computed(() => `/api/imports/${this.id()}`);
  protected readonly detail = httpResource(() => this.#url(), {
    parse: (raw) => deskImportDetail.parse(raw),
  });
  protected readonly run = keepLast(this.detail);
  protected readonly busy = signal(false);
  protected readonly actions = importActions;
  protected readonly moving = computed(() => ['checking', 'running'].includes(this.run()?.state ?? ''));
  protected readonly began = computed(() => (this.run()?.startedAt ?? null) !== null);
  protected readonly reportUrl = computed(() => `${this.#url()}/report`);

  constructor() {
    reloadOn(
      (event) => event.type === 'import.changed' && event.importId === this.id(),
      () => this.detail.reload(),
    );
    const title = inject(PageTitle);
    effect(() => {
      const found = this.run();
      if (found) title.say(found.fileName);
    });
  }

  protected countOf({ counts }: DeskImportDetail, action: (typeof importActions)[number]): string {
    const words = this.began() ? this.t().doneCounts : this.t().counts;
    return words[action](formatNumber(counts[action], this.#locale()));
  }

  protected step(name: 'start' | 'pause' | 'resume', { version }: DeskImportDetail): Promise<void> {
    return this.#doing(async () => {
      await firstValueFrom(this.#http.post(`${this.#url()}/${name}`, { version }));
    });
  }

  protected async discard(): Promise<void> {
    const { discardTitle: title, discardText: text, discard: confirm } = this.t();
    const data = { label: title, data: { title, text, confirm, danger: true }, width: '420px' };
    const dialog = this.#dialogs.open<boolean, Question, ConfirmDialog>(ConfirmDialog, data);
    if ((await firstValueFrom(dialog.closed)) !== true) return;
    await this.#doing(async () => {
      await firstValueFrom(this.#http.delete(this.#url()));
      this.#toasts.show(this.t().discarded);
      await this.#router.navigate(['/admin/imports']);
    });
  }

  async #doing(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await work();
    } catch (error) {
      this.#failures.toast(error);
    } finally {
      this.busy.set(false);
      this.detail.reload();
    }
  }
}
