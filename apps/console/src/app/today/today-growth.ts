import { httpResource } from '@angular/common/http';
import { Component, computed } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ErrorState, InstantPipe, injectTexts } from '@vigie/ui';
import { type GrowthProposal, growthProposals } from '@vigie/wire';
import { contractListTexts } from '../contracts/contract-list.texts';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { TodayCard } from './today-card';
import { TodayLine } from './today-line';
import { todayPart } from './today-part';

const mostShown = 6;

/** Contracts that licences or the estate have outgrown: an amendment waits to be signed or withdrawn. */
@Component({
  selector: 'app-today-growth',
  imports: [ErrorState, InstantPipe, RouterLink, TodayCard, TodayLine],
  template: `
    @if (shown()) {
      <app-today-card
        key="growth"
        icon="file-text"
        all="/contracts"
        [allParams]="{ proposed: 'true' }"
        [heading]="t().growth.title"
        [count]="all().length"
      >
        @if (resource.error()) {
          <v-error-state [error]="resource.error()" (retry)="resource.reload()" />
        } @else {
          <ul role="list">
            @for (row of rows(); track row.id) {
              <li>
                <a
                  app-today-line
                  [routerLink]="['/contracts', row.contract.id]"
                  [heading]="row.client.name"
                  [when]="row.createdAt | vInstant"
                  >{{ said(row) }}</a
                >
              </li>
            }
          </ul>
        }
      </app-today-card>
    }
  `,
  providers: [{ provide: todayPart, useExisting: TodayGrowth }],
  host: { '[hidden]': '!shown()' },
})
export class TodayGrowth {
  protected readonly t = injectTexts(contractListTexts);
  protected readonly resource = httpResource(() => '/api/contracts/growth', {
    parse: (raw) => growthProposals.parse(raw),
  });
  readonly #last = keepLast(this.resource);
  protected readonly all = computed(() => this.#last()?.items ?? []);
  protected readonly rows = computed(() => this.all().slice(0, mostShown));
  readonly count = computed(() => this.#last()?.items.length);
  readonly failed = computed(() => this.resource.error() !== undefined);
  protected readonly shown = computed(() => this.failed() || this.all().length > 0);

  constructor() {
    reloadOn(
      (event) => event.type === 'contract.changed',
      () => this.resource.reload(),
    );
  }

  protected said({ lines }: GrowthProposal): string {
    return lines.map((line) => this.t().growth.grown(line.label, line.agreed, line.counted)).join(' · ');
  }
}
