import { Component, computed, input, output } from '@angular/core';
import { Icon, injectTexts } from '@vigie/ui';
import type { TicketMessage } from '@vigie/wire';
import { correctionTexts } from '../corrections.texts';
import { writingTexts } from './writing.texts';

/** What a writer has to know before the message leaves: a colleague's answer in between, or a cut. */
@Component({
  selector: 'app-composer-notices',
  imports: [Icon],
  template: `
    @if (unaddressed()) {
      <p class="notice" role="note">
        <v-icon name="info" /><span>{{ noMail() }}</span>
      </p>
    }
    @if (waiting()) {
      <div class="notice notice-warn" role="alert">
        <v-icon name="refresh-cw" />
        <span>{{ t().waiting }}</span>
        <button type="button" class="btn btn-small" (click)="stopWaiting.emit()">
          {{ t().stopWaiting }}
        </button>
      </div>
    }
    @if (crossed(); as message) {
      <div class="notice notice-warn" role="alert">
        <v-icon name="triangle-alert" />
        <div>
          <strong>{{ t().crossed(message.author.name) }}</strong>
          <p class="words">{{ message.body }}</p>
          <p>{{ t().crossedText }}</p>
        </div>
        <button type="button" class="btn btn-small" (click)="sendAnyway.emit()">{{ t().sendAnyway }}</button>
      </div>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    .btn {
      flex: none;
      margin-inline-start: auto;
    }
    .words {
      display: -webkit-box;
      overflow: hidden;
      color: var(--ink-1);
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 3;
    }
  `,
})
export class ComposerNotices {
  /** What is written for the client leaves by no mail: nobody asked, or who did is no longer active. */
  readonly unaddressed = input(false);
  readonly requester = input<string | null>(null);
  readonly waiting = input(false);
  readonly crossed = input<TicketMessage | null>(null);
  readonly stopWaiting = output();
  readonly sendAnyway = output();
  protected readonly t = injectTexts(writingTexts);
  readonly #corrections = injectTexts(correctionTexts);
  protected readonly noMail = computed(() => {
    const { noMail, noMailTo } = this.#corrections();
    const requester = this.requester();
    return requester === null ? noMail : noMailTo(requester);
  });
}
