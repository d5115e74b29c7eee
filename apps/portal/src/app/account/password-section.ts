import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { Toasts, injectTexts } from '@vigie/ui';
import { firstValueFrom } from 'rxjs';
import { ErrorSummary } from '../forms/error-summary';
import { injectSending } from '../forms/sending';
import { SubmitButton } from '../forms/submit-button';
import { TextField } from '../forms/text-field';
import { shortestPassword } from '../session/reset-password';
import { accountTexts } from './texts';

@Component({
  selector: 'app-password-section',
  imports: [ErrorSummary, SubmitButton, TextField],
  template: `
    <h2 class="section-title">{{ t().password.title }}</h2>
    @if (!open()) {
      <button type="button" class="btn" (click)="open.set(true)">{{ t().password.open }}</button>
    } @else {
      @if (sending.problem(); as problem) {
        <app-error-summary [heading]="problem.message" />
      }
      <form class="form" novalidate (submit)="submit($event)">
        <app-text-field
          name="current"
          type="password"
          autocomplete="current-password"
          [label]="t().password.current"
          [error]="currentError()"
          [(value)]="current"
        />
        <app-text-field
          name="next"
          type="password"
          autocomplete="new-password"
          [label]="t().password.next"
          [hint]="t().password.hint"
          [error]="nextError()"
          [(value)]="next"
        />
        <app-submit-button [label]="t().password.submit" [busyLabel]="t().sending" [busy]="sending.busy()" />
        <button type="button" class="btn btn-quiet" (click)="close()">{{ t().password.cancel }}</button>
      </form>
    }
  `,
  host: { class: 'panel' },
})
export class PasswordSection {
  readonly #http = inject(HttpClient);
  readonly #toasts = inject(Toasts);
  protected readonly t = injectTexts(accountTexts);
  protected readonly sending = injectSending();
  protected readonly open = signal(false);
  protected readonly current = signal('');
  protected readonly next = signal('');
  readonly #tried = signal(false);
  protected readonly currentError = computed(() =>
    this.#tried() && this.current() === '' ? this.t().password.required : null,
  );
  protected readonly nextError = computed(() =>
    this.#tried() && this.next().length < shortestPassword ? this.t().password.tooShort : null,
  );

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.#tried.set(true);
    if (this.currentError() || this.nextError()) {
      document.getElementById(this.currentError() ? 'f-current' : 'f-next')?.focus();
      return;
    }
    const body = { current: this.current(), next: this.next() };
    const sent = await this.sending.run(() => firstValueFrom(this.#http.post('/api/me/password', body)));
    if (!sent) return;
    this.close();
    this.#toasts.show(this.t().password.done);
  }

  protected close(): void {
    this.open.set(false);
    this.current.set('');
    this.next.set('');
    this.#tried.set(false);
    this.sending.forget();
  }
}
