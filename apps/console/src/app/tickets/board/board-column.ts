import { CdkDrag, type CdkDragDrop, CdkDropList } from '@angular/cdk/drag-drop';
import { Component, computed, effect, inject, input, output, untracked, viewChildren } from '@angular/core';
import { ErrorState, Skeleton, injectTexts, sharedTexts } from '@vigie/ui';
import type { TicketState } from '@vigie/rules';
import { type ListedTicket, listedTicket, mostCounted, page } from '@vigie/wire';
import { pagedList } from '../../core/paged-list';
import { displayTexts } from '../display.texts';
import type { DeskQuery } from '../list/ticket-filters';
import { BoardCard } from './board-card';
import { columnParams } from './board-columns';
import { BoardMoves } from './board-moves';

const step = 25;

/** The tickets of a view that are in one state. */
@Component({
  selector: 'app-board-column',
  imports: [BoardCard, CdkDrag, CdkDropList, ErrorState, Skeleton],
  templateUrl: './board-column.html',
  styleUrl: './board-column.css',
})
export class BoardColumn {
  readonly query = input.required<DeskQuery>();
  readonly state = input.required<TicketState>();
  readonly canWork = input(false);
  readonly picked = input<ReadonlySet<string>>(new Set());
  readonly pick = output<{ id: string; range: boolean }>();
  /** A ticket that somebody wants in this state or in another. */
  readonly moved = output<{ row: ListedTicket; to: TicketState }>();

  readonly #moves = inject(BoardMoves);
  protected readonly t = injectTexts(displayTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly ghosts = [1, 2, 3];
  protected readonly list = pagedList<ListedTicket>({
    url: '/api/tickets',
    params: () => columnParams(this.query(), this.state()),
    parse: (raw) => page(listedTicket).parse(raw),
    step,
  });
  /** What the server says, with the cards that are on their way here and without those that have left. */
  readonly rows = computed(() => {
    const pending = [...this.#moves.pending().values()];
    const left = new Set(pending.filter(({ to }) => to !== this.state()).map(({ row }) => row.id));
    const known = new Set(this.list.rows().map(({ id }) => id));
    const arrived = pending.filter(({ row, to }) => to === this.state() && !known.has(row.id));
    return [...arrived.map(({ row }) => row), ...this.list.rows().filter(({ id }) => !left.has(id))];
  });
  protected readonly count = computed(() => {
    const total = this.list.total();
    if (total === null) return '';
    return total > mostCounted
      ? this.t().manyCards(mostCounted)
      : String(total + this.rows().length - this.list.rows().length);
  });
  readonly cards = viewChildren(BoardCard);

  constructor() {
    effect(() => {
      const rows = this.list.rows();
      const pending = untracked(this.#moves.pending);
      const known = rows.filter(({ id, version }) => version >= (pending.get(id)?.since ?? Infinity));
      this.#moves.settle(known.map(({ id }) => id));
    });
  }

  reload(): void {
    this.list.reload();
  }

  protected drop({ item }: CdkDragDrop<unknown, unknown, ListedTicket>): void {
    this.moved.emit({ row: item.data, to: this.state() });
  }
}
