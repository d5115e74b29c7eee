import { HttpClient } from '@angular/common/http';
import { Component, inject, input, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { type ShownProblem, injectTexts } from '@vigie/ui';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { shellTexts } from '../shell/shell.texts';
import { AuthCard } from './auth-card';

@Component({
  selector: 'app-reset-page',
  imports: [AuthCard, FormField, RouterLink],
  template: `
    <app-auth-card [heading]="t().signIn.resetTitle">
      <form novalidate (submit)="submit($event)">
        <p class="field">
          <label for="password">{{ t().signIn.newPassword }}</label>
          <input
            id="password"
            class="input"
            type="password"
            autocomplete="new-password"
            aria-describedby="password-hint"
            [formField]="form.password"
          />
          <span id="password-hint" class="hint">{{ t().signIn.resetText }}</span>
        </p>
        @if (problem(); as problem) {
          <p class="notice notice-bad" role="alert">{{ problem.message }}</p>
        }
        <button type="submit" class="btn btn-primary">{{ t().signIn.resetTitle }}</button>
      </form>
      <a routerLink="/sign-in">{{ t().signIn.toSignIn }}</a>
    </app-auth-card>
  `,
  styleUrl: './sign-in-page.css',
})
export class ResetPage {
  readonly token = input('');
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #failures = inject(Failures);
  readonly #model = signal({ password: '' });
  protected readonly t = injectTexts(shellTexts);
  protected readonly form = form(this.#model);
  protected readonly problem = signal<ShownProblem | null>(null);

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    const { password } = this.#model();
    if (password === '') return;
    try {
      await firstValueFrom(
        this.#http.post('/api/session/password-reset/confirm', { token: this.token(), password }),
      );
      await this.#router.navigate(['/sign-in'], { queryParams: { done: 'reset' } });
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    }
  }
}
