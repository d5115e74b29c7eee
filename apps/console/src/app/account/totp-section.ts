import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, output, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { Icon, type ShownProblem, Toasts, injectTexts, sharedTexts } from '@vigie/ui';
import { recoveryCodes, totpEnrolment } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import type { z } from 'zod';
import { Failures } from '../core/failures';
import { SessionStore } from '../core/session-store';
import { accountTexts } from './account.texts';
import { RecoveryCodes } from './recovery-codes';

type Step = 'idle' | 'start' | 'enrol' | 'disable' | 'renew';

/** Two-step verification: on with a QR code, off with a code, recovery codes shown once. */
@Component({
  selector: 'app-totp-section',
  imports: [FormField, Icon, RecoveryCodes],
  templateUrl: './totp-section.html',
  styleUrl: './section.css',
})
export class TotpSection {
  /** The second factor is on, and its recovery codes are kept. */
  readonly done = output();

  readonly #http = inject(HttpClient);
  readonly #store = inject(SessionStore);
  readonly #toasts = inject(Toasts);
  readonly #failures = inject(Failures);
  protected readonly t = injectTexts(accountTexts);
  protected readonly shared = injectTexts(sharedTexts);

  protected readonly enabled = computed(() => this.#store.session()?.totpEnabled ?? false);
  protected readonly step = signal<Step>('idle');
  protected readonly enrolment = signal<z.infer<typeof totpEnrolment> | null>(null);
  /** As an image and not as markup: the page runs nothing that it contains. */
  protected readonly qr = computed(() => {
    const svg = this.enrolment()?.qrSvg;
    return svg ? `data:image/svg+xml;base64,${btoa(svg)}` : null;
  });
  protected readonly codes = signal<readonly string[]>([]);
  readonly #model = signal({ code: '', password: '' });
  protected readonly form = form(this.#model);
  protected readonly asksPassword = computed(() => ['start', 'disable'].includes(this.step()));
  protected readonly asksCode = computed(() => this.step() !== 'start');
  protected readonly submitWords = computed(() => {
    const { next, confirm, disable } = this.t().totp;
    return { idle: '', start: next, enrol: confirm, disable, renew: confirm }[this.step()];
  });
  protected readonly problem = signal<ShownProblem | null>(null);

  protected go(step: Step): void {
    this.step.set(step);
    this.#model.set({ code: '', password: '' });
    this.problem.set(null);
    if (step === 'idle') this.enrolment.set(null);
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    const step = this.step();
    const { password } = this.#model();
    const code = this.#model().code.trim();
    if ((this.asksPassword() && password === '') || (this.asksCode() && code === '')) return;
    await this.#try(async () => {
      if (step === 'start') {
        this.enrolment.set(totpEnrolment.parse(await this.#post('/api/me/totp', { password })));
        this.go('enrol');
        return;
      }
      if (step === 'enrol') await this.#enrol({ code });
      else if (step === 'disable') await this.#disable({ code, password });
      else this.codes.set(recoveryCodes.parse(await this.#post('/api/me/recovery-codes', { code })).codes);
      this.go('idle');
    });
  }

  async #enrol(body: { code: string }): Promise<void> {
    this.codes.set(recoveryCodes.parse(await this.#post('/api/me/totp/confirm', body)).codes);
    this.#toasts.show(this.t().totp.enabled);
    await this.#store.refresh();
  }

  async #disable(body: { code: string; password: string }): Promise<void> {
    await this.#post('/api/me/totp/disable', body);
    this.#toasts.show(this.t().totp.disabled);
    await this.#store.refresh();
  }

  protected keep(): void {
    this.codes.set([]);
    this.done.emit();
  }

  #post(url: string, body: object): Promise<unknown> {
    return firstValueFrom(this.#http.post(url, body));
  }

  async #try(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    }
  }
}
