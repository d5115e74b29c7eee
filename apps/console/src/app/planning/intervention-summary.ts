import { Component, computed, inject, input } from '@angular/core';
import { InstantPipe, Locale, formatHours, injectTexts } from '@vigie/ui';
import type { Intervention } from '@vigie/wire';
import { planningTexts } from './planning.texts';

const msOf = (minutes: number) => minutes * 60_000;

/** What an intervention is about, for reading: one that is over, or of somebody who does not plan. */
@Component({
  selector: 'app-intervention-summary',
  imports: [InstantPipe],
  template: `
    <dl>
      <dt>{{ t().subject }}</dt>
      <dd>{{ item().subject }}</dd>
      <dt>{{ t().technician }}</dt>
      <dd>{{ people() }}</dd>
      <dt>{{ t().place }}</dt>
      <dd>{{ where() }}</dd>
      <dt>{{ t().date }}</dt>
      <dd>{{ item().startsAt | vInstant: 'long' }}</dd>
      <dt>{{ t().length }}</dt>
      <dd>{{ planned() }}</dd>
      @if (used(); as length) {
        <dt>{{ t().used }}</dt>
        <dd>{{ length }}</dd>
      }
      @if (item().note; as note) {
        <dt>{{ t().note }}</dt>
        <dd>{{ note }}</dd>
      }
    </dl>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: minmax(90px, max-content) minmax(0, 1fr);
      gap: 6px 16px;
    }
    dt {
      color: var(--ink-3);
    }
    dd {
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
  `,
})
export class InterventionSummary {
  readonly item = input.required<Intervention>();

  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(planningTexts);
  protected readonly people = computed(() => {
    const { technician, others } = this.item();
    return new Intl.ListFormat(this.#locale()).format([technician, ...others].map(({ name }) => name));
  });
  protected readonly where = computed(() => {
    const { place, site } = this.item();
    return [this.t().places[place], site?.name].filter(Boolean).join(' · ');
  });
  protected readonly planned = computed(() => formatHours(msOf(this.item().plannedMinutes)));
  protected readonly used = computed(() => {
    const minutes = this.item().usedMinutes;
    return minutes === null ? null : formatHours(msOf(minutes));
  });
}
