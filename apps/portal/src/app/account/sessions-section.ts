import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { ErrorState, Icon, Skeleton, Toasts, deviceOf, formatInstant, injectTexts, Locale } from '@vigie/ui';
import { activeSession } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod';
import { ErrorSummary } from '../forms/error-summary';
import { injectSending } from '../forms/sending';
import { accountTexts } from './texts';

const answer = z.object({ items: z.array(activeSession) });

@Component({
  selector: 'app-sessions-section',
  imports: [ErrorState, ErrorSummary, Icon, Skeleton],
  template: `
    <h2 class="section-title">{{ t().sessions.title }}</h2>
    @if (sending.problem(); as problem) {
      <app-error-summary [heading]="problem.message" />
    }
    @if (sessions.hasValue()) {
      <ul class="devices">
        @for (row of rows(); track row.id) {
          <li>
            <v-icon [name]="row.mobile ? 'smartphone' : 'monitor'" [size]="20" />
            <span
              ><strong>{{ row.device }}</strong>
              @if (row.current) {
                ({{ t().sessions.current }})
              }
              <span class="hint">{{ row.seen }} · {{ row.ip }}</span></span
            >
            @if (!row.current) {
              <button
                type="button"
                class="btn"
                [attr.aria-label]="t().sessions.closeOne(row.device)"
                (click)="close(row.id)"
              >
                {{ t().sessions.close }}
              </button>
            }
          </li>
        }
      </ul>
      @if (rows().length > 2) {
        <button type="button" class="btn" (click)="close()">{{ t().sessions.closeOthers }}</button>
      }
    } @else if (sessions.error()) {
      <v-error-state [error]="sessions.error()" (retry)="sessions.reload()" />
    } @else {
      <v-skeleton height="64px" />
    }
  `,
  host: { class: 'panel' },
})
export class SessionsSection {
  readonly #http = inject(HttpClient);
  readonly #toasts = inject(Toasts);
  readonly #locale = inject(Locale);
  protected readonly t = injectTexts(accountTexts);
  protected readonly sending = injectSending();
  protected readonly sessions = httpResource(() => '/api/me/sessions', {
    parse: (body) => answer.parse(body),
  });
  protected readonly rows = computed(() => {
    const items = this.sessions.hasValue() ? this.sessions.value().items : [];
    const t = this.t().sessions;
    return items.map(({ id, current, ip, userAgent, lastSeenAt }) => {
      const { browser, system, mobile } = deviceOf(userAgent);
      const device = browser && system ? t.device(browser, system) : browser || system || t.unknown;
      const seen = t.seen(formatInstant(lastSeenAt, 'short', this.#locale.current()));
      return { id, current, ip, mobile, device, seen };
    });
  });

  /** Ends one session, or all but this one. */
  protected async close(id?: string): Promise<void> {
    const url = id === undefined ? '/api/me/sessions' : `/api/me/sessions/${id}`;
    const closed = await this.sending.run(() => firstValueFrom(this.#http.delete(url)));
    if (!closed) return;
    this.#toasts.show(this.t().sessions.closed);
    this.sessions.reload();
  }
}
