import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import type { HalfYear } from '@vigie/rules';
import {
  DayPipe,
  DecimalPipe,
  Dialogs,
  ErrorState,
  Icon,
  InstantPipe,
  Locale,
  Skeleton,
  formatDay,
  injectTexts,
} from '@vigie/ui';
import { type AwaitedRates, type HalfYearOfRates, penaltyRateBook } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { Shortcuts } from '../keyboard/shortcuts';
import { halfName } from './half-name';
import { RateChart } from './rate-chart';
import { RatePanel, type RatePanelData } from './rate-panel';
import { rateTexts } from './rates.texts';

/** The rates that penalties are computed with, by half-year, with their source. */
@Component({
  selector: 'app-rates-page',
  imports: [DayPipe, DecimalPipe, ErrorState, Icon, InstantPipe, RateChart, Skeleton],
  templateUrl: './rates-page.html',
  styleUrl: './penalties.css',
})
export class RatesPage {
  readonly #dialogs = inject(Dialogs);
  readonly #session = inject(SessionStore);
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(rateTexts);
  protected readonly canWrite = computed(
    () => this.#session.session() !== null && this.#session.can('billing.write'),
  );
  protected readonly resource = httpResource(() => '/api/penalty-rates', {
    parse: (raw) => penaltyRateBook.parse(raw),
  });
  protected readonly book = keepLast(this.resource);
  protected readonly oldestFirst = computed(() => (this.book()?.items ?? []).toReversed());
  /** The half-year that somebody types next: one whose rates are not complete, else the one that follows. */
  protected readonly next = computed<HalfYear | null>(() => {
    const book = this.book();
    if (!book) return null;
    return book.awaited?.half ?? (book.canRecordNext ? book.next : null);
  });

  constructor() {
    reloadOn(
      ({ type }) => type === 'penalty.changed',
      () => this.resource.reload(),
    );
    inject(Shortcuts).use({
      c: () => {
        const half = this.next();
        if (half) void this.record(half);
      },
    });
  }

  protected name(half: HalfYear): string {
    return halfName(half, this.t());
  }

  protected asked({ half, from, missing }: AwaitedRates): string {
    const kinds = missing.map((kind) => this.t().kinds[kind]).join(', ');
    return this.t().ask(this.name(half), formatDay(from, this.#locale(), 'numeric'), kinds);
  }

  protected isAbove({ floor, fallback }: HalfYearOfRates): boolean {
    return floor !== null && fallback !== null && Number(floor) > Number(fallback);
  }

  protected async record(half: HalfYear): Promise<void> {
    const book = this.book();
    if (!book || !this.canWrite()) return;
    const at = book.items.findIndex((one) => one.half < half);
    const dialog = this.#dialogs.openPanel<true, RatePanelData, RatePanel>(RatePanel, {
      label: this.t().panel.title(this.name(half)),
      data: {
        half,
        before: book.items.find((one) => one.half === half) ?? null,
        previous: book.items[at] ?? null,
      },
      focus: 'field',
    });
    if (await firstValueFrom(dialog.closed)) this.resource.reload();
  }
}
