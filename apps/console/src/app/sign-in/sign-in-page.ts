import { httpResource } from '@angular/common/http';
import { Component, ElementRef, computed, inject, input, signal, viewChild } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { Icon, type ShownProblem, injectTexts } from '@vigie/ui';
import * as z from 'zod';
import { Failures } from '../core/failures';
import { SessionStore } from '../core/session-store';
import { shellTexts } from '../shell/shell.texts';
import { AuthCard } from './auth-card';
import { ownPath } from './own-path';

const status = z.object({ demo: z.boolean(), version: z.string(), needsAdministrator: z.boolean() });
const demoPassword = 'vigie-demo';
const demoPeople = ['tech', 'dispatch', 'admin', 'compta', 'dpo'].map((name) => `${name}@vigie.test`);

@Component({
  selector: 'app-sign-in-page',
  imports: [AuthCard, FormField, Icon, RouterLink],
  templateUrl: './sign-in-page.html',
  styleUrl: './sign-in-page.css',
})
export class SignInPage {
  /** Where the person was going. */
  readonly returnTo = input<string>();
  readonly done = input<string>();

  readonly #store = inject(SessionStore);
  readonly #router = inject(Router);
  readonly #failures = inject(Failures);
  protected readonly t = injectTexts(shellTexts);

  readonly #model = signal({ email: '', password: '', totp: '' });
  protected readonly form = form(this.#model);
  protected readonly step = signal<'password' | 'totp'>('password');
  protected readonly problem = signal<ShownProblem | null>(null);
  protected readonly busy = signal(false);
  protected readonly visible = signal(false);
  protected readonly isContact = signal(false);
  protected readonly demoPeople = demoPeople;

  readonly #status = httpResource(() => '/api/status', { parse: (raw) => status.parse(raw) });
  protected readonly status = computed(() => (this.#status.hasValue() ? this.#status.value() : undefined));
  private readonly totpField = viewChild<ElementRef<HTMLInputElement>>('totpField');

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    const { email, password, totp } = this.#model();
    if (this.busy() || email === '' || password === '') return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const withCode = this.step() === 'totp' && totp.trim() !== '';
      const session = await this.#store.signIn({
        email: email.trim(),
        password,
        ...(withCode ? { totp } : {}),
      });
      if (session?.person.kind === 'contact') this.isContact.set(true);
      else await this.#router.navigateByUrl(ownPath(this.returnTo()));
    } catch (error) {
      this.#refused(this.#failures.read(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected async signInAs(email: string): Promise<void> {
    this.#model.set({ email, password: demoPassword, totp: '' });
    await this.submit(new Event('submit'));
  }

  protected back(): void {
    this.step.set('password');
    this.problem.set(null);
  }

  #refused(problem: ShownProblem): void {
    if (problem.code !== 'session.totp-required') {
      this.problem.set(problem);
      return;
    }
    this.step.set('totp');
    setTimeout(() => this.totpField()?.nativeElement.focus());
  }
}
