import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { Avatar, Icon, Locale, Ticker, formatDuration, formatNear, injectTexts } from '@vigie/ui';
import type { TicketMessage } from '@vigie/wire';
import { Commands } from '../../keyboard/commands';
import { MailFrame } from '../../kit/mail-frame';
import { AttachmentList } from './attachment-list';
import { MailRecipients } from './mail-recipients';
import { RefusedFiles } from './refused-files';
import { deliveryTexts } from '../delivery.texts';
import { tieTexts } from '../ties.texts';
import { ticketTexts } from '../tickets.texts';

@Component({
  selector: 'app-message-card',
  imports: [AttachmentList, Avatar, Icon, MailFrame, MailRecipients, RefusedFiles],
  templateUrl: './message-card.html',
  styleUrl: './message-card.css',
})
export class MessageCard {
  readonly ticketId = input.required<string>();
  readonly message = input.required<TicketMessage>();
  /** A client's message that can become a ticket of its own. */
  readonly canSplit = input(false);
  readonly takeBack = output<TicketMessage>();
  readonly split = output<TicketMessage>();

  readonly #now = inject(Ticker).now;
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(ticketTexts);
  protected readonly ties = injectTexts(tieTexts);
  protected readonly deliveries = injectTexts(deliveryTexts);
  /** A mail with pictures in its text is shown as it was laid out. */
  protected readonly asHtml = linkedSignal({
    source: () => this.message().html,
    computation: (html) => html?.includes('data-file="') ?? false,
  });
  protected readonly unfolded = signal(false);
  protected readonly path = computed(() => `/api/tickets/${this.ticketId()}/messages/${this.message().id}`);

  protected readonly meta = computed(() => {
    const { visibility, author, channel, at, delivery, outcome } = this.message();
    const t = this.t().message;
    const who = author.kind === 'contact' ? t.fromClient : author.kind === 'system' ? t.system : t.reply;
    const parts = [visibility === 'internal' ? t.note : who];
    if (author.kind === 'contact') parts.push(t.channels[channel]);
    parts.push(formatNear(at, this.#minute(), this.#locale()));
    const arrived = outcome ? this.deliveries().outcomes[outcome.kind] : t.delivery[delivery];
    return [...parts, arrived].filter(Boolean).join(' · ');
  });

  protected readonly undo = computed(() => {
    const { heldUntil, delivery } = this.message();
    if (heldUntil === null || delivery !== 'held') return null;
    const left = Date.parse(heldUntil) - this.#now();
    return left > 0 ? this.t().message.cancelSend(formatDuration(left, this.#locale())) : null;
  });
  /** What went wrong with the mail of this message; null when nothing did. */
  protected readonly trouble = computed(() => {
    const { delivery, outcome } = this.message();
    if (outcome?.kind === 'failed') return this.deliveries().failed(outcome.reason);
    return ['failed', 'in-doubt'].includes(delivery) ? this.t().message.delivery[delivery] : null;
  });

  constructor() {
    inject(Commands).offer(() => {
      const { id, body } = this.message();
      const words = body.replace(/\s+/g, ' ').slice(0, 60);
      const run = (): void => this.split.emit(this.message());
      const label = this.ties().split.of(words);
      return this.canSplit() ? [{ id: `split-${id}`, label, icon: 'external-link', run }] : [];
    });
  }

  /** The current minute: « today » need not be looked at every second. */
  readonly #minute = computed(() => Math.floor(this.#now() / 60_000) * 60_000);
}
