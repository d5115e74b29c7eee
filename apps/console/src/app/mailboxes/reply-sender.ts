import { httpResource } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import { injectTexts } from '@vigie/ui';
import { replySender } from '@vigie/wire';
import { keepLast } from '../core/resources';
import { mailboxTexts } from './mailboxes.texts';

/** Under a reply that is being written: the mailbox it leaves from, and the signature that is added to it. */
@Component({
  selector: 'app-reply-sender',
  template: `
    @if (sender(); as from) {
      <p class="from" [title]="from.address">
        <span>{{ t().from }}</span> {{ from.name }} <span>{{ '<' + from.address + '>' }}</span>
      </p>
      @if (from.signature; as signature) {
        <p class="signature" [attr.aria-label]="t().added">{{ signature }}</p>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 2px;
      color: var(--ink-2);
      font-size: var(--text-12);
    }
    :host:empty {
      display: none;
    }
    span {
      color: var(--ink-3);
    }
    .signature {
      max-height: 64px;
      overflow: auto;
      padding-inline-start: 8px;
      border-inline-start: 2px solid var(--line);
      color: var(--ink-3);
      white-space: pre-line;
    }
  `,
})
export class ReplySenderLine {
  readonly ticketId = input.required<string>();
  protected readonly t = injectTexts(mailboxTexts);
  readonly #sender = httpResource(() => `/api/tickets/${this.ticketId()}/reply-sender`, {
    parse: (raw) => replySender.parse(raw),
  });
  readonly #last = keepLast(this.#sender);
  protected readonly sender = computed(() => this.#last());
}
