import { Component, computed, inject, input } from '@angular/core';
import { DurationPipe, Icon, InstantPipe, Locale, formatInstant, injectTexts } from '@vigie/ui';
import type { ExplainedSpan, RequestDetail } from '@vigie/wire';
import { requestTexts } from './texts';

/** « Pourquoi cette échéance ? »: every stretch of time between receipt and deadline, in a client's words. */
@Component({
  selector: 'app-why-deadline',
  imports: [DurationPipe, Icon, InstantPipe],
  template: `
    <details class="more why">
      <summary>{{ t().detail.why }}</summary>
      <p>{{ deadline().sentence }}</p>
      <ol class="spans">
        <li class="edge">
          <v-icon name="inbox" />
          <span>{{ t().detail.start(receivedAt() | vInstant: 'short') }}</span>
        </li>
        @for (row of rows(); track row.from) {
          <li [class.counted]="row.counted">
            <v-icon [name]="row.counted ? 'check' : 'pause'" />
            <span
              ><strong>{{ row.title }}</strong
              ><span class="hint">{{ row.range }}</span></span
            >
            <span class="span-length"
              >{{ row.ms | vDuration }}<span class="hint">{{ row.verdict }}</span></span
            >
          </li>
        }
        <li class="edge">
          <v-icon name="timer" />
          <span>{{ t().detail.due(deadline().dueAt | vInstant: 'short') }}</span>
        </li>
      </ol>
    </details>
  `,
})
export class WhyDeadline {
  readonly deadline = input.required<NonNullable<RequestDetail['deadline']>>();
  readonly receivedAt = input.required<string>();
  readonly #locale = inject(Locale);
  protected readonly t = injectTexts(requestTexts);
  protected readonly rows = computed(() => this.deadline().explanation.map((span) => this.#row(span)));

  #row(span: ExplainedSpan) {
    const t = this.t().detail;
    const at = (value: string): string => formatInstant(value, 'short', this.#locale.current());
    const reason = span.pauseReason ? t.pauses[span.pauseReason] : t.reasons[span.reason];
    // Who paused is for our own people; the name of a holiday is for everybody.
    const label = span.reason === 'pause' ? undefined : span.label;
    return {
      from: span.from,
      counted: span.counted,
      title: label ? `${reason}, ${label}` : reason,
      range: t.range(at(span.from), at(span.to)),
      ms: Date.parse(span.to) - Date.parse(span.from),
      verdict: span.counted ? '' : t.skipped,
    };
  }
}
