import { Component, ElementRef, computed, inject, input, linkedSignal, viewChild } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Avatar, SlaBadge, injectTexts, sharedTexts } from '@vigie/ui';
import type { ListedTicket } from '@vigie/wire';
import { DeskFocus } from '../desk-focus';
import { quoteTexts } from '../../quotes/quotes.texts';
import { PriorityMark } from '../priority-mark';
import { TicketReading } from '../ticket-reading';
import { ticketTexts } from '../tickets.texts';
import { ReplyDrafts } from '../writing/reply-drafts';
import { writingTexts } from '../writing/writing.texts';

/** One ticket of the list: what it is on the first line, whose it is on the second, how long is left at the right. */
@Component({
  selector: 'app-ticket-row-link',
  imports: [Avatar, PriorityMark, RouterLink, RouterLinkActive, SlaBadge],
  templateUrl: './ticket-row-link.html',
  styleUrl: './ticket-row-link.css',
})
export class TicketRowLink {
  readonly row = input.required<ListedTicket>();
  readonly #reading = inject(TicketReading);
  protected readonly unread = computed(() => this.#reading.isUnread(this.row()));
  protected readonly t = injectTexts(ticketTexts);
  readonly #shared = injectTexts(sharedTexts);
  readonly #drafts = inject(ReplyDrafts).tickets;
  protected readonly quotes = injectTexts(quoteTexts);
  protected readonly words = injectTexts(writingTexts);
  protected readonly desk = inject(DeskFocus);
  protected readonly drafted = computed(() => this.#drafts().has(this.row().id));
  readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly link = viewChild.required<ElementRef<HTMLAnchorElement>>('link');

  protected readonly context = computed(() => {
    const { number, client, requester, sealedSequence } = this.row();
    const formula = this.#shared().formulas[client.formula];
    const origin = sealedSequence === null ? requester?.name : this.t().list.sealed;
    return [number, client.name, formula, origin].filter(Boolean).join(' · ');
  });

  readonly #updatedAt = computed(() => this.row().updatedAt);
  /** How many times the row changed while on screen: each change fades in anew. */
  protected readonly changes = linkedSignal<string, number>({
    source: this.#updatedAt,
    computation: (_at, previous) => (previous ? previous.value + 1 : 0),
  });

  focus(): void {
    this.link().nativeElement.focus();
  }

  get hasFocus(): boolean {
    return this.element.contains(document.activeElement);
  }
}
