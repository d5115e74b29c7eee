import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { ErrorState, Icon, InstantPipe, Skeleton, Toasts, deviceOf, injectTexts } from '@vigie/ui';
import { type ActiveSession, activeSession } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod';
import { Failures } from '../core/failures';
import { accountTexts } from './account.texts';

const answer = z.object({ items: z.array(activeSession) });

@Component({
  selector: 'app-sessions-section',
  imports: [ErrorState, Icon, InstantPipe, Skeleton],
  template: `
    <section class="card" aria-labelledby="sessions-title">
      <div class="head">
        <h2 id="sessions-title">{{ t().sessions.title }}</h2>
        @if (others() > 0) {
          <button type="button" class="btn btn-small" (click)="revokeOthers()">
            {{ t().sessions.revokeOthers }}
          </button>
        }
      </div>
      @if (list.hasValue()) {
        <ul role="list">
          @for (item of list.value().items; track item.id) {
            <li class="row">
              <v-icon [name]="isPhone(item) ? 'smartphone' : 'monitor'" />
              <div>
                <p>
                  {{ nameOf(item) }}
                  @if (item.current) {
                    <span class="chip chip-ok">{{ t().sessions.current }}</span>
                  }
                </p>
                <p class="hint">{{ item.ip }} · {{ t().sessions.seen(item.lastSeenAt | vInstant) }}</p>
              </div>
              @if (!item.current) {
                <button type="button" class="btn btn-small" (click)="revoke(item)">
                  {{ t().sessions.revoke }}
                </button>
              }
            </li>
          }
        </ul>
      } @else if (list.error()) {
        <v-error-state [error]="list.error()" (retry)="list.reload()" />
      } @else {
        <v-skeleton height="44px" /><v-skeleton height="44px" />
      }
    </section>
  `,
  styleUrl: './section.css',
})
export class SessionsSection {
  readonly #http = inject(HttpClient);
  readonly #toasts = inject(Toasts);
  readonly #failures = inject(Failures);
  protected readonly t = injectTexts(accountTexts);
  protected readonly list = httpResource(() => '/api/me/sessions', { parse: (raw) => answer.parse(raw) });
  protected readonly others = computed(() =>
    this.list.hasValue() ? this.list.value().items.filter(({ current }) => !current).length : 0,
  );

  reload(): void {
    this.list.reload();
  }

  protected nameOf({ userAgent }: ActiveSession): string {
    const { browser, system } = deviceOf(userAgent);
    if (browser && system) return this.t().sessions.on(browser, system);
    return browser || system || userAgent || this.t().sessions.unknown;
  }

  protected isPhone({ userAgent }: ActiveSession): boolean {
    return deviceOf(userAgent).mobile;
  }

  protected revoke(item: ActiveSession): Promise<void> {
    return this.#delete(`/api/me/sessions/${item.id}`, this.t().sessions.revoked);
  }

  protected revokeOthers(): Promise<void> {
    return this.#delete('/api/me/sessions', this.t().sessions.othersRevoked);
  }

  async #delete(url: string, said: string): Promise<void> {
    try {
      await firstValueFrom(this.#http.delete(url));
      this.#toasts.show(said);
    } catch (error) {
      this.#failures.toast(error);
    }
    this.list.reload();
  }
}
