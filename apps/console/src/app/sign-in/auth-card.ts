import { Component, inject, input } from '@angular/core';
import { Locale, injectTexts, sharedTexts } from '@vigie/ui';
import { locales } from '@vigie/wire';

/** The frame of the pages before sign-in. */
@Component({
  selector: 'app-auth-card',
  template: `
    <main class="card">
      <p class="brand"><img src="favicon.svg" alt="" width="22" height="22" />Vigie</p>
      <h1>{{ heading() }}</h1>
      <ng-content />
    </main>
    <ng-content select="[below]" />
    <p class="languages">
      @for (code of locales; track code) {
        <button
          type="button"
          class="link-button"
          [attr.lang]="code"
          [attr.aria-pressed]="locale.current() === code"
          (click)="locale.use(code)"
        >
          {{ shared().locale[code] }}
        </button>
      }
    </p>
  `,
  styleUrl: './auth-card.css',
})
export class AuthCard {
  readonly heading = input.required<string>();
  protected readonly locales = locales;
  protected readonly locale = inject(Locale);
  protected readonly shared = injectTexts(sharedTexts);
}
