import { Component, computed, input, output } from '@angular/core';
import { Icon, injectTexts } from '@vigie/ui';
import type { ReadyMacro } from '@vigie/wire';
import { injectMacroWords } from './macro-words';
import { macroTexts } from './macros.texts';

/** The changes that leave with what is being written. */
@Component({
  selector: 'app-armed-macro',
  imports: [Icon],
  template: `
    <v-icon name="refresh-cw" [size]="13" />
    <span>{{ t().armed(macro().name) }}</span>
    @for (change of changes(); track change) {
      <span class="chip">{{ change }}</span>
    }
    <button
      type="button"
      class="btn btn-quiet btn-icon btn-small"
      [attr.aria-label]="t().disarm"
      (click)="dropped.emit()"
    >
      <v-icon name="x" [size]="12" />
    </button>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      align-items: center;
      color: var(--ink-2);
      font-size: var(--text-12);
    }
  `,
})
export class ArmedMacro {
  readonly macro = input.required<ReadyMacro>();
  readonly dropped = output();

  protected readonly t = injectTexts(macroTexts);
  readonly #say = injectMacroWords();
  protected readonly changes = computed(() => this.#say()(this.macro().changes, this.macro().assignee));
}
