import { httpResource } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { isGrave } from '@vigie/rules';
import { Icon, InstantPipe, injectTexts } from '@vigie/ui';
import { backupAlertPage } from '@vigie/wire';
import { reloadOn } from '../../core/live-reload';
import { keepLast } from '../../core/resources';
import { backupReviewTexts } from './review.texts';

/** What is wrong with a job now, each with its ticket. */
@Component({
  selector: 'app-job-alerts',
  imports: [Icon, InstantPipe, RouterLink],
  template: `
    @if (items().length > 0) {
      <section class="card" [attr.aria-label]="t().entry.alerts">
        <h3>{{ t().entry.alerts }}</h3>
        <ul role="list">
          @for (alert of items(); track alert.id) {
            <li>
              <span class="chip" [class]="isGrave(alert.class) ? 'chip-bad' : 'chip-warn'"
                ><v-icon name="triangle-alert" [size]="12" />{{ t().classes[alert.class] }}</span
              >
              <a [routerLink]="['/tickets', alert.ticket.id]" [queryParams]="{ view: 'all' }">{{
                alert.ticket.number
              }}</a>
              <span class="detail">{{ alert.detail }}</span>
              <small>{{ t().entry.alertSince(alert.since | vInstant, alert.streak) }}</small>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    .card {
      display: grid;
      gap: 8px;
      padding: 14px;
    }
    ul {
      display: grid;
      gap: 6px;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
      align-items: baseline;
    }
    .detail {
      min-width: 0;
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }
    small {
      color: var(--ink-3);
      font-size: var(--text-11);
    }
  `,
})
export class JobAlerts {
  readonly jobId = input.required<string>();
  protected readonly isGrave = isGrave;
  protected readonly t = injectTexts(backupReviewTexts);
  readonly #alerts = httpResource(
    () => ({ url: '/api/backups/alerts', params: { job: this.jobId(), limit: 50 } }),
    { parse: (raw) => backupAlertPage.parse(raw).items },
  );
  readonly #last = keepLast(this.#alerts);
  protected readonly items = computed(() => this.#last() ?? []);

  constructor() {
    reloadOn(
      (event) => event.type === 'backup.changed' && event.jobId === this.jobId(),
      () => this.#alerts.reload(),
    );
  }
}
