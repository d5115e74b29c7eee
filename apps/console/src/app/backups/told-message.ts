import { Component, computed, inject, input } from '@angular/core';
import { Locale } from '@vigie/ui';
import { toldWords } from '@vigie/wire';

/** What a source said: the words of a code of our engine, with the original beneath; a few lines of it, or all. */
@Component({
  selector: 'app-told-message',
  template: `
    @if (told().words; as words) {
      <span>{{ words }}</span>
    }
    @if (told().original; as original) {
      <span [class.original]="told().words" [class.clamp]="short()">{{ original }}</span>
    }
  `,
  styles: `
    :host {
      display: grid;
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }
    .original {
      color: var(--ink-3);
      font-size: var(--text-12);
    }
    .clamp {
      display: -webkit-box;
      overflow: hidden;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 3;
      line-clamp: 3;
      white-space: normal;
    }
  `,
})
export class ToldMessage {
  readonly message = input.required<string>();
  /** Where the whole of it can be opened. */
  readonly short = input(false);
  readonly #locale = inject(Locale).current;
  protected readonly told = computed(() => toldWords(this.message(), this.#locale()));
}
