import { httpResource } from '@angular/common/http';
import { Component, computed, input, model } from '@angular/core';
import { Icon, injectTexts } from '@vigie/ui';
import { replyRecipients } from '@vigie/wire';
import { keepLast } from '../../core/resources';
import { copyTexts } from '../copies.texts';
import { MailRecipients } from '../pane/mail-recipients';

/** Under a reply that is being written: whom it reaches, and whom else it could copy, one press each. */
@Component({
  selector: 'app-reply-copies',
  imports: [Icon, MailRecipients],
  template: `
    @if (reached(); as named) {
      <app-mail-recipients [recipients]="named" />
    }
    @if (choices().length > 0) {
      <div role="group" [attr.aria-label]="t().propose" [title]="t().proposeHint">
        <span>{{ t().propose }}</span>
        @for (address of choices(); track address) {
          <button
            type="button"
            class="btn btn-small"
            [attr.aria-pressed]="chosen().includes(address)"
            (click)="toggle(address)"
          >
            <v-icon [name]="chosen().includes(address) ? 'check' : 'plus'" [size]="12" />{{ address }}
          </button>
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 4px;
      font-size: var(--text-12);
    }
    :host:empty {
      display: none;
    }
    div {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 6px;
      align-items: center;
    }
    span {
      color: var(--ink-3);
    }
    button {
      min-width: 0;
      max-width: 100%;
      overflow-wrap: anywhere;
    }
    button[aria-pressed='true'] {
      border-color: var(--accent);
      color: var(--accent);
    }
  `,
})
export class ReplyCopies {
  readonly ticketId = input.required<string>();
  /** The newest message: with it, other people may be named. */
  readonly newest = input.required<string | null>();
  readonly chosen = model.required<readonly string[]>();

  protected readonly t = injectTexts(copyTexts);
  readonly #recipients = httpResource(
    () => {
      this.newest();
      return `/api/tickets/${this.ticketId()}/reply-recipients`;
    },
    { parse: (raw) => replyRecipients.parse(raw) },
  );
  protected readonly reached = keepLast(this.#recipients);
  /** What was chosen and is proposed no longer can still be taken away. */
  protected readonly choices = computed(() => {
    const { cc = [], proposed = [] } = this.reached() ?? {};
    return [...new Set([...proposed, ...this.chosen()])].filter((address) => !cc.includes(address));
  });

  protected toggle(address: string): void {
    this.chosen.update((chosen) =>
      chosen.includes(address) ? chosen.filter((one) => one !== address) : [...chosen, address],
    );
  }
}
