import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, ElementRef, computed, inject, input, output, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Avatar, Icon, SlaBadge, injectTexts, sharedTexts } from '@vigie/ui';
import { type TicketState, transitions } from '@vigie/rules';
import type { ListedTicket } from '@vigie/wire';
import { quoteTexts } from '../../quotes/quotes.texts';
import { bulkTexts } from '../bulk.texts';
import { DeskFocus } from '../desk-focus';
import { displayTexts } from '../display.texts';
import { PriorityMark } from '../priority-mark';
import { TicketReading } from '../ticket-reading';
import { ticketTexts } from '../tickets.texts';

/** Tags that a card has room for; the others are counted. */
const mostTags = 2;

/** A ticket on the board: what, whose, how long is left, and where it may go. */
@Component({
  selector: 'app-board-card',
  imports: [Avatar, CdkMenu, CdkMenuItem, CdkMenuTrigger, Icon, PriorityMark, RouterLink, SlaBadge],
  templateUrl: './board-card.html',
  styleUrl: './board-card.css',
  host: { '[class.unread]': 'unread()', '[class.picked]': 'picked()' },
})
export class BoardCard {
  readonly row = input.required<ListedTicket>();
  readonly canWork = input(false);
  readonly picked = input(false);
  /** With all from the last one picked when true. */
  readonly pick = output<boolean>();
  readonly moved = output<TicketState>();

  protected readonly focusDesk = inject(DeskFocus);
  readonly #reading = inject(TicketReading);
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly link = viewChild.required<ElementRef<HTMLAnchorElement>>('link');
  protected readonly t = injectTexts(displayTexts);
  protected readonly desk = injectTexts(ticketTexts);
  protected readonly bulk = injectTexts(bulkTexts);
  protected readonly quotes = injectTexts(quoteTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly unread = computed(() => this.#reading.isUnread(this.row()));
  protected readonly mostTags = mostTags;
  protected readonly moreTags = computed(() => {
    const others = this.row().tags.slice(mostTags);
    return others.length > 0
      ? { count: others.length, names: others.map(({ name }) => name).join(', ') }
      : null;
  });
  protected readonly targets = computed(() => transitions[this.row().state]);

  focus(): void {
    this.link().nativeElement.focus();
  }

  get hasFocus(): boolean {
    return this.#element.contains(document.activeElement);
  }
}
