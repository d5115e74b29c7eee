import { HttpClient } from '@angular/common/http';
import { Component, inject, output, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { type ShownProblem, Toasts, injectTexts } from '@vigie/ui';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { accountTexts } from './account.texts';

const empty = { current: '', next: '' };

@Component({
  selector: 'app-password-section',
  imports: [FormField],
  template: `
    <section class="card" aria-labelledby="password-title">
      <h2 id="password-title">{{ t().password.title }}</h2>
      <form novalidate (submit)="submit($event)">
        <p class="field">
          <label for="pw-current">{{ t().password.current }}</label>
          <input
            id="pw-current"
            class="input"
            type="password"
            autocomplete="current-password"
            [formField]="form.current"
          />
        </p>
        <p class="field">
          <label for="pw-next">{{ t().password.next }}</label>
          <input
            id="pw-next"
            class="input"
            type="password"
            autocomplete="new-password"
            aria-describedby="pw-hint"
            [formField]="form.next"
          />
          <span id="pw-hint" class="hint">{{ t().password.hint }}</span>
        </p>
        @if (problem(); as problem) {
          <p class="notice notice-bad" role="alert">{{ problem.message }}</p>
        }
        <p class="actions">
          <button type="submit" class="btn">{{ t().password.submit }}</button>
        </p>
      </form>
    </section>
  `,
  styleUrl: './section.css',
})
export class PasswordSection {
  readonly changed = output();
  readonly #http = inject(HttpClient);
  readonly #toasts = inject(Toasts);
  readonly #failures = inject(Failures);
  readonly #model = signal({ ...empty });
  protected readonly t = injectTexts(accountTexts);
  protected readonly form = form(this.#model);
  protected readonly problem = signal<ShownProblem | null>(null);

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    const body = this.#model();
    if (body.current === '' || body.next === '') return;
    this.problem.set(null);
    try {
      await firstValueFrom(this.#http.post('/api/me/password', body));
      this.#model.set({ ...empty });
      this.#toasts.show(this.t().password.done);
      this.changed.emit();
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    }
  }
}
