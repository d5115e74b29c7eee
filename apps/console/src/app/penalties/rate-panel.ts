import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { type HalfYear, floorRate, isSameNumber } from '@vigie/rules';
import {
  Icon,
  Locale,
  type ShownProblem,
  Toasts,
  dateOfInstant,
  formatDecimal,
  injectTexts,
} from '@vigie/ui';
import { type HalfYearOfRates, penaltyRateKinds, ratePercent, typedRates } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { kitTexts } from '../kit/kit.texts';
import { PanelFoot, PanelHead } from '../kit/panel-frame';
import { plainNumber } from '../simulators/plain-number';
import { halfName } from './half-name';
import { rateTexts } from './rates.texts';

export interface RatePanelData {
  half: HalfYear;
  /** What is recorded of it already. */
  before: HalfYearOfRates | null;
  /** The half-year before it, to compare. */
  previous: HalfYearOfRates | null;
}
const fields = [...penaltyRateKinds, 'publishedFloor'] as const;
type Field = (typeof fields)[number];
/** Points from one half-year to the next that ask for a second look. */
const mostPoints = 2;

/** The rates of a half-year, typed or corrected; closes with `true` when they were saved. */
@Component({
  selector: 'app-rate-panel',
  imports: [Icon, PanelFoot, PanelHead],
  templateUrl: './rate-panel.html',
})
export class RatePanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #locale = inject(Locale).current;
  protected readonly data = inject<RatePanelData>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<true>>(DialogRef);
  protected readonly t = injectTexts(rateTexts);
  protected readonly kit = injectTexts(kitTexts);
  protected readonly today = dateOfInstant(Date.now());
  protected readonly kinds = penaltyRateKinds;
  protected readonly heading = computed(() => this.t().panel.title(halfName(this.data.half, this.t())));

  protected readonly typed = signal<Record<Field, string>>({
    legal: this.#shown('legal'),
    individuals: this.#shown('individuals'),
    refinancing: this.#shown('refinancing'),
    publishedFloor: '',
  });
  protected readonly publishedOn = signal(this.data.before?.legal?.publishedOn ?? '');
  protected readonly sourceNote = signal(this.data.before?.legal?.sourceNote ?? '');
  protected readonly reason = signal('');
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);

  readonly #numbers = computed(() => {
    const typed = this.typed();
    const entries = fields.map((field) => [field, plainNumber(typed[field].trim())] as const);
    return Object.fromEntries(entries) as Record<Field, string>;
  });
  protected readonly floor = computed(() => {
    const { legal } = this.#numbers();
    return ratePercent.safeParse(legal).success ? floorRate(legal) : '';
  });
  protected readonly floorText = computed(() =>
    this.floor() === '' ? '' : formatDecimal(this.floor(), this.#locale()),
  );
  /** Whether the published minimum is three times the rate; null while there is nothing to compare. */
  protected readonly agrees = computed(() => {
    const { publishedFloor } = this.#numbers();
    if (this.floor() === '' || !ratePercent.safeParse(publishedFloor).success) return null;
    return isSameNumber(publishedFloor, this.floor());
  });
  /** A rate that was recorded before and is typed otherwise. */
  protected readonly corrects = computed(() =>
    penaltyRateKinds.some((kind) => {
      const before = this.data.before?.[kind];
      const now = this.#numbers()[kind];
      return before && now !== '' && !isSameNumber(before.rate, now);
    }),
  );
  protected readonly jumps = computed(() =>
    penaltyRateKinds.some((kind) => {
      const [before, now] = [this.data.previous?.[kind]?.rate, this.#numbers()[kind]];
      return before !== undefined && now !== '' && Math.abs(Number(now) - Number(before)) > mostPoints;
    }),
  );
  protected readonly nothing = computed(() => penaltyRateKinds.every((kind) => this.#numbers()[kind] === ''));

  protected isWrong(field: Field): boolean {
    const text = this.#numbers()[field];
    return this.tried() && text !== '' && !ratePercent.safeParse(text).success;
  }

  protected type(field: Field, text: string): void {
    this.typed.update((typed) => ({ ...typed, [field]: text }));
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const filled = Object.fromEntries(Object.entries(this.#numbers()).filter(([, text]) => text !== ''));
    const given = typedRates.safeParse({
      ...filled,
      sourceNote: this.sourceNote(),
      ...(this.publishedOn() !== '' && { publishedOn: this.publishedOn() }),
      ...(this.reason().trim() !== '' && { reason: this.reason() }),
      seen: penaltyRateKinds.flatMap((kind) => this.data.before?.[kind]?.id ?? []),
    });
    const lacksReason = this.corrects() && this.reason().trim() === '';
    if (this.busy() || !given.success || this.agrees() === false || lacksReason) return;
    this.busy.set(true);
    try {
      await firstValueFrom(this.#http.put(`/api/penalty-rates/${this.data.half}`, given.data));
      this.#toasts.show(this.t().panel.saved);
      this.dialog.close(true);
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    } finally {
      this.busy.set(false);
    }
  }

  #shown(kind: (typeof penaltyRateKinds)[number]): string {
    const rate = this.data.before?.[kind]?.rate;
    return rate === undefined ? '' : formatDecimal(rate, this.#locale());
  }
}
