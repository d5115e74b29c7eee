import { Component, computed, inject, input } from '@angular/core';
import type { ExplainedSpan } from '@vigie/wire';
import { Icon } from '../icon/icon';
import { formatHours, formatInstant } from '../text/format';
import { Locale } from '../text/locale';
import { sharedTexts } from '../text/shared-texts';
import { injectTexts } from '../text/texts';

/** « Pourquoi cette échéance ? »: every stretch of time, whether it counts, and why. */
@Component({
  selector: 'v-span-timeline',
  imports: [Icon],
  templateUrl: './span-timeline.html',
  styleUrl: './span-timeline.css',
})
export class SpanTimeline {
  readonly spans = input.required<readonly ExplainedSpan[]>();
  readonly startedAt = input<string>();
  readonly dueAt = input<string | null>(null);
  readonly zone = input('Europe/Paris');

  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(sharedTexts);
  protected readonly rows = computed(() => this.spans().map((span) => this.#row(span)));
  protected readonly totals = computed(() => {
    const { countedTotal, notCountedTotal } = this.t().spans;
    const sum = (counted: boolean): number =>
      this.spans().reduce((ms, span) => (span.counted === counted ? ms + lengthOf(span) : ms), 0);
    const counted = countedTotal(formatHours(sum(true)));
    return sum(false) > 0 ? `${counted} · ${notCountedTotal(formatHours(sum(false)))}` : counted;
  });
  protected readonly start = computed(() => this.#instant(this.startedAt() ?? this.spans()[0]?.from));
  protected readonly due = computed(() => this.#instant(this.dueAt()));

  #row(span: ExplainedSpan): { counted: boolean; title: string; range: string; length: string } {
    const t = this.t().spans;
    const pause = span.pauseReason ? t.pauses[span.pauseReason] : undefined;
    const title = [t.reasons[span.reason], pause, span.label].filter(Boolean).join(', ');
    const range = t.range(this.#instant(span.from), this.#instant(span.to));
    return { counted: span.counted, title, range, length: formatHours(lengthOf(span)) };
  }

  #instant(value: string | null | undefined): string {
    return value ? formatInstant(value, 'short', this.#locale(), this.zone()) : '';
  }
}

function lengthOf(span: ExplainedSpan): number {
  return Date.parse(span.to) - Date.parse(span.from);
}
