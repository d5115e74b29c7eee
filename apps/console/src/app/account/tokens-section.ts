import { Clipboard } from '@angular/cdk/clipboard';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { FormField, form, max, min } from '@angular/forms/signals';
import {
  ErrorState,
  Icon,
  InstantPipe,
  type ShownProblem,
  Skeleton,
  Toasts,
  injectTexts,
  sharedTexts,
} from '@vigie/ui';
import { type ApiToken, type Permission, apiToken, createdApiToken, servicePermissions } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod';
import { Failures } from '../core/failures';
import { SessionStore } from '../core/session-store';
import { accountTexts } from './account.texts';

const answer = z.object({ items: z.array(apiToken) });
const empty = { name: '', days: 90, password: '' };

/** Tokens for scripts, one’s own or those of the installation; the secret is shown once. */
@Component({
  selector: 'app-tokens-section',
  imports: [ErrorState, FormField, Icon, InstantPipe, Skeleton],
  templateUrl: './tokens-section.html',
  styleUrl: './section.css',
})
export class TokensSection {
  /** Whose tokens: the signed-in person’s, or nobody’s. */
  readonly owner = input<'me' | 'service'>('me');

  readonly #http = inject(HttpClient);
  readonly #toasts = inject(Toasts);
  readonly #failures = inject(Failures);
  readonly #clipboard = inject(Clipboard);
  readonly #store = inject(SessionStore);
  protected readonly t = injectTexts(accountTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly words = computed(() => ({
    ...this.t().tokens,
    ...(this.owner() === 'service' && this.t().serviceTokens),
  }));
  readonly #url = computed(() => (this.owner() === 'me' ? '/api/me/tokens' : '/api/service-tokens'));
  protected readonly list = httpResource(() => this.#url(), { parse: (raw) => answer.parse(raw) });
  protected readonly choices = computed((): readonly Permission[] =>
    this.owner() === 'me' ? (this.#store.session()?.permissions ?? []) : servicePermissions,
  );

  protected readonly adding = signal(false);
  protected readonly scopes = signal<readonly Permission[]>([]);
  protected readonly tried = signal(false);
  readonly #model = signal({ ...empty });
  protected readonly form = form(this.#model, (path) => {
    min(path.days, 1);
    max(path.days, 366);
  });
  protected readonly problem = signal<ShownProblem | null>(null);
  protected readonly secret = signal<string | null>(null);
  protected readonly copied = signal(false);

  protected toggle(scope: Permission): void {
    this.scopes.update((held) =>
      held.includes(scope) ? held.filter((one) => one !== scope) : [...held, scope],
    );
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const { name, days, password } = this.#model();
    const isComplete = name.trim() !== '' && password !== '' && this.scopes().length > 0;
    if (!isComplete || this.form().invalid()) return;
    try {
      const body = { name, days, password, scopes: this.scopes() };
      const created = await firstValueFrom(this.#http.post(this.#url(), body));
      this.secret.set(createdApiToken.parse(created).token);
      this.close();
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    }
    this.list.reload();
  }

  protected close(): void {
    this.adding.set(false);
    this.tried.set(false);
    this.problem.set(null);
    this.copied.set(false);
    this.#model.set({ ...empty });
    this.scopes.set([]);
  }

  protected rightsOf({ scopes }: ApiToken): string {
    const rights = scopes.map((scope) => this.t().permissions[scope]).join(', ');
    return this.owner() === 'service' ? `${this.t().serviceTokens.owner} · ${rights}` : rights;
  }

  protected copy(secret: string): void {
    this.copied.set(this.#clipboard.copy(secret));
  }

  protected async revoke(item: ApiToken): Promise<void> {
    try {
      await firstValueFrom(this.#http.delete(`${this.#url()}/${item.id}`));
      this.#toasts.show(this.t().tokens.revoked);
    } catch (error) {
      this.#failures.toast(error);
    }
    this.list.reload();
  }
}
