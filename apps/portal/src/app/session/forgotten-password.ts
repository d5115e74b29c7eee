import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { injectTexts } from '@vigie/ui';
import { passwordResetRequest } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { ErrorSummary } from '../forms/error-summary';
import { injectSending } from '../forms/sending';
import { SubmitButton } from '../forms/submit-button';
import { TextField } from '../forms/text-field';
import { sessionTexts } from './texts';

/** Asks for the link that lets a person choose a new password. */
@Component({
  selector: 'app-forgotten-password',
  imports: [ErrorSummary, RouterLink, SubmitButton, TextField],
  template: `
    @if (done()) {
      <h1>{{ t().forgot.doneTitle }}</h1>
      <p class="lead" role="status">{{ t().forgot.done(email().trim()) }}</p>
      <p>{{ t().forgot.spam }}</p>
    } @else {
      <h1>{{ t().forgot.title }}</h1>
      <p class="lead">{{ t().forgot.intro }}</p>
      @if (sending.problem(); as problem) {
        <app-error-summary [heading]="problem.message" />
      }
      <form class="form" novalidate (submit)="submit($event)">
        <app-text-field
          name="email"
          type="email"
          autocomplete="username"
          enterkeyhint="send"
          [label]="t().email"
          [error]="error()"
          [(value)]="email"
        />
        <app-submit-button [label]="t().forgot.submit" [busyLabel]="t().sending" [busy]="sending.busy()" />
      </form>
    }
    <p class="under">
      <a routerLink="/connexion">{{ t().forgot.back }}</a>
    </p>
  `,
  host: { class: 'page page-narrow' },
})
export class ForgottenPassword {
  readonly #http = inject(HttpClient);
  protected readonly t = injectTexts(sessionTexts);
  protected readonly sending = injectSending();
  protected readonly email = signal('');
  protected readonly done = signal(false);
  readonly #tried = signal(false);
  protected readonly error = computed(() => {
    if (!this.#tried()) return null;
    if (this.email().trim() === '') return this.t().required.email;
    return this.#body().success ? null : this.t().emailFormat;
  });

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.#tried.set(true);
    const body = this.#body();
    if (!body.success) {
      document.getElementById('f-email')?.focus();
      return;
    }
    const sent = await this.sending.run(() =>
      firstValueFrom(this.#http.post('/api/session/password-reset', body.data)),
    );
    if (sent) this.done.set(true);
  }

  #body() {
    return passwordResetRequest.safeParse({ email: this.email().trim() });
  }
}
