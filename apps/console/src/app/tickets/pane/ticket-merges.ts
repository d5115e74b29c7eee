import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Dialogs, Icon, Ticker, Toasts, injectTexts, sharedTexts } from '@vigie/ui';
import type { MergedTicket, TicketDetail } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../../core/failures';
import { Commands } from '../../keyboard/commands';
import { MergeDialog } from './merge-dialog';
import { TicketWrites } from '../ticket-writes';
import { tieTexts } from '../ties.texts';

/** The tickets that go on in this one, and how to bring others here. */
@Component({
  selector: 'app-ticket-merges',
  imports: [Icon, RouterLink],
  template: `
    @for (one of ticket().merged; track one.ticket.id) {
      <p>
        <span class="words">
          {{ t().merge.merged }}
          <a [routerLink]="['/tickets', one.ticket.id]" queryParamsHandling="preserve">{{
            one.ticket.number
          }}</a>
          <small>{{ one.ticket.subject }}</small>
        </span>
        @if (canWork() && canUndo(one)) {
          <button type="button" class="btn btn-small" (click)="undo(one)">
            {{ shared().actions.undo }}
            <span class="visually-hidden">{{ t().merge.undoOf(one.ticket.number) }}</span>
          </button>
        }
      </p>
    }
    @if (canMerge()) {
      <button type="button" class="btn btn-small btn-quiet" (click)="merge()">
        <v-icon name="copy" [size]="13" />{{ t().merge.open }}
      </button>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 5px;
    }
    p {
      display: flex;
      gap: 6px;
      align-items: start;
    }
    .words {
      flex: 1;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    a {
      text-decoration: underline;
    }
    small {
      display: block;
      color: var(--ink-3);
    }
    button {
      justify-self: start;
    }
  `,
})
export class TicketMerges {
  readonly ticket = input.required<TicketDetail>();
  readonly canWork = input(false);
  readonly changed = output();

  readonly #writes = inject(TicketWrites);
  readonly #failures = inject(Failures);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  readonly #now = inject(Ticker).now;
  protected readonly t = injectTexts(tieTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly canMerge = computed(() => {
    const { state, mergedInto } = this.ticket();
    return this.canWork() && mergedInto === null && state !== 'resolved' && state !== 'closed';
  });

  constructor() {
    inject(Commands).offer(() =>
      this.canMerge()
        ? [{ id: 'merge', label: this.t().merge.open, icon: 'copy', run: () => this.merge() }]
        : [],
    );
  }

  protected canUndo({ undoUntil }: MergedTicket): boolean {
    return undoUntil !== null && Date.parse(undoUntil) > this.#now();
  }

  protected async merge(): Promise<void> {
    const target = this.ticket();
    const dialog = this.#dialogs.open<string[], TicketDetail, MergeDialog>(MergeDialog, {
      label: this.t().merge.title(target.number),
      data: target,
      width: '520px',
    });
    const ticketIds = await firstValueFrom(dialog.closed);
    if (!ticketIds) return;
    await this.#write(() => this.#writes.merge(target, ticketIds), this.t().merge.done);
  }

  protected undo({ ticket }: MergedTicket): Promise<void> {
    const words = this.t().merge.undone(ticket.number);
    return this.#write(() => this.#writes.unmerge(this.ticket(), ticket.id), words);
  }

  async #write(action: () => Promise<unknown>, words: string): Promise<void> {
    try {
      await action();
      this.#toasts.show(words);
    } catch (error) {
      this.#failures.toast(error);
    }
    this.changed.emit();
  }
}
