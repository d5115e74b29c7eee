import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ErrorState, Icon, InstantPipe, Locale, MarkdownText, Skeleton, injectTexts } from '@vigie/ui';
import { helpArticle } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { ErrorSummary } from '../forms/error-summary';
import { injectSending } from '../forms/sending';
import { helpTexts } from './texts';

/** One article, and whether it answered. */
@Component({
  selector: 'app-help-article-page',
  imports: [ErrorState, ErrorSummary, Icon, InstantPipe, MarkdownText, RouterLink, Skeleton],
  template: `
    <a class="back" routerLink="/aide"><v-icon name="arrow-left" [size]="18" />{{ t().back }}</a>
    @if (article(); as article) {
      <h1>{{ article.title }}</h1>
      <p class="hint">{{ article.category }} · {{ t().updated(article.publishedAt | vInstant: 'date') }}</p>
      @if (article.language !== locale()) {
        <p class="hint">{{ t().otherLanguage }}</p>
      }
      <v-markdown class="help-body" [source]="article.body" [lang]="article.language" />
      <section class="help-answer" aria-labelledby="help-ask">
        <h2 id="help-ask">{{ t().helpful }}</h2>
        @if (sending.problem(); as problem) {
          <app-error-summary [heading]="problem.message" />
        }
        <div class="ratings" role="group" aria-labelledby="help-ask">
          @for (one of [true, false]; track one) {
            <button
              type="button"
              class="btn"
              [attr.aria-pressed]="article.helpful === one"
              [attr.aria-disabled]="sending.busy()"
              (click)="answer(one)"
            >
              {{ one ? t().yes : t().no }}
            </button>
          }
        </div>
        <div role="status">
          @if (article.helpful !== null) {
            <p>{{ article.helpful ? t().thanks : t().thanksNo }}</p>
          }
        </div>
        @if (article.helpful === false) {
          <a class="btn btn-primary" routerLink="/">{{ t().ask }}</a>
        }
      </section>
    } @else if (found.statusCode() === 404) {
      <div class="page-message">
        <v-icon name="search" [size]="32" />
        <h1>{{ t().lost.title }}</h1>
        <p>{{ t().lost.body }}</p>
      </div>
    } @else if (found.error(); as error) {
      <v-error-state [error]="error" (retry)="found.reload()" />
    } @else {
      <div class="skeletons" aria-busy="true">
        <v-skeleton width="70%" height="32px" /><v-skeleton height="240px" />
      </div>
    }
  `,
  host: { class: 'page' },
})
export class HelpArticlePage {
  readonly id = input.required<string>();
  readonly #http = inject(HttpClient);
  protected readonly t = injectTexts(helpTexts);
  protected readonly locale = inject(Locale).current;
  protected readonly sending = injectSending();
  readonly #url = computed(() => `/api/portal/help/${encodeURIComponent(this.id())}`);
  protected readonly found = httpResource(() => this.#url(), { parse: (body) => helpArticle.parse(body) });
  protected readonly article = linkedSignal(() => (this.found.hasValue() ? this.found.value() : null));

  protected async answer(helpful: boolean): Promise<void> {
    await this.sending.run(async () => {
      const answer = await firstValueFrom(this.#http.put(`${this.#url()}/answer`, { helpful }));
      this.article.set(helpArticle.parse(answer));
    });
  }
}
