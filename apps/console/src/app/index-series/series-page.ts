import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { indexDoubt, nextPeriod, variation, yearBefore } from '@vigie/rules';
import {
  BytesPipe,
  DayPipe,
  DecimalPipe,
  Dialogs,
  EmptyState,
  ErrorState,
  Icon,
  InstantPipe,
  LineChart,
  type LinePoint,
  Locale,
  PeriodPipe,
  Skeleton,
  Toasts,
  formatDay,
  formatDecimal,
  formatPeriod,
  injectTexts,
} from '@vigie/ui';
import {
  type IndexAlert,
  type IndexReading,
  type IndexSeries,
  indexSeriesPage,
  indexWords,
} from '@vigie/wire';
import { type Observable, firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { ReasonDialog, type ReasonQuestion } from '../kit/reason-dialog';
import { PageTitle } from '../shell/page-title';
import { EditPanel } from './edit-panel';
import { IndexImportPanel } from './import-panel';
import { indexTexts } from './index-series.texts';
import { ValuePanel, type ValuePanelData } from './value-panel';

/** A series with all that is known of it: values, history, what they were read from. */
@Component({
  selector: 'app-series-page',
  imports: [
    BytesPipe,
    DayPipe,
    DecimalPipe,
    EmptyState,
    ErrorState,
    Icon,
    InstantPipe,
    LineChart,
    PeriodPipe,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './series-page.html',
  styleUrl: './index-series.css',
})
export class SeriesPage {
  readonly id = input.required<string>();

  readonly #http = inject(HttpClient);
  readonly #dialogs = inject(Dialogs);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #session = inject(SessionStore);
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(indexTexts);
  protected readonly law = computed(() => indexWords[this.#locale()]);
  protected readonly doubtOf = indexDoubt;
  protected readonly canRevise = computed(
    () => this.#session.session() !== null && this.#session.can('contracts.revise'),
  );
  protected readonly busy = signal(false);
  protected readonly resource = httpResource(() => `/api/index-series/${this.id()}`, {
    parse: (raw) => indexSeriesPage.parse(raw),
  });
  readonly #last = keepLast(this.resource);
  /** Not the one of the page before, while the next one is read. */
  protected readonly shown = computed(() => {
    const page = this.#last();
    return page?.series.id === this.id() ? page : undefined;
  });

  /** Values of the base that counts, each with its distance to the year before. */
  protected readonly values = computed(() => {
    const page = this.shown();
    if (!page) return [];
    const ofBase = page.values.filter(({ base }) => base === page.series.base);
    const byPeriod = new Map(ofBase.map((one) => [one.period, one.value]));
    return ofBase.map((one) => ({
      ...one,
      variation: variation(byPeriod.get(yearBefore(one.period)) ?? '', one.value),
    }));
  });
  protected readonly others = computed(() => {
    const page = this.shown();
    return page ? page.values.filter(({ base }) => base !== page.series.base) : [];
  });
  protected readonly points = computed<LinePoint[]>(() => {
    const oldestFirst = this.values().toReversed();
    const [first, last] = [oldestFirst[0], oldestFirst.at(-1)];
    if (!first || !last) return [];
    const byPeriod = new Map(oldestFirst.map((one) => [one.period, one.value]));
    const points: LinePoint[] = [];
    for (let period = first.period; period <= last.period; period = nextPeriod(period)) {
      const label = formatPeriod(period, this.#locale());
      points.push({ label, title: label, value: byPeriod.get(period) ?? null });
    }
    return points;
  });

  constructor() {
    const title = inject(PageTitle);
    reloadOn(
      (event) => event.type === 'index.changed' && event.seriesId === this.id(),
      () => this.resource.reload(),
    );
    effect(() => {
      const page = this.shown();
      if (page) title.say(page.series.name);
    });
  }

  protected signed(percent: string): string {
    const text = formatDecimal(percent.replace('-', ''), this.#locale());
    return `${percent.startsWith('-') ? '−' : '+'}${text}\u00a0%`;
  }

  protected lateWords({ awaited }: IndexSeries): string {
    if (!awaited) return '';
    const words = this.t();
    const since = words.lateSince(
      formatPeriod(awaited.period, this.#locale()),
      formatDay(awaited.expectedOn, this.#locale()),
    );
    return `${words.late.charAt(0).toUpperCase()}${words.late.slice(1)}\u00a0: ${since}.`;
  }

  protected alertText({ kind, data }: IndexAlert): string {
    const isValue = kind === 'value-corrected' || kind === 'value-jumps';
    const say = (text = '') => (isValue ? formatDecimal(text, this.#locale()) : text);
    const period = data.period ? formatPeriod(data.period, this.#locale()) : '';
    return this.t().alertTexts[kind](period, say(data.before), say(data.after));
  }

  /** What is read from INSEE names it by itself. */
  protected sourceOf({ source, sourceNote }: IndexReading): string {
    return source === 'insee' ? sourceNote : `${this.t().sources[source]} · ${sourceNote}`;
  }

  protected answerUrl(answerId: string): string {
    return `/api/index-series/${this.id()}/answers/${answerId}`;
  }

  protected read(): Promise<void> {
    return this.#write(
      () => this.#http.post(`/api/index-series/${this.id()}/readings`, null),
      this.t().readAsked,
    );
  }

  protected see({ id }: IndexAlert): Promise<void> {
    return this.#write(
      () => this.#http.post(`/api/index-series/${this.id()}/alerts/${id}/seen`, null),
      this.t().seen,
    );
  }

  protected async type(series: IndexSeries, value: IndexReading | null): Promise<void> {
    const data = { series, values: this.values(), value };
    const dialog = this.#dialogs.openPanel<true, ValuePanelData, ValuePanel>(ValuePanel, {
      ...{ label: this.t().type, data },
      focus: 'field',
    });
    if (await firstValueFrom(dialog.closed)) this.resource.reload();
  }

  protected async withdraw({ period, value }: IndexReading): Promise<void> {
    const { withdrawTitle, withdrawLabel, withdrawHint, withdraw, withdrawDone } = this.t();
    const said = [formatPeriod(period, this.#locale()), formatDecimal(value, this.#locale())] as const;
    const title = withdrawTitle(...said);
    const dialog = this.#dialogs.open<string, ReasonQuestion, ReasonDialog>(ReasonDialog, {
      label: title,
      data: { title, label: withdrawLabel, hint: withdrawHint, confirm: withdraw, required: true },
      focus: 'field',
    });
    const reason = await firstValueFrom(dialog.closed);
    if (reason === undefined) return;
    const url = `/api/index-series/${this.id()}/values/${period}/withdrawal`;
    await this.#write(() => this.#http.post(url, { reason: reason.slice(0, 500) }), withdrawDone);
  }

  protected async import(series: IndexSeries): Promise<void> {
    const dialog = this.#dialogs.openPanel<true, IndexSeries, IndexImportPanel>(IndexImportPanel, {
      ...{ label: this.t().import, data: series, width: '720px' },
      focus: 'field',
    });
    if (await firstValueFrom(dialog.closed)) this.resource.reload();
  }

  protected async edit(series: IndexSeries): Promise<void> {
    const dialog = this.#dialogs.openPanel<true, IndexSeries, EditPanel>(EditPanel, {
      ...{ label: this.t().edit, data: series },
      focus: 'field',
    });
    if (await firstValueFrom(dialog.closed)) this.resource.reload();
  }

  async #write(send: () => Observable<unknown>, done: string): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await firstValueFrom(send());
      this.#toasts.show(done);
    } catch (error) {
      this.#failures.toast(error);
    } finally {
      this.busy.set(false);
      this.resource.reload();
    }
  }
}
