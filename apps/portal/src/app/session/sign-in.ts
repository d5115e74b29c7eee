import { Component, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { injectTexts } from '@vigie/ui';
import { signIn } from '@vigie/wire';
import { ErrorSummary } from '../forms/error-summary';
import { injectSending } from '../forms/sending';
import { SubmitButton } from '../forms/submit-button';
import { TextField } from '../forms/text-field';
import { ServerStatus } from './server-status';
import { SessionStore } from './session-store';
import { sessionTexts } from './texts';

const demoPassword = 'vigie-demo';

/** Address and password, then the code of the phone when the account has one. */
@Component({
  selector: 'app-sign-in',
  imports: [ErrorSummary, RouterLink, SubmitButton, TextField],
  templateUrl: './sign-in.html',
  host: { class: 'page page-narrow' },
})
export class SignInPage {
  readonly #store = inject(SessionStore);
  readonly #router = inject(Router);
  private readonly summaryRef = viewChild(ErrorSummary);
  protected readonly status = inject(ServerStatus);
  protected readonly t = injectTexts(sessionTexts);
  protected readonly sending = injectSending();

  /** Where to go back to after signing in. */
  readonly retour = input<string>();
  /** Present when a session ended under somebody's fingers. */
  readonly expiree = input<string>();

  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly code = signal('');
  protected readonly step = signal<'password' | 'code'>('password');
  readonly #tried = signal(false);

  protected readonly emailError = computed(() => {
    if (!this.#tried()) return null;
    if (this.email().trim() === '') return this.t().required.email;
    return signIn.shape.email.safeParse(this.email().trim()).success ? null : this.t().emailFormat;
  });
  protected readonly passwordError = computed(() =>
    this.#tried() && this.password() === '' ? this.t().required.password : null,
  );
  protected readonly codeError = computed(() =>
    this.#tried() && this.code().trim() === '' ? this.t().totp.required : null,
  );
  protected readonly refusal = computed(() => {
    const problem = this.sending.problem();
    if (!problem || problem.code === 'session.totp-required') return null;
    return problem.code === 'totp.refused' ? this.t().totp.refused : problem.message;
  });

  constructor() {
    effect(() => {
      if (this.refusal()) setTimeout(() => this.summaryRef()?.focus());
    });
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.#tried.set(true);
    const wrong = this.#firstWrong();
    if (wrong) {
      document.getElementById(`f-${wrong}`)?.focus();
      return;
    }
    const inCode = this.step() === 'code';
    const signedIn = await this.sending.run(() =>
      this.#store.signIn({
        email: this.email().trim().toLowerCase(),
        password: this.password(),
        ...(inCode ? { totp: this.code().trim() } : {}),
      }),
    );
    if (signedIn) await this.#goOn();
    else this.#askForCode();
  }

  protected fill(email: string): void {
    this.email.set(email);
    this.password.set(demoPassword);
    document.querySelector<HTMLElement>('app-submit-button button')?.focus();
  }

  protected restart(): void {
    this.step.set('password');
    this.password.set('');
    this.code.set('');
    this.#tried.set(false);
    this.sending.forget();
  }

  #firstWrong(): string | undefined {
    if (this.step() === 'code') return this.codeError() ? 'code' : undefined;
    if (this.emailError()) return 'email';
    return this.passwordError() ? 'password' : undefined;
  }

  #askForCode(): void {
    if (this.sending.problem()?.code !== 'session.totp-required') return;
    this.#tried.set(false);
    this.step.set('code');
    setTimeout(() => document.getElementById('f-code')?.focus());
  }

  async #goOn(): Promise<void> {
    const back = this.retour() ?? '/';
    await this.#router.navigateByUrl(back.startsWith('/') && !back.startsWith('//') ? back : '/');
  }
}
