import { Component, computed, input } from '@angular/core';
import { type ClaimTake, shortRate } from '@vigie/rules';
import { DayPipe, DecimalPipe, MoneyPipe, injectTexts } from '@vigie/ui';
import type { ClaimComputation } from '@vigie/wire';
import { penaltyPageTexts } from './penalties.texts';

/** How the penalties of an invoice are computed: every stretch of days with its rate. */
@Component({
  selector: 'app-penalty-computation',
  imports: [DayPipe, DecimalPipe, MoneyPipe],
  template: `
    @if (paid().length > 0) {
      <p class="muted">
        {{ t().segments.paid }}
        @for (part of paid(); track $index) {
          {{ t().segments.paidPart(part.amount | vMoney, part.date | vDay: 'numeric')
          }}{{ $last ? '' : ', ' }}
        }
      </p>
    }
    @if (segments().length > 0) {
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{{ t().segments.from }}</th>
            <th scope="col">{{ t().segments.to }}</th>
            <th scope="col" class="number">{{ t().segments.days }}</th>
            <th scope="col" class="number">{{ t().segments.base }}</th>
            <th scope="col" class="number">{{ t().segments.rate }}</th>
            <th scope="col" class="number">{{ t().segments.part }}</th>
          </tr>
        </thead>
        <tbody>
          @for (segment of segments(); track segment.from) {
            <tr>
              <td>{{ segment.from | vDay: 'numeric' }}</td>
              <td>{{ segment.to | vDay: 'numeric' }}</td>
              <td class="number">{{ segment.days }}</td>
              <td class="number">{{ segment.base | vMoney }}</td>
              <td class="number">
                {{
                  byMonth()
                    ? t().segments.monthly(segment.rate | vDecimal)
                    : t().segments.yearly(segment.rate | vDecimal)
                }}
              </td>
              <td class="number">{{ segment.amount | vDecimal }}</td>
            </tr>
          }
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan="5">{{ t().segments.sum }}</th>
            <td class="number">
              <strong>{{ sum() | vMoney }}</strong>
            </td>
          </tr>
          @if (take() === 'method' && computation().method !== 'FLOOR') {
            <tr class="muted">
              <th scope="row" colspan="5">{{ t().segments.floor }}</th>
              <td class="number">{{ computation().floor | vMoney }}</td>
            </tr>
          }
        </tfoot>
      </table>
    } @else {
      <p class="muted">{{ t().segments.nothing }}</p>
    }
    @if (computation().awaitingRateFrom; as day) {
      <p class="muted">{{ t().segments.awaited(day | vDay: 'numeric') }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 6px;
    }
    tfoot th {
      font-weight: 400;
      text-align: start;
    }
  `,
})
export class PenaltyComputation {
  readonly computation = input.required<ClaimComputation>();
  readonly take = input<ClaimTake>('method');
  protected readonly t = injectTexts(penaltyPageTexts);
  protected readonly paid = computed(() => this.computation().payments);
  protected readonly segments = computed(() =>
    (this.take() === 'floor' ? this.computation().floorSegments : this.computation().segments).map(
      (segment) => ({ ...segment, rate: shortRate(segment.rate) }),
    ),
  );
  protected readonly sum = computed(() =>
    this.take() === 'floor' ? this.computation().floor : this.computation().penalty,
  );
  protected readonly byMonth = computed(
    () => this.take() === 'method' && ['M2', 'M3'].includes(this.computation().method),
  );
}
