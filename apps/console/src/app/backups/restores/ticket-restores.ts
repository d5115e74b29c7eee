import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { Icon, injectTexts } from '@vigie/ui';
import { type TicketDetail, ticketRestores } from '@vigie/wire';
import { reloadOn } from '../../core/live-reload';
import { keepLast } from '../../core/resources';
import { SessionStore } from '../../core/session-store';
import { RestoreActs } from './restore-acts';
import { RestoreCard } from './restore-card';
import { restoreTexts } from './restores.texts';

/** The restores of a ticket, or how to prepare one where its request came without the form. */
@Component({
  selector: 'app-ticket-restores',
  imports: [Icon, RestoreCard],
  template: `
    @if (shown()) {
      <h3 class="label-small">{{ t().ticket.title }}</h3>
      @for (restore of items(); track restore.id) {
        <app-restore-card [restore]="restore" (changed)="reload()" />
      }
      @if (canOpen()) {
        <button type="button" class="btn btn-small" (click)="open()">
          <v-icon name="hard-drive" [size]="13" />{{ t().ticket.open }}
        </button>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 10px;
      justify-items: start;
    }
    app-restore-card {
      width: 100%;
    }
  `,
})
export class TicketRestores {
  readonly ticket = input.required<TicketDetail>();

  readonly #acts = inject(RestoreActs);
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(restoreTexts);
  readonly #id = computed(() => this.ticket().id);
  readonly #asked = computed(() => this.ticket().qualifiedKind ?? this.ticket().request?.kind ?? '');
  readonly #restores = httpResource(
    () => (this.#session.can('backups.read') ? `/api/tickets/${this.#id()}/restores` : undefined),
    { parse: (raw) => ticketRestores.parse(raw) },
  );
  readonly #last = keepLast(this.#restores);
  protected readonly items = computed(() => this.#last()?.items ?? []);
  protected readonly canOpen = computed(() => {
    const going = this.items().some(({ state }) => state !== 'confirmed' && state !== 'refused');
    const about = this.#asked() === 'backup.restore';
    return about && !going && this.#last()?.obstacle === null && this.#session.can('backups.work');
  });
  protected readonly shown = computed(() => this.items().length > 0 || this.canOpen());

  constructor() {
    reloadOn(
      (event) =>
        (event.type === 'backup-care.changed' && event.clientId === this.ticket().client.id) ||
        (event.type === 'ticket.changed' && event.ticketId === this.#id()),
      () => this.#restores.reload(),
    );
  }

  protected reload(): void {
    this.#restores.reload();
  }

  protected async open(): Promise<void> {
    if (await this.#acts.open(this.#id())) this.reload();
  }
}
