import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayPipe, InstantPipe, injectTexts } from '@vigie/ui';
import { type Reference, type ReminderPause, clientReminders } from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { PauseActs } from './pause-acts';
import { reminderChips } from './reminder-state';
import { reminderTexts } from './reminders.texts';

/** On the statement of a client: its last reminder, and what holds the next one back. */
@Component({
  selector: 'app-client-reminders',
  imports: [DayPipe, InstantPipe, RouterLink],
  template: `
    @if (shown(); as client) {
      <section class="card" [attr.aria-label]="t().ofClient.title">
        <div>
          @if (client.reminders[0]; as last) {
            <a routerLink="/billing/reminders" [queryParams]="{ show: 'ledger', client: client.client.id }">{{
              t().ofClient.last(t().tones[last.tone], last.day | vDay: 'numeric', client.reminders.length)
            }}</a>
            <span class="chip chip-small last" [class]="chips[last.state]">{{
              t().ledger.states[last.state]
            }}</span>
          } @else {
            <span class="muted">{{ t().ofClient.none }}</span>
          }
          @for (one of client.suspended; track one.contract.id) {
            <p>
              <span class="chip chip-bad">{{ t().ofClient.suspended }}</span>
              <a routerLink="/billing/reminders" [queryParams]="{ show: 'suspensions' }">{{
                one.contract.name
              }}</a>
              <span class="muted">{{ t().ofClient.since(one.since | vInstant) }}</span>
            </p>
          }
          @for (pause of client.pauses; track pause.id) {
            <p>
              <span class="chip chip-warn">{{ t().holds[pause.kind] }}</span>
              @if (pause.until; as day) {
                {{ t().until(day | vDay: 'numeric') }} ·
              }
              {{ pause.reason }} <span class="muted">({{ pause.by }})</span>
            </p>
          }
        </div>
        @if (canWrite()) {
          <div class="acts">
            @for (pause of client.pauses; track pause.id) {
              <button type="button" class="btn btn-small" (click)="goOn(client.client, pause)">
                {{ t().goOn[pause.kind] }}
              </button>
            }
            <button type="button" class="btn btn-small" (click)="promise(client.client)">
              {{ t().promise }}
            </button>
            @if (!spared()) {
              <button type="button" class="btn btn-small" (click)="spare(client.client)">
                {{ t().spare }}
              </button>
            }
          </div>
        }
      </section>
    }
  `,
  styles: `
    section {
      display: flex;
      flex-wrap: wrap;
      gap: 10px 16px;
      align-items: center;
      justify-content: space-between;
      padding: 10px 14px;
    }
    .last {
      margin-inline-start: 8px;
    }
    p {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      align-items: center;
      margin-block-start: 6px;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
  `,
})
export class ClientRemindersCard {
  readonly client = input.required<string>();

  readonly #acts = inject(PauseActs);
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(reminderTexts);
  protected readonly chips = reminderChips;
  protected readonly canWrite = computed(() => this.#session.can('billing.write'));
  readonly #resource = httpResource(() => `/api/reminder-settings/clients/${this.client()}`, {
    parse: (raw) => clientReminders.parse(raw),
  });
  protected readonly shown = keepLast(this.#resource);
  protected readonly spared = computed(() =>
    (this.shown()?.pauses ?? []).some(({ kind }) => kind === 'do-not-remind'),
  );

  constructor() {
    reloadOn(
      ({ type }) => type === 'reminder.changed',
      () => this.#resource.reload(),
    );
  }

  protected async promise(client: Reference): Promise<void> {
    await this.#acts.promise(client);
    this.#resource.reload();
  }

  protected async spare(client: Reference): Promise<void> {
    await this.#acts.spare(client);
    this.#resource.reload();
  }

  protected async goOn(client: Reference, pause: ReminderPause): Promise<void> {
    await this.#acts.goOn(client, pause);
    this.#resource.reload();
  }
}
