import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { InstantPipe, injectTexts } from '@vigie/ui';
import { backupAlertPage, type TicketDetail } from '@vigie/wire';
import { reloadOn } from '../../core/live-reload';
import { keepLast } from '../../core/resources';
import { SessionStore } from '../../core/session-store';
import { backupReviewTexts } from './review.texts';

/** The alerts of backups that a ticket is about, with their job and the run they were found in. */
@Component({
  selector: 'app-ticket-backup-alerts',
  imports: [InstantPipe, RouterLink],
  template: `
    @if (items().length > 0) {
      <h3 class="label-small">{{ t().onTicket.title }}</h3>
      <ul role="list">
        @for (alert of items(); track alert.id) {
          <li>
            <a [routerLink]="['/backups/jobs', alert.job.id]">{{ alert.job.name }}</a>
            <span class="muted"
              >{{ t().classes[alert.class] }}{{ alert.object ? ' · ' + alert.object : '' }}</span
            >
            <small>{{
              alert.resolvedAt
                ? t().onTicket.over(alert.resolvedAt | vInstant)
                : t().entry.alertSince(alert.since | vInstant, alert.streak)
            }}</small>
            @if (alert.runId; as run) {
              <a [routerLink]="['/backups/jobs', alert.job.id]" [queryParams]="{ run }">{{
                t().onTicket.run
              }}</a>
            }
          </li>
        }
      </ul>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 6px;
    }
    ul {
      display: grid;
      gap: 8px;
    }
    li {
      display: grid;
      gap: 1px;
      justify-items: start;
      overflow-wrap: anywhere;
    }
    small {
      color: var(--ink-3);
      font-size: var(--text-11);
    }
  `,
})
export class TicketBackupAlerts {
  readonly ticket = input.required<TicketDetail>();
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(backupReviewTexts);
  readonly #id = computed(() => this.ticket().id);
  readonly #alerts = httpResource(
    () =>
      this.ticket().kind === 'internal' && this.#session.can('backups.read')
        ? { url: '/api/backups/alerts', params: { ticket: this.#id(), limit: 50 } }
        : undefined,
    { parse: (raw) => backupAlertPage.parse(raw).items },
  );
  readonly #last = keepLast(this.#alerts);
  protected readonly items = computed(() => this.#last() ?? []);

  constructor() {
    reloadOn(
      (event) => event.type === 'backup.changed' && event.clientId === this.ticket().client.id,
      () => this.#alerts.reload(),
    );
  }
}
