import { Component, computed, inject, input } from '@angular/core';
import { Icon, Locale, injectTexts } from '@vigie/ui';
import { type RefusedFile, errorsEn, errorsFr } from '@vigie/wire';
import { ticketTexts } from '../tickets.texts';

/** Files of a mail that were refused, each with the reason its sender was given. */
@Component({
  selector: 'app-refused-files',
  imports: [Icon],
  template: `
    @for (file of files(); track $index) {
      <p>
        <v-icon name="triangle-alert" [size]="14" />{{ t().message.refused(file.name, why()[file.code]) }}
      </p>
    }
  `,
  styles: `
    p {
      display: flex;
      gap: 6px;
      align-items: baseline;
      margin-block-start: 8px;
      color: var(--warn);
      font-size: var(--text-12);
    }
    v-icon {
      flex: none;
      align-self: center;
    }
  `,
})
export class RefusedFiles {
  readonly files = input.required<readonly RefusedFile[]>();
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(ticketTexts);
  protected readonly why = computed(() => (this.#locale() === 'fr' ? errorsFr : errorsEn));
}
