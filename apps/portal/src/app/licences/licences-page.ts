import { httpResource } from '@angular/common/http';
import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayPipe, EmptyState, ErrorState, Icon, InstantPipe, Skeleton, injectTexts } from '@vigie/ui';
import { type OwnLicences, ownLicences } from '@vigie/wire';
import { licenceTexts } from './texts';

type Line = OwnLicences['items'][number];

/** The licences of the company, for its direction, to read. */
@Component({
  selector: 'app-licences-page',
  imports: [DayPipe, EmptyState, ErrorState, Icon, InstantPipe, RouterLink, Skeleton],
  template: `
    <a class="back" routerLink="/parc"><v-icon name="arrow-left" [size]="18" />{{ t().back }}</a>
    <h1>{{ t().title }}</h1>
    <p class="estate-intro">{{ t().intro }}</p>
    @if (list.hasValue()) {
      @if (list.value().items.length > 0) {
        <ul class="estate">
          @for (line of list.value().items; track line.productId) {
            <li>
              <span class="estate-name">{{ line.product }}</span>
              <span
                class="estate-state"
                [class.alert]="line.state === 'lacking'"
                [class.near]="line.state === 'none-spare'"
              >
                @if (line.toBuy > 0) {
                  <v-icon name="triangle-alert" [size]="14" />
                }
                {{ stateOf(line) }}</span
              >
              <span class="estate-meta">
                {{ t().used(line.consumed, line.enabled) }}
                @if (line.reserved > 0) {
                  · {{ t().reserved(line.reserved) }}
                }
              </span>
              @if (line.toBuy > 0) {
                <span class="estate-meta">{{ t().buying }}</span>
              }
              @if (line.renewsOn; as day) {
                <span class="estate-warranty" [class.near]="line.renewal === 'near'">
                  @if (line.renewal === 'near') {
                    <v-icon name="clock" [size]="14" />
                  }
                  {{ line.renewal === 'passed' ? t().renewed(day | vDay) : t().renews(day | vDay) }}
                </span>
              }
            </li>
          }
        </ul>
        @if (list.value().readAt; as at) {
          <p class="hint read">{{ t().readAt(at | vInstant: 'long') }}</p>
        }
        <a class="btn ask" routerLink="/nouvelle-demande/question">{{ t().ask }}</a>
      } @else {
        <v-empty-state icon="key-round" [title]="t().empty.title" [text]="t().empty.body" />
      }
    } @else if (list.error()) {
      <v-error-state [error]="list.error()" (retry)="list.reload()" />
    } @else {
      <div class="skeletons" aria-busy="true">
        <v-skeleton height="72px" />
        <v-skeleton height="72px" />
      </div>
    }
  `,
  styles: `
    .near {
      color: var(--warn);
      font-weight: var(--weight-medium);
    }
    .read {
      margin-block: 12px;
    }
    .ask {
      justify-self: start;
    }
  `,
  host: { class: 'page' },
})
export class LicencesPage {
  protected readonly t = injectTexts(licenceTexts);
  protected readonly list = httpResource(() => '/api/portal/licences', {
    parse: (body) => ownLicences.parse(body),
  });

  protected stateOf(line: Line): string {
    const { states } = this.t();
    if (line.state === 'lacking') return states.lacking(-line.free);
    return line.state === 'none-spare' ? states['none-spare'] : states.enough(line.free);
  }
}
