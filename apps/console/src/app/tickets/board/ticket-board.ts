import { CdkDropListGroup } from '@angular/cdk/drag-drop';
import { Component, computed, inject, input, viewChild, viewChildren } from '@angular/core';
import { injectTexts } from '@vigie/ui';
import type { TicketState } from '@vigie/rules';
import type { ListedTicket } from '@vigie/wire';
import { reloadOn } from '../../core/live-reload';
import { SessionStore } from '../../core/session-store';
import { displayTexts } from '../display.texts';
import { BulkBar } from '../list/bulk-bar';
import { type DeskQuery, apiParams } from '../list/ticket-filters';
import { ticketPicks } from '../list/ticket-picks';
import { BoardColumn } from './board-column';
import { boardStates } from './board-columns';
import { BoardMoves } from './board-moves';

/** The tickets of a view by state. Arrows walk the cards; with Shift they move one to the state beside it. */
@Component({
  selector: 'app-ticket-board',
  imports: [BoardColumn, BulkBar, CdkDropListGroup],
  template: `
    @if (picks.rows().length > 0) {
      <app-bulk-bar
        [rows]="picks.rows()"
        [shown]="rows().length"
        (selectAll)="picks.pickAll()"
        (clear)="clearPicked()"
        (changed)="afterBulk($event)"
      />
    }
    <!-- Its cards take the keys: it is no control itself. -->
    <div
      cdkDropListGroup
      class="board"
      role="group"
      [attr.aria-label]="t().board"
      (keydown.arrowDown)="step($event, 1)"
      (keydown.arrowUp)="step($event, -1)"
      (keydown.arrowRight)="cross($event, 1)"
      (keydown.arrowLeft)="cross($event, -1)"
      (keydown.shift.arrowRight)="carry($event, 1)"
      (keydown.shift.arrowLeft)="carry($event, -1)"
    >
      @for (state of states(); track state) {
        <app-board-column
          [query]="query()"
          [state]="state"
          [canWork]="canWork()"
          [picked]="picks.ids()"
          (pick)="pick($event.id, $event.range)"
          (moved)="move($event.row, $event.to)"
        />
      }
    </div>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      height: 100%;
      background: var(--background);
    }
    .board {
      display: flex;
      gap: 4px;
      flex: 1;
      min-height: 0;
      padding: 4px 8px 0;
      overflow-x: auto;
    }
  `,
})
export class TicketBoard {
  readonly query = input.required<DeskQuery>();

  readonly #session = inject(SessionStore);
  readonly #moves = inject(BoardMoves);
  protected readonly t = injectTexts(displayTexts);
  protected readonly canWork = computed(
    () => this.#session.session() !== null && this.#session.can('tickets.work'),
  );
  protected readonly states = computed(() => boardStates(this.query()));
  /** What can be done with the picked tickets; undefined while none is. */
  readonly bulkBar = viewChild(BulkBar);
  private readonly columns = viewChildren(BoardColumn);
  protected readonly rows = computed(() => this.columns().flatMap((column) => column.rows()));
  /** Other filters start with nothing picked. */
  protected readonly picks = ticketPicks(
    () => JSON.stringify(apiParams(this.query())),
    () => this.rows(),
  );

  constructor() {
    reloadOn(
      ({ type }) => type === 'ticket.changed' || type === 'queues.changed',
      () => this.reload(),
    );
  }

  reload(): void {
    for (const column of this.columns()) column.reload();
  }

  find(id: string | null): ListedTicket | null {
    return this.rows().find((row) => row.id === id) ?? null;
  }

  /** Picks the ticket under the keyboard, or all of its column from the last one picked. */
  pickFocused(range: boolean): void {
    const row = this.focused;
    if (row) this.pick(row.id, range);
  }

  protected pick(id: string, range: boolean): void {
    const column = this.columns().find((one) => one.rows().some((row) => row.id === id));
    if (this.canWork()) this.picks.pick(id, range, column?.rows());
  }

  protected afterBulk(ids: ReadonlySet<string>): void {
    this.picks.keep(ids);
    this.reload();
  }

  clearPicked(): boolean {
    return this.picks.clear();
  }

  /** The ticket under the keyboard, if any. */
  get focused(): ListedTicket | null {
    const place = this.#place();
    return place ? place.card.row() : null;
  }

  /** Moves the focus by one card in its column; from nowhere to the first card. */
  walk(direction: 1 | -1): void {
    const place = this.#place();
    const cards =
      place?.column.cards() ??
      this.columns()
        .find((column) => column.cards().length > 0)
        ?.cards();
    const next = place ? place.index + direction : 0;
    cards?.[Math.min(Math.max(next, 0), cards.length - 1)]?.focus();
  }

  protected async move(row: ListedTicket, to: TicketState): Promise<void> {
    if (await this.#moves.move(row, to)) this.reload();
  }

  protected step(event: Event, direction: 1 | -1): void {
    if (!this.#place()) return;
    event.preventDefault();
    this.walk(direction);
  }

  /** To the card at the same height of the next column that has one. */
  protected cross(event: Event, direction: 1 | -1): void {
    const place = this.#place();
    if (!place) return;
    event.preventDefault();
    const columns = this.columns();
    for (let at = columns.indexOf(place.column) + direction; columns[at]; at += direction) {
      const cards = columns[at]?.cards() ?? [];
      if (cards.length === 0) continue;
      cards[Math.min(place.index, cards.length - 1)]?.focus();
      return;
    }
  }

  protected async carry(event: Event, direction: 1 | -1): Promise<void> {
    const place = this.#place();
    if (!place || !this.canWork()) return;
    event.preventDefault();
    const to = this.states()[this.columns().indexOf(place.column) + direction];
    const row = place.card.row();
    if (to === undefined) return;
    await this.move(row, to);
    setTimeout(() => this.focusOn(row.id));
  }

  /** Puts the focus on the card of a ticket; false when it is not among those shown. */
  focusOn(id: string): boolean {
    const cards = this.columns().flatMap((column) => column.cards());
    const card = cards.find((one) => one.row().id === id);
    card?.focus();
    return card !== undefined;
  }

  #place() {
    for (const column of this.columns()) {
      const index = column.cards().findIndex((card) => card.hasFocus);
      const card = column.cards()[index];
      if (card) return { column, card, index };
    }
    return null;
  }
}
