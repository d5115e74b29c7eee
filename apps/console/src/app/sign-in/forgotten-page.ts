import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { type ShownProblem, injectTexts } from '@vigie/ui';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { shellTexts } from '../shell/shell.texts';
import { AuthCard } from './auth-card';

@Component({
  selector: 'app-forgotten-page',
  imports: [AuthCard, FormField, RouterLink],
  template: `
    <app-auth-card [heading]="t().signIn.forgottenTitle">
      @if (sent()) {
        <p class="notice notice-ok" role="status">{{ t().signIn.forgottenDone }}</p>
      } @else {
        <p>{{ t().signIn.forgottenText }}</p>
        <form novalidate (submit)="submit($event)">
          <p class="field">
            <label for="email">{{ t().signIn.email }}</label>
            <input id="email" class="input" type="email" autocomplete="username" [formField]="form.email" />
          </p>
          @if (problem(); as problem) {
            <p class="notice notice-bad" role="alert">{{ problem.message }}</p>
          }
          <button type="submit" class="btn btn-primary">{{ t().signIn.sendLink }}</button>
        </form>
      }
      <a routerLink="/sign-in">{{ t().signIn.toSignIn }}</a>
    </app-auth-card>
  `,
  styleUrl: './sign-in-page.css',
})
export class ForgottenPage {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #model = signal({ email: '' });
  protected readonly t = injectTexts(shellTexts);
  protected readonly form = form(this.#model);
  protected readonly sent = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    const email = this.#model().email.trim();
    if (email === '') return;
    try {
      await firstValueFrom(this.#http.post('/api/session/password-reset', { email }));
      this.sent.set(true);
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    }
  }
}
