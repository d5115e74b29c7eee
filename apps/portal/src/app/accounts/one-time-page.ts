import { Clipboard } from '@angular/cdk/clipboard';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, DOCUMENT, DestroyRef, computed, inject, input, signal } from '@angular/core';
import { ErrorState, Icon, InstantPipe, Skeleton, injectTexts, problemOf } from '@vigie/ui';
import { type OpenedLink, oneTimeLink, openedLink } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { ErrorSummary } from '../forms/error-summary';
import { injectSending } from '../forms/sending';
import { SubmitButton } from '../forms/submit-button';
import { accountTexts } from './texts';

/** The page of a one-time link, for whoever it was handed to: looking at it shows nothing, its button does, once. */
@Component({
  selector: 'app-one-time-page',
  imports: [ErrorState, ErrorSummary, Icon, InstantPipe, Skeleton, SubmitButton],
  templateUrl: './one-time-page.html',
  host: { class: 'page page-narrow', '(window:pagehide)': 'forget()' },
})
export class OneTimePage {
  readonly token = input.required<string>();

  readonly #http = inject(HttpClient);
  readonly #clipboard = inject(Clipboard);
  readonly #texts = injectTexts(accountTexts);
  protected readonly t = computed(() => this.#texts().once);
  protected readonly sending = injectSending();
  readonly #url = computed(() => `/api/one-time/${encodeURIComponent(this.token())}`);
  protected readonly link = httpResource(() => this.#url(), { parse: (body) => oneTimeLink.parse(body) });
  /** In memory only, and no longer than the page is seen. */
  protected readonly secret = signal<OpenedLink | null>(null);
  protected readonly gone = signal(false);
  protected readonly copied = signal(false);
  /** Why there is nothing to show, if so. */
  protected readonly ended = computed<'opened' | 'expired' | 'unknown' | 'gone' | null>(() => {
    if (this.gone()) return 'gone';
    const code = this.sending.problem()?.code ?? problemOf(this.link.error()).code;
    if (code === 'one-time.opened') return 'opened';
    if (code === 'one-time.expired') return 'expired';
    if (code === 'one-time.link-invalid' || code === 'not-found') return 'unknown';
    const state = this.link.hasValue() ? this.link.value().state : 'live';
    return state === 'live' ? null : state;
  });

  constructor() {
    // The address is the secret's key: it goes to nobody, not even to ourselves.
    const document = inject(DOCUMENT);
    const policy = document.createElement('meta');
    policy.name = 'referrer';
    policy.content = 'no-referrer';
    document.head.append(policy);
    inject(DestroyRef).onDestroy(() => policy.remove());
  }

  protected async open(event: Event): Promise<void> {
    event.preventDefault();
    await this.sending.run(async () => {
      this.secret.set(openedLink.parse(await firstValueFrom(this.#http.post(`${this.#url()}/open`, null))));
    });
  }

  protected copy(password: string): void {
    this.copied.set(this.#clipboard.copy(password));
  }

  /** A page that the browser keeps for « back » must not show it again. */
  protected forget(): void {
    if (this.secret() === null) return;
    this.secret.set(null);
    this.gone.set(true);
  }
}
