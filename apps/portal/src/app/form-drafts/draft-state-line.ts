import { Component, computed, inject, input } from '@angular/core';
import { Locale, Ticker, injectTexts } from '@vigie/ui';
import type { DraftedForm } from './drafted-form';
import { sayWhen } from './say-when';
import { draftTexts } from './texts';

/** Below a form, always there: where what was typed is by now. Not read aloud, for it changes with every pause. */
@Component({
  selector: 'app-draft-state-line',
  template: `<p class="hint draft-state" [attr.data-state]="draft().state()">{{ words() }}</p>`,
})
export class DraftStateLine {
  readonly draft = input.required<DraftedForm>();
  readonly #locale = inject(Locale);
  readonly #ticker = inject(Ticker);
  readonly #t = injectTexts(draftTexts);
  protected readonly words = computed(() => {
    const { state } = this.#t();
    const at = this.draft().savedAt();
    const now = this.draft().state();
    if (now !== 'saved') return state[now];
    return at ? state.saved(sayWhen(at, this.#ticker.now(), this.#locale.current())) : state.saving;
  });
}
