import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon, InstantPipe, Locale, formatNumber, injectTexts } from '@vigie/ui';
import type { SlaImpact } from '@vigie/wire';
import { ticketTexts } from '../../tickets/tickets.texts';
import { slaTexts } from './sla.texts';

/** What a change would do to the open clocks: how many move, and the first of them. */
@Component({
  selector: 'app-impact-view',
  imports: [Icon, InstantPipe, RouterLink],
  template: `
    <p class="counts">
      <span class="muted">{{ t().open(said(impact().open)) }}</span>
      @if (moved() === 0) {
        <span class="chip chip-ok"><v-icon name="circle-check" [size]="13" />{{ t().none }}</span>
      }
      @if (impact().late; as late) {
        <span class="chip chip-bad"
          ><v-icon name="triangle-alert" [size]="13" />{{ t().late(said(late)) }}</span
        >
      }
      @if (impact().earlier; as earlier) {
        <span class="chip chip-warn">{{ t().earlier(said(earlier)) }}</span>
      }
      @if (impact().later; as later) {
        <span class="chip">{{ t().later(said(later)) }}</span>
      }
    </p>
    @if (impact().examined < impact().open) {
      <p class="hint">{{ t().part(said(impact().examined)) }}</p>
    }
    @if (impact().examples.length > 0) {
      <table class="table" [attr.aria-label]="t().examples">
        <thead>
          <tr>
            <th scope="col">{{ t().ticket }}</th>
            <th scope="col">{{ t().clock }}</th>
            <th scope="col">{{ t().before }}</th>
            <th scope="col">{{ t().after }}</th>
          </tr>
        </thead>
        <tbody>
          @for (example of impact().examples; track $index) {
            <tr>
              <td>
                <a target="_blank" [routerLink]="['/tickets', example.ticketId]">{{ example.number }}</a>
                <span class="muted"> {{ example.client }}</span>
              </td>
              <td>{{ words().clock.kinds[example.clock] }}</td>
              <td>{{ example.dueBefore ? (example.dueBefore | vInstant) : t().paused }}</td>
              <td [class.late]="example.impact === 'late'">
                {{ example.dueAfter ? (example.dueAfter | vInstant) : t().paused }}
              </td>
            </tr>
          }
        </tbody>
      </table>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    .counts {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      align-items: center;
    }
    .late {
      color: var(--bad);
      font-weight: var(--weight-strong);
    }
  `,
})
export class ImpactView {
  readonly impact = input.required<SlaImpact>();
  readonly #texts = injectTexts(slaTexts);
  readonly #locale = inject(Locale).current;
  protected readonly t = computed(() => this.#texts().impact);
  protected readonly words = injectTexts(ticketTexts);
  protected readonly moved = computed(() => {
    const { earlier, later, late } = this.impact();
    return earlier + later + late;
  });

  protected said(count: number): string {
    return formatNumber(count, this.#locale());
  }
}
