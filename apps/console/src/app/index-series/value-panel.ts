import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { frequencyOf, publicationFault, readIndexNumber, readPeriodText } from '@vigie/rules';
import {
  Icon,
  Locale,
  type ShownProblem,
  Toasts,
  dateOfInstant,
  formatDecimal,
  formatPeriod,
  injectTexts,
} from '@vigie/ui';
import { type IndexReading, type IndexSeries, indexNumber, typedIndexValue } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { kitTexts } from '../kit/kit.texts';
import { PanelFoot, PanelHead } from '../kit/panel-frame';
import { indexPanelTexts } from './index-panels.texts';
import { indexTexts } from './index-series.texts';

export interface ValuePanelData {
  series: IndexSeries;
  /** Those that count. */
  values: readonly IndexReading[];
  /** The one to correct; null for another one. */
  value: IndexReading | null;
}

/** A value with where it is published; closes with `true` when it was saved. */
@Component({
  selector: 'app-value-panel',
  imports: [Icon, PanelFoot, PanelHead],
  templateUrl: './value-panel.html',
})
export class ValuePanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #locale = inject(Locale).current;
  protected readonly data = inject<ValuePanelData>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<true>>(DialogRef);
  protected readonly page = injectTexts(indexTexts);
  protected readonly kit = injectTexts(kitTexts);
  readonly #texts = injectTexts(indexPanelTexts);
  protected readonly t = computed(() => this.#texts().typed);
  protected readonly today = dateOfInstant(Date.now());

  protected readonly period = signal(this.#firstPeriod());
  protected readonly value = signal('');
  protected readonly provisional = signal(this.data.value?.provisional ?? false);
  protected readonly publishedOn = signal(this.data.value?.publishedOn ?? this.today);
  protected readonly sourceNote = signal(this.data.value?.sourceNote ?? '');
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);

  readonly #read = computed(() => {
    const period = readPeriodText(this.period());
    return period !== null && frequencyOf(period) === this.data.series.frequency ? period : null;
  });
  /** The value that the typed period has now. */
  protected readonly before = computed(
    () => this.data.values.find(({ period }) => period === this.#read()) ?? null,
  );
  protected readonly replaces = computed(() => {
    const before = this.before();
    if (!before) return '';
    if (before.source === 'insee') return this.t().fromInsee;
    return this.t().replaces(formatDecimal(before.value, this.#locale()), before.readBy);
  });
  protected readonly wrong = computed(() => {
    const period = this.#read();
    return {
      period: this.tried() && period === null,
      value: this.tried() && !indexNumber.safeParse(readIndexNumber(this.value())).success,
      published:
        this.tried() && period !== null && publicationFault(this.publishedOn(), period, this.today) !== null,
      source: this.tried() && this.sourceNote().trim() === '',
    };
  });

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const period = this.#read();
    const given = typedIndexValue.safeParse({
      value: readIndexNumber(this.value()),
      provisional: this.provisional(),
      publishedOn: this.publishedOn(),
      sourceNote: this.sourceNote(),
      replaces: this.before()?.id ?? null,
    });
    if (this.busy() || period === null || !given.success || Object.values(this.wrong()).some(Boolean)) return;
    this.busy.set(true);
    try {
      const url = `/api/index-series/${this.data.series.id}/values/${period}`;
      await firstValueFrom(this.#http.put(url, given.data));
      this.#toasts.show(this.t().saved);
      this.dialog.close(true);
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    } finally {
      this.busy.set(false);
    }
  }

  #firstPeriod(): string {
    const period = this.data.value?.period ?? this.data.series.awaited?.period;
    return period ? formatPeriod(period, this.#locale()).replace('\u00a0', ' ') : '';
  }
}
