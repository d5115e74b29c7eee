import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { injectTexts } from '@vigie/ui';
import { ClientFilter } from '../../kit/client-filter';
import { HeatMap } from './heat-map';
import { backupReviewTexts } from './review.texts';

/** The days of a client, worst outcome by worst outcome. */
@Component({
  selector: 'app-backup-calendar-page',
  imports: [ClientFilter, HeatMap],
  template: `
    <div class="head">
      <p>{{ t().calendar.text }}</p>
      <div class="toolbar">
        <app-client-filter [client]="client()" [any]="false" (chosen)="go({ client: $event })" />
        <div class="segments" role="group" [attr.aria-label]="t().calendar.span">
          <button
            type="button"
            class="btn"
            [attr.aria-pressed]="span() === '90'"
            (click)="go({ days: null })"
          >
            {{ t().calendar.days90 }}</button><button
            type="button"
            class="btn"
            [attr.aria-pressed]="span() === '365'"
            (click)="go({ days: '365' })"
          >
            {{ t().calendar.days365 }}
          </button>
        </div>
      </div>
    </div>
    <div class="card pad">
      <app-heat-map [clientId]="client()" [days]="span()" (shown)="go({ client: $event })" />
    </div>
  `,
  styleUrl: './review-page.css',
})
export class BackupCalendarPage {
  readonly client = input<string>();
  readonly days = input<string>();
  readonly #router = inject(Router);
  protected readonly t = injectTexts(backupReviewTexts);
  protected readonly span = computed(() => (this.days() === '365' ? '365' : '90'));

  protected go(queryParams: Record<string, string | null>): void {
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
