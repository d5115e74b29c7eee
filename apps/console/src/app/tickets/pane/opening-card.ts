import { Component, input } from '@angular/core';
import { Avatar, InstantPipe, injectTexts } from '@vigie/ui';
import type { TicketOpening } from '@vigie/wire';
import { ticketTexts } from '../tickets.texts';

/** What our people wrote when they opened the ticket; no client sees it. */
@Component({
  selector: 'app-opening-card',
  imports: [Avatar, InstantPipe],
  template: `
    <article class="card" [attr.aria-label]="t().create.description">
      <header>
        <v-avatar [name]="opening().author" />
        <strong>{{ opening().author }}</strong>
        <span class="meta">{{ t().create.description }} · {{ opening().at | vInstant }}</span>
      </header>
      <p class="body">{{ opening().body }}</p>
    </article>
  `,
  styleUrl: './message-card.css',
})
export class OpeningCard {
  readonly opening = input.required<TicketOpening>();

  protected readonly t = injectTexts(ticketTexts);
}
