import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { Icon, Toasts, injectTexts } from '@vigie/ui';
import { type TotpEnrolment, recoveryCodes, totpEnrolment } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { ErrorSummary } from '../forms/error-summary';
import { injectSending } from '../forms/sending';
import { SubmitButton } from '../forms/submit-button';
import { TextField } from '../forms/text-field';
import { SessionStore } from '../session/session-store';
import { accountTexts } from './texts';

type Step = 'rest' | 'start' | 'enrol' | 'stop' | 'renew' | 'codes';

/** Two-step sign-in: turn on with a QR code, keep recovery codes, renew them, turn off. */
@Component({
  selector: 'app-totp-section',
  imports: [ErrorSummary, Icon, SubmitButton, TextField],
  templateUrl: './totp-section.html',
  host: { class: 'panel' },
})
export class TotpSection {
  readonly #http = inject(HttpClient);
  readonly #store = inject(SessionStore);
  readonly #toasts = inject(Toasts);
  protected readonly t = injectTexts(accountTexts);
  protected readonly sending = injectSending();
  protected readonly step = signal<Step>('rest');
  protected readonly enrolment = signal<TotpEnrolment | null>(null);
  protected readonly codes = signal<readonly string[]>([]);
  protected readonly code = signal('');
  protected readonly password = signal('');
  readonly #tried = signal(false);
  protected readonly enabled = computed(() => this.#store.session()?.totpEnabled ?? false);
  protected readonly asksPassword = computed(() => ['start', 'stop'].includes(this.step()));
  protected readonly asksCode = computed(() => this.step() !== 'start');
  protected readonly codeError = computed(() =>
    this.#tried() && this.asksCode() && this.code().trim() === '' ? this.t().totp.codeRequired : null,
  );
  protected readonly passwordError = computed(() => {
    if (!this.asksPassword()) return null;
    if (this.#tried() && this.password() === '') return this.t().totp.passwordRequired;
    return this.sending.problem()?.fields['password'] ?? null;
  });
  /** As an image and not as markup: what comes from outside never becomes part of the page. */
  protected readonly qr = computed(() => {
    const svg = this.enrolment()?.qrSvg;
    return svg ? `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}` : null;
  });
  protected readonly submitLabel = computed(() => {
    const t = this.t().totp;
    return { rest: '', codes: '', start: t.next, enrol: t.confirm, stop: t.stop, renew: t.renew }[
      this.step()
    ];
  });

  protected go(step: Step): void {
    this.step.set(step);
    this.code.set('');
    this.password.set('');
    this.#tried.set(false);
    this.sending.forget();
    if (step !== 'rest' && step !== 'codes') this.#focusField();
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.#tried.set(true);
    const isMissing =
      (this.asksPassword() && this.password() === '') || (this.asksCode() && this.code().trim() === '');
    if (isMissing) {
      this.#focusField();
      return;
    }
    await this.sending.run(() => this.#act(this.step()));
  }

  #focusField(): void {
    const field = this.asksPassword() && this.password() === '' ? 'f-totp-password' : 'f-totp';
    setTimeout(() => document.getElementById(field)?.focus());
  }

  protected async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.codes().join('\n'));
    this.#toasts.show(this.t().codes.copied);
  }

  async #act(step: Step): Promise<void> {
    const body = { code: this.code().trim() };
    const password = this.password();
    if (step === 'start') {
      const answer = await firstValueFrom(this.#http.post('/api/me/totp', { password }));
      this.enrolment.set(totpEnrolment.parse(answer));
      this.go('enrol');
      return;
    }
    if (step === 'stop') {
      await firstValueFrom(this.#http.post('/api/me/totp/disable', { ...body, password }));
      this.#remember(false);
      this.#toasts.show(this.t().totp.stopped);
      this.go('rest');
      return;
    }
    const url = step === 'enrol' ? '/api/me/totp/confirm' : '/api/me/recovery-codes';
    this.codes.set(recoveryCodes.parse(await firstValueFrom(this.#http.post(url, body))).codes);
    this.#remember(true);
    this.go('codes');
  }

  #remember(totpEnabled: boolean): void {
    const session = this.#store.session();
    if (session) this.#store.accept({ ...session, totpEnabled });
  }
}
