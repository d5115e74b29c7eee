import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { DayPipe, Dialogs, Icon, InstantPipe, Kbd, formatHours, injectTexts } from '@vigie/ui';
import { type Intervention, type TicketDetail, type TimeEntry, intervention, ticketTime } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod';
import { Failures } from '../core/failures';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { TimerStore } from '../core/timer-store';
import { quoteTexts } from '../quotes/quotes.texts';
import { Commands } from '../keyboard/commands';
import { Shortcuts } from '../keyboard/shortcuts';
import { InterventionPanel, type InterventionPanelData } from './intervention-panel';
import { planningTexts } from './planning.texts';
import { TimeDialog, type TimeDialogData } from './time-dialog';

const interventionList = z.object({ items: z.array(intervention) });

/** Time spent on a ticket, its timer, and its interventions. */
@Component({
  selector: 'app-ticket-time',
  imports: [DayPipe, Icon, InstantPipe, Kbd],
  templateUrl: './ticket-time.html',
  styles: `
    :host {
      display: grid;
      gap: 4px;
      min-width: 0;
    }
    .row,
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 6px;
      align-items: center;
    }
    .row {
      flex-wrap: nowrap;
    }
    .what {
      flex: 1;
      min-width: 0;
      overflow-wrap: anywhere;
      text-align: start;
    }
    .what small {
      display: block;
    }
    .link {
      padding: 2px 0;
      border: 0;
      background: none;
      color: var(--accent);
      cursor: pointer;
    }
  `,
})
export class TicketTime {
  readonly ticket = input.required<TicketDetail>();
  readonly canWork = input(false);

  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #dialogs = inject(Dialogs);
  protected readonly timers = inject(TimerStore);
  protected readonly t = injectTexts(planningTexts);
  protected readonly quotes = injectTexts(quoteTexts);
  /** A message or a tag is no reason to read the time again; another ticket is. */
  readonly #id = computed(() => this.ticket().id);
  readonly #time = httpResource(() => `/api/tickets/${this.#id()}/time`, {
    parse: (raw) => ticketTime.parse(raw),
  });
  protected readonly time = keepLast(this.#time);
  readonly #interventions = httpResource(() => `/api/tickets/${this.#id()}/interventions`, {
    parse: (raw) => interventionList.parse(raw),
  });
  protected readonly interventions = computed(() =>
    this.#interventions.hasValue() ? this.#interventions.value().items : [],
  );
  protected readonly running = computed(() => this.timers.timer()?.ticket.id === this.#id());

  constructor() {
    reloadOn(
      (event) => event.type === 'time.changed' || ('ticketId' in event && event.ticketId === this.#id()),
      () => this.#time.reload(),
    );
    reloadOn(
      (event) => event.type === 'planning.changed' && event.clientId === this.ticket().client.id,
      () => this.#interventions.reload(),
    );
    const run = (): void => void this.timers.toggle(this.#id());
    inject(Shortcuts).use({ t: () => this.canWork() && run() });
    inject(Commands).offer(() => {
      if (!this.canWork()) return [];
      const { start, stopLong, add, plan } = this.t().spent;
      return [
        { id: 'timer', label: this.running() ? stopLong : start, icon: 'timer', key: 't', run },
        { id: 'time', label: add, icon: 'clock', run: () => this.edit(null) },
        { id: 'intervention', label: plan, icon: 'calendar-days', run: () => this.open(null) },
      ];
    });
  }

  protected length(minutes: number): string {
    return formatHours(minutes * 60_000);
  }

  protected async edit(entry: TimeEntry | null): Promise<void> {
    const dialog = this.#dialogs.open<boolean, TimeDialogData, TimeDialog>(TimeDialog, {
      label: entry ? this.t().spent.editTitle : this.t().spent.add,
      data: { ticketId: this.#id(), entry },
      width: '420px',
      focus: 'field',
    });
    if (await firstValueFrom(dialog.closed)) this.#time.reload();
  }

  protected async remove(entry: TimeEntry): Promise<void> {
    try {
      await firstValueFrom(this.#http.delete(`/api/time/entries/${entry.id}`));
    } catch (error) {
      this.#failures.toast(error);
    }
    this.#time.reload();
  }

  protected async open(item: Intervention | null): Promise<void> {
    const { id, subject, client, assignee } = this.ticket();
    const data = item
      ? { before: item }
      : { ticketId: id, subject, clientId: client.id, technicianId: assignee?.id };
    const dialog = this.#dialogs.openPanel<boolean, InterventionPanelData, InterventionPanel>(
      InterventionPanel,
      { label: item ? this.t().editTitle : this.t().addTitle, data, focus: 'field' },
    );
    if (await firstValueFrom(dialog.closed)) this.#interventions.reload();
  }
}
