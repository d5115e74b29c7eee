import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon, InstantPipe, Locale, Ticker, injectTexts } from '@vigie/ui';
import { wordsIn } from '@vigie/rules';
import type { RequestSummary } from '@vigie/wire';
import { newRequestTexts } from '../new-request/texts';
import { deadlineWords } from './deadline-words';
import { requestTexts } from './texts';

/** One request in a list: what, where it stands, and by when. */
@Component({
  selector: 'app-request-card',
  imports: [Icon, InstantPipe, RouterLink],
  template: `
    @let row = request();
    <a class="request" [routerLink]="['/demandes', row.id]">
      <span class="request-subject">{{ row.subject }}</span>
      <span class="request-state" [class.waiting]="row.waitingForYou">
        @if (row.waitingForYou) {
          <v-icon name="reply" />
        }
        {{ t().states[row.waitingForYou ? 'waiting-client' : row.state] }}
      </span>
      @if (deadline(); as due) {
        <span class="request-due" [class]="'due-' + due.tone">
          @if (due.tone === 'bad' || due.tone === 'warn') {
            <v-icon [name]="due.tone === 'bad' ? 'triangle-alert' : 'clock'" />
          }
          {{ due.text }}
        </span>
      }
      <span class="request-meta"
        >{{ row.number }} · {{ typeName() }} · {{ row.requester }},
        {{ row.receivedAt | vInstant: 'short' }}</span
      >
      <v-icon class="request-go" name="chevron-right" [size]="20" />
    </a>
  `,
})
export class RequestCard {
  readonly request = input.required<RequestSummary>();
  readonly #locale = inject(Locale);
  readonly #ticker = inject(Ticker);
  protected readonly t = injectTexts(requestTexts);
  protected readonly asked = injectTexts(newRequestTexts);
  protected readonly typeName = computed(() => {
    const { typeName, qualifiedKind, kind } = this.request();
    return typeName
      ? wordsIn(typeName, this.#locale.current())
      : this.asked().kinds[qualifiedKind ?? kind].title;
  });
  protected readonly deadline = computed(() =>
    deadlineWords(this.request(), this.#ticker.now(), this.#locale.current()),
  );
}
