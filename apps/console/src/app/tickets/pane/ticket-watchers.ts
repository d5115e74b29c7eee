import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, debounced, inject, input, signal, viewChild } from '@angular/core';
import { Icon, Kbd, injectTexts } from '@vigie/ui';
import { watcherList } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../../core/failures';
import { keepLast, paramsOf } from '../../core/resources';
import { SessionStore } from '../../core/session-store';
import { Commands } from '../../keyboard/commands';
import { Shortcuts } from '../../keyboard/shortcuts';
import { SuggestField, type Suggestion } from '../../kit/suggest-field';
import { tieTexts } from '../ties.texts';

const typingMs = 180;

/** Who follows a ticket; `w` follows it oneself, or stops. */
@Component({
  selector: 'app-ticket-watchers',
  imports: [Icon, Kbd, SuggestField],
  template: `
    @if (canWork() || items().length > 0) {
      <h3 class="label-small">{{ t().watchers.title }}</h3>
    }
    @for (person of items(); track person.id) {
      <p class="row">
        <span>{{ person.name }}</span>
        <span class="muted">{{ t().watchers[person.kind] }}</span>
        @if (canWork()) {
          <button
            type="button"
            class="btn btn-quiet btn-icon btn-small"
            [attr.aria-label]="t().watchers.remove(person.name)"
            (click)="remove(person.id)"
          >
            <v-icon name="x" [size]="12" />
          </button>
        }
      </p>
    }
    @if (canWork()) {
      @if (!isMine()) {
        <button type="button" class="btn btn-small" aria-keyshortcuts="w" (click)="toggle()">
          <v-icon name="eye" [size]="13" />{{ t().watchers.followShort }}<v-kbd keys="w" />
        </button>
      }
      <app-suggest-field
        inputId="ticket-watcher"
        [label]="t().watchers.add"
        [placeholder]="t().watchers.add"
        [options]="options()"
        [(text)]="text"
        (chosen)="add($event.key)"
      />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 5px;
      justify-items: start;
    }
    .row {
      display: flex;
      gap: 6px;
      align-items: center;
      width: 100%;
    }
    .row .btn {
      margin-inline-start: auto;
    }
    app-suggest-field {
      width: 100%;
    }
  `,
})
export class TicketWatchers {
  readonly ticketId = input.required<string>();
  readonly canWork = input(false);

  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #me = inject(SessionStore).person;
  protected readonly t = injectTexts(tieTexts);
  readonly #url = computed(() => `/api/tickets/${this.ticketId()}/watchers`);
  readonly #watchers = httpResource(() => this.#url(), { parse: (raw) => watcherList.parse(raw) });
  readonly #last = keepLast(this.#watchers);
  protected readonly items = computed(() => this.#last()?.items ?? []);
  protected readonly isMine = computed(() => this.items().some(({ id }) => id === this.#me()?.id));
  protected readonly text = signal('');
  readonly #settled = debounced(() => this.text().trim(), typingMs);
  readonly #possible = httpResource(
    () => {
      const q = this.#settled.value();
      return q ? { url: `${this.#url()}/possible`, params: paramsOf({ q }) } : undefined;
    },
    { parse: (raw) => watcherList.parse(raw) },
  );
  protected readonly options = computed<Suggestion[]>(() => {
    if (this.text().trim() === '' || !this.#possible.hasValue()) return [];
    const here = new Set(this.items().map(({ id }) => id));
    const others = this.#possible.value().items.filter(({ id }) => !here.has(id));
    return others.map(({ id, name, kind }) => ({ key: id, label: name, hint: this.t().watchers[kind] }));
  });

  private readonly field = viewChild(SuggestField);

  constructor() {
    const run = (): void => void this.toggle();
    inject(Shortcuts).use({ w: run });
    inject(Commands).offer(() => {
      if (!this.canWork()) return [];
      const { follow, unfollow, add } = this.t().watchers;
      return [
        { id: 'watch', label: this.isMine() ? unfollow : follow, icon: 'eye', key: 'w', run },
        { id: 'watcher', label: add, icon: 'user-plus', run: () => this.field()?.focus() },
      ];
    });
  }

  protected async toggle(): Promise<void> {
    const me = this.#me()?.id;
    if (!me || !this.canWork()) return;
    await (this.isMine() ? this.remove(me) : this.add(me));
  }

  protected add(personId: string): Promise<void> {
    return this.#try(() => firstValueFrom(this.#http.post(this.#url(), { personId })));
  }

  protected remove(personId: string): Promise<void> {
    return this.#try(() => firstValueFrom(this.#http.delete(`${this.#url()}/${personId}`)));
  }

  async #try(write: () => Promise<unknown>): Promise<void> {
    try {
      await write();
    } catch (error) {
      this.#failures.toast(error);
    }
    this.#watchers.reload();
  }
}
