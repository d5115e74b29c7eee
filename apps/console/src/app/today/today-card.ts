import { Component, input } from '@angular/core';
import { type Params, RouterLink } from '@angular/router';
import { Icon, NumberPipe, type IconName, injectTexts } from '@vigie/ui';
import { todayTexts } from './today.texts';

/** One heap of work: what it is, how much of it there is, the first of it, and the way to all of it. */
@Component({
  selector: 'app-today-card',
  imports: [Icon, NumberPipe, RouterLink],
  template: `
    <section class="card" [attr.aria-labelledby]="'today-' + key()">
      <header>
        <v-icon [name]="icon()" />
        <h2 [id]="'today-' + key()">{{ heading() }}</h2>
        @if (count() > 0) {
          <span class="count">{{ count() | vNumber }}</span>
        }
        @if (all(); as link) {
          <a class="all" [routerLink]="link" [queryParams]="allParams()">{{ t().all }}</a>
        }
      </header>
      <ng-content />
    </section>
  `,
  styleUrl: './today-card.css',
})
export class TodayCard {
  /** Tells the cards of the page apart. */
  readonly key = input.required<string>();
  readonly icon = input.required<IconName>();
  readonly heading = input.required<string>();
  readonly count = input.required<number>();
  readonly all = input<string>();
  readonly allParams = input<Params>();
  protected readonly t = injectTexts(todayTexts);
}
