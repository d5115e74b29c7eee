import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { Dialogs, Icon, Toasts, injectTexts, sharedTexts } from '@vigie/ui';
import { type Level, type TicketState, canMove, membersFirst, ticketStates } from '@vigie/rules';
import { type ListedTicket, type TicketChange, type TicketRow, reference } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod';
import { SessionStore } from '../../core/session-store';
import { BulkMacroDialog } from '../../macros/bulk-macro-dialog';
import { QueueDirectory } from '../../queues/queue-directory';
import { queueTexts } from '../../queues/queues.texts';
import { openMenu } from '../../kit/open-menu';
import { ReasonDialog, type ReasonQuestion } from '../../kit/reason-dialog';
import { BulkChanges } from './bulk-changes';
import { canMergeAll } from './bulk-merge';
import { BulkMergeDialog } from './bulk-merge-dialog';
import { BulkTagDialog, type BulkTagQuestion } from './bulk-tag-dialog';
import { bulkTexts } from '../bulk.texts';
import { PriorityDialog } from '../pane/priority-dialog';
import { TicketReading } from '../ticket-reading';
import { type PriorityChange, needsReason } from '../ticket-writes';
import { ticketTexts } from '../tickets.texts';

const people = z.object({ items: z.array(reference) });

/** What can be done with the picked tickets at once. */
@Component({
  selector: 'app-bulk-bar',
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, Icon],
  templateUrl: './bulk-bar.html',
  styles: `
    .bar {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      align-items: center;
      min-height: 40px;
      padding: 5px 8px 5px 14px;
      border-block-end: 1px solid var(--line);
      background: var(--accent-wash);
    }
    .link-button {
      font-size: var(--text-12);
    }
    .end {
      margin-inline-start: auto;
    }
    progress {
      flex: 1;
      accent-color: var(--accent);
    }
  `,
})
export class BulkBar {
  readonly rows = input.required<readonly ListedTicket[]>();
  /** How many tickets the list shows. */
  readonly shown = input.required<number>();
  readonly selectAll = output();
  readonly clear = output();
  /** The tickets that stayed as they were. */
  readonly changed = output<ReadonlySet<string>>();

  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  readonly #reading = inject(TicketReading);
  readonly #bulk = inject(BulkChanges);
  readonly #tickets = injectTexts(ticketTexts);
  protected readonly progress = this.#bulk.progress;
  protected readonly me = inject(SessionStore).person;
  protected readonly t = injectTexts(bulkTexts);
  protected readonly common = injectTexts(sharedTexts);
  protected readonly wantsPeople = signal(false);
  readonly #people = httpResource(() => (this.wantsPeople() ? '/api/assignees' : undefined), {
    parse: (raw) => people.parse(raw),
  });
  protected readonly queues = inject(QueueDirectory);
  protected readonly queueWords = injectTexts(queueTexts);
  /** Who works in a queue of these tickets comes first. */
  protected readonly others = computed(() => {
    const people = this.#people.hasValue() ? this.#people.value().items : [];
    const ids = this.rows().flatMap(({ queue }) => this.queues.memberIdsOf(queue.id));
    return membersFirst(
      people.filter(({ id }) => id !== this.me()?.id),
      ids,
    );
  });
  /** Where at least one of them may go. */
  protected readonly states = computed(() =>
    ticketStates.filter((to) => this.rows().some(({ state }) => canMove(state, to))),
  );

  private readonly queueTrigger = viewChild('queueTrigger', { read: CdkMenuTrigger });

  protected readonly canMerge = computed(() => canMergeAll(this.rows()));

  protected assign(assigneeId: string | null): Promise<void> {
    return this.#run({ type: 'assign', assigneeId });
  }

  protected putInto(queueId: string): Promise<void> {
    return this.#run({ type: 'queue', queueId });
  }

  /** Offers the queues; by a key. */
  openQueues(): void {
    openMenu(this.queueTrigger());
  }

  /** Asks which one, and says what of it cannot be undone; by a key, too. */
  async macro(): Promise<void> {
    const rows = this.rows();
    const dialog = this.#dialogs.open<string, readonly TicketRow[], BulkMacroDialog>(BulkMacroDialog, {
      label: this.t().macroTitle(rows.length),
      data: rows,
      width: '680px',
      focus: 'field',
    });
    const macroId = await firstValueFrom(dialog.closed);
    // Those it was asked about, whatever was picked since.
    if (macroId) this.changed.emit(await this.#bulk.run(rows, { type: 'macro', macroId }));
  }

  protected async mark(unread: boolean): Promise<void> {
    await this.#reading.mark(this.rows(), unread);
    this.clear.emit();
  }

  protected async move(to: TicketState): Promise<void> {
    const reason = needsReason.includes(to) ? await this.#askReason(to) : '';
    if (reason !== undefined) await this.#run({ type: 'transition', to, ...(reason && { reason }) });
  }

  protected async prioritise(): Promise<void> {
    const start: { impact: Level; urgency: Level } = { impact: 'medium', urgency: 'medium' };
    const dialog = this.#dialogs.open<PriorityChange, unknown, PriorityDialog>(PriorityDialog, {
      label: this.#tickets().reason.priorityTitle,
      data: start,
    });
    const change = await firstValueFrom(dialog.closed);
    if (change) await this.#run({ type: 'priority', ...change });
  }

  protected async tag(): Promise<void> {
    const name = await this.#askTag({ title: this.t().tagTitle(this.rows().length), makes: true });
    if (name) await this.#run({ type: 'tag', name });
  }

  protected async untag(): Promise<void> {
    const name = await this.#askTag({ title: this.t().untagTitle, makes: false });
    if (name) await this.#run({ type: 'untag', name });
  }

  /** All but one go on in that one. */
  protected async merge(): Promise<void> {
    const rows = this.rows();
    if (!this.canMerge()) {
      this.#toasts.bad(this.t().mergeRefused);
      return;
    }
    const dialog = this.#dialogs.open<string, readonly TicketRow[], BulkMergeDialog>(BulkMergeDialog, {
      label: this.t().mergeTitle(rows.length),
      data: rows,
      width: '520px',
    });
    const intoId = await firstValueFrom(dialog.closed);
    const others = rows.filter(({ id }) => id !== intoId);
    if (intoId) this.changed.emit(await this.#bulk.run(others, { type: 'merge', intoId }));
  }

  #askTag(question: BulkTagQuestion): Promise<string | undefined> {
    const dialog = this.#dialogs.open<string, BulkTagQuestion, BulkTagDialog>(BulkTagDialog, {
      label: question.title,
      data: question,
      width: '420px',
      focus: 'field',
    });
    return firstValueFrom(dialog.closed);
  }

  async #run(change: TicketChange): Promise<void> {
    this.changed.emit(await this.#bulk.run(this.rows(), change));
  }

  #askReason(to: TicketState): Promise<string | undefined> {
    const { reason } = this.#tickets();
    const question: ReasonQuestion = {
      title: this.common().ticketStates[to],
      label: reason.label,
      hint: to === 'planned' ? reason.planned : reason.waiting,
      confirm: this.common().actions.confirm,
      required: true,
    };
    const dialog = this.#dialogs.open<string, ReasonQuestion, ReasonDialog>(ReasonDialog, {
      label: question.title,
      data: question,
      width: '440px',
    });
    return firstValueFrom(dialog.closed);
  }
}
