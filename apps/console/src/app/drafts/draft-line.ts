import { Component, computed, inject, input } from '@angular/core';
import { Icon, Locale, Ticker, dateOfInstant, formatInstant, injectTexts } from '@vigie/ui';
import type { DeskDraft } from './desk-draft';
import { draftTexts } from './drafts.texts';

/** Above a form: that it goes on from a draft, or the choice between two states of it. */
@Component({
  selector: 'app-draft-line',
  imports: [Icon],
  template: `
    @if (draft().conflict(); as conflict) {
      <div class="notice notice-warn" role="alert">
        <v-icon name="triangle-alert" />
        <div>
          <strong>{{ t().elsewhere }}</strong>
          <p>{{ conflict.theirs ? t().elsewhereText : t().gone }}</p>
          <p class="actions">
            @if (conflict.theirs) {
              <button type="button" class="btn btn-small" (click)="draft().swap()">
                {{ conflict.showing === 'mine' ? t().see : t().back }}
              </button>
            }
            <button type="button" class="btn btn-small" (click)="draft().keepShown()">{{ t().keep }}</button>
          </p>
        </div>
      </div>
    } @else if (draft().resumedAt()) {
      <p class="hint" role="status">
        {{ t().resumed(when()) }}
        <button type="button" class="link-button" (click)="draft().clear()">{{ t().clear }}</button>
      </p>
    }
  `,
  styles: `
    .actions {
      display: flex;
      gap: 8px;
      margin-block-start: 6px;
    }
  `,
})
export class DraftLine {
  readonly draft = input.required<DeskDraft>();
  readonly #locale = inject(Locale).current;
  readonly #now = inject(Ticker).now;
  protected readonly t = injectTexts(draftTexts);
  protected readonly when = computed(() => {
    const at = this.draft().resumedAt();
    if (!at) return '';
    const isToday = dateOfInstant(Date.parse(at)) === dateOfInstant(this.#now());
    return isToday
      ? this.t().today(formatInstant(at, 'time', this.#locale()))
      : this.t().before(formatInstant(at, 'short', this.#locale()));
  });
}
