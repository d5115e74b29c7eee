import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { injectTexts } from '@vigie/ui';
import { firstValueFrom } from 'rxjs';
import { ErrorSummary } from '../forms/error-summary';
import { injectSending } from '../forms/sending';
import { SubmitButton } from '../forms/submit-button';
import { TextField } from '../forms/text-field';
import { sessionTexts } from './texts';

export const shortestPassword = 12;

/** The page of the link in the mail: one field, one button. */
@Component({
  selector: 'app-reset-password',
  imports: [ErrorSummary, RouterLink, SubmitButton, TextField],
  template: `
    @if (done()) {
      <h1>{{ t().reset.doneTitle }}</h1>
      <p class="lead" role="status">{{ t().reset.done }}</p>
      <a class="btn btn-primary btn-wide" routerLink="/connexion">{{ t().submit }}</a>
    } @else {
      <h1>{{ t().reset.title }}</h1>
      @if (!token()) {
        <p class="lead">{{ t().reset.missing }}</p>
        <a class="btn btn-primary btn-wide" routerLink="/mot-de-passe-oublie">{{ t().reset.again }}</a>
      } @else {
        @if (sending.problem(); as problem) {
          <app-error-summary [heading]="problem.message" />
          @if (problem.code === 'session.reset-link-invalid') {
            <p>
              <a routerLink="/mot-de-passe-oublie">{{ t().reset.again }}</a>
            </p>
          }
        }
        <form class="form" novalidate (submit)="submit($event)">
          <app-text-field
            name="password"
            type="password"
            autocomplete="new-password"
            enterkeyhint="done"
            [label]="t().reset.label"
            [hint]="t().reset.hint"
            [error]="error()"
            [(value)]="password"
          />
          <app-submit-button [label]="t().reset.submit" [busyLabel]="t().sending" [busy]="sending.busy()" />
        </form>
      }
    }
  `,
  host: { class: 'page page-narrow' },
})
export class ResetPassword {
  readonly token = input<string>();
  readonly #http = inject(HttpClient);
  protected readonly t = injectTexts(sessionTexts);
  protected readonly sending = injectSending();
  protected readonly password = signal('');
  protected readonly done = signal(false);
  readonly #tried = signal(false);
  protected readonly error = computed(() =>
    this.#tried() && this.password().length < shortestPassword ? this.t().reset.tooShort : null,
  );

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.#tried.set(true);
    if (this.error()) {
      document.getElementById('f-password')?.focus();
      return;
    }
    const body = { token: this.token(), password: this.password() };
    const sent = await this.sending.run(() =>
      firstValueFrom(this.#http.post('/api/session/password-reset/confirm', body)),
    );
    if (sent) this.done.set(true);
  }
}
