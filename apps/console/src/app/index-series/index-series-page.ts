import { HttpClient, httpResource } from '@angular/common/http';
import { Component, ElementRef, computed, inject, viewChildren } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  DayPipe,
  DecimalPipe,
  Dialogs,
  EmptyState,
  ErrorState,
  Icon,
  InstantPipe,
  Locale,
  PeriodPipe,
  Toasts,
  formatDecimal,
  injectTexts,
} from '@vigie/ui';
import { type IndexLink, type IndexSeries, indexLinkList, indexSeriesList } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { Shortcuts } from '../keyboard/shortcuts';
import { ConfirmDialog, type Question } from '../kit/confirm-dialog';
import { TableGhost } from '../kit/table-ghost';
import { FollowPanel } from './follow-panel';
import { indexTexts } from './index-series.texts';
import { LinkPanel, type LinkPanelData } from './link-panel';

/** The index series that are followed, and the coefficients between them. */
@Component({
  selector: 'app-index-series-page',
  imports: [
    DayPipe,
    DecimalPipe,
    EmptyState,
    ErrorState,
    Icon,
    InstantPipe,
    PeriodPipe,
    RouterLink,
    TableGhost,
  ],
  templateUrl: './index-series-page.html',
  styleUrl: './index-series.css',
})
export class IndexSeriesPage {
  readonly #http = inject(HttpClient);
  readonly #dialogs = inject(Dialogs);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #router = inject(Router);
  readonly #session = inject(SessionStore);
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(indexTexts);
  protected readonly canRevise = computed(
    () => this.#session.session() !== null && this.#session.can('contracts.revise'),
  );
  protected readonly resource = httpResource(() => '/api/index-series', {
    parse: (raw) => indexSeriesList.parse(raw),
  });
  protected readonly list = keepLast(this.resource);
  protected readonly linkResource = httpResource(() => '/api/index-links', {
    parse: (raw) => indexLinkList.parse(raw),
  });
  protected readonly links = keepLast(this.linkResource);
  private readonly lines = viewChildren<string, ElementRef<HTMLElement>>('line', { read: ElementRef });

  constructor() {
    reloadOn(
      ({ type }) => type === 'index.changed',
      () => this.#reload(),
    );
    inject(Shortcuts).use({
      j: () => this.#move(1),
      k: () => this.#move(-1),
      c: () => void this.follow(),
    });
  }

  protected async follow(): Promise<void> {
    if (!this.canRevise()) return;
    const dialog = this.#dialogs.openPanel<string, null, FollowPanel>(FollowPanel, {
      label: this.t().follow,
      focus: 'field',
    });
    const id = await firstValueFrom(dialog.closed);
    if (id) await this.#router.navigate(['/indices', id]);
  }

  protected async link(before: IndexLink | null): Promise<void> {
    const dialog = this.#dialogs.openPanel<true, LinkPanelData, LinkPanel>(LinkPanel, {
      label: this.t().link,
      data: { before, series: this.list()?.items ?? [] },
      focus: 'field',
    });
    if (await firstValueFrom(dialog.closed)) this.#reload();
  }

  protected async unlink({ id }: IndexLink): Promise<void> {
    const { removeLinkTitle: title, removeLinkText: text, remove: confirm } = this.t();
    const dialog = this.#dialogs.open<boolean, Question, ConfirmDialog>(ConfirmDialog, {
      label: title,
      data: { title, text, confirm, danger: true },
    });
    if (!(await firstValueFrom(dialog.closed))) return;
    try {
      await firstValueFrom(this.#http.delete(`/api/index-links/${id}`));
      this.#toasts.show(this.t().linkRemoved);
    } catch (error) {
      this.#failures.toast(error);
    }
    this.#reload();
  }

  protected formula({ old, new: next, coefficient }: IndexLink): string {
    return this.t().linkFormula(old.name, next.name, formatDecimal(coefficient, this.#locale()));
  }

  protected isLate({ awaited }: IndexSeries): boolean {
    return awaited?.late ?? false;
  }

  #reload(): void {
    this.resource.reload();
    this.linkResource.reload();
  }

  #move(direction: 1 | -1): void {
    const lines = this.lines().map(({ nativeElement }) => nativeElement);
    const from = lines.findIndex((line) => line === document.activeElement);
    lines[Math.min(Math.max(from + direction, 0), lines.length - 1)]?.focus();
  }
}
