import { Component, ElementRef, computed, inject, input, output, viewChildren } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon, InstantPipe, SlaBadge, injectTexts, sharedTexts } from '@vigie/ui';
import { type ListedTicket, type TicketColumn, type TicketSort, withSubject } from '@vigie/wire';
import { quoteTexts } from '../../quotes/quotes.texts';
import { bulkTexts } from '../bulk.texts';
import { DeskFocus } from '../desk-focus';
import { displayTexts } from '../display.texts';
import { PriorityMark } from '../priority-mark';
import { TicketReading } from '../ticket-reading';
import { ticketTexts } from '../tickets.texts';

/** The columns by which a list can be sorted: those that have an index. */
const sortable: Partial<Record<TicketColumn | 'subject', TicketSort>> = {
  due: 'due',
  updated: 'updated',
  created: 'created',
  priority: 'priority',
};
const newestFirst: ReadonlySet<TicketSort> = new Set(['updated', 'created']);

/** The rows of a view with the chosen columns. */
@Component({
  selector: 'app-ticket-table',
  imports: [Icon, InstantPipe, PriorityMark, RouterLink, SlaBadge],
  templateUrl: './ticket-table.html',
  styleUrl: './ticket-table.css',
})
export class TicketTable {
  readonly rows = input.required<readonly ListedTicket[]>();
  readonly columns = input.required<readonly TicketColumn[]>();
  readonly sorted = input.required<TicketSort>();
  readonly picked = input.required<ReadonlySet<string>>();
  readonly canWork = input(false);
  readonly sort = output<TicketSort>();
  readonly pick = output<{ id: string; range: boolean }>();

  protected readonly focus = inject(DeskFocus);
  protected readonly reading = inject(TicketReading);
  protected readonly t = injectTexts(displayTexts);
  protected readonly quotes = injectTexts(quoteTexts);
  protected readonly desk = injectTexts(ticketTexts);
  protected readonly bulk = injectTexts(bulkTexts);
  protected readonly shared = injectTexts(sharedTexts);
  private readonly links = viewChildren<ElementRef<HTMLElement>>('link');
  protected readonly shown = computed(() =>
    withSubject(this.columns()).map((name) => {
      const sort = sortable[name];
      return { name, sort, sorted: sort && sort === this.sorted() ? directionOf(sort) : null };
    }),
  );
  /** The rows as the keyboard walks them. */
  readonly stops = computed(() =>
    this.links().map(({ nativeElement }, index) => ({
      id: this.rows()[index]?.id,
      focus: () => nativeElement.focus(),
      hasFocus: () => nativeElement.closest('tr')?.contains(document.activeElement) ?? false,
    })),
  );
}

const directionOf = (sort: TicketSort) => (newestFirst.has(sort) ? 'descending' : 'ascending');
