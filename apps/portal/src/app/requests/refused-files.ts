import { Component, computed, inject, input } from '@angular/core';
import { Icon, Locale, injectTexts } from '@vigie/ui';
import { type RefusedFile, errorsEn, errorsFr } from '@vigie/wire';
import { requestTexts } from './texts';

/** Files of an e-mail that did not come through, and why. */
@Component({
  selector: 'app-refused-files',
  imports: [Icon],
  template: `
    @for (file of files(); track $index) {
      <p class="file-refused">
        <v-icon name="triangle-alert" [size]="18" />{{ t().detail.refused(file.name, why()[file.code]) }}
      </p>
    }
  `,
})
export class RefusedFiles {
  readonly files = input.required<readonly RefusedFile[]>();
  readonly #locale = inject(Locale);
  protected readonly t = injectTexts(requestTexts);
  protected readonly why = computed(() => (this.#locale.current() === 'fr' ? errorsFr : errorsEn));
}
