import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  ErrorState,
  Icon,
  InstantPipe,
  MarkdownText,
  type ShownProblem,
  Skeleton,
  Toasts,
  injectTexts,
  MaxChars,
} from '@vigie/ui';
import {
  type Article,
  article,
  articleAudiences,
  articleList,
  articleVersion,
  client,
  page,
} from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { Edit, type Said } from '../kit/edit';
import { EditClash } from '../kit/edit-clash';
import { SessionStore } from '../core/session-store';
import { knowledgeTexts } from './knowledge.texts';
import {
  type FlatArticle,
  type WrittenArticle,
  articleOf,
  emptyArticle,
  flat,
  textsOf,
  whole,
  writtenOf,
} from './written-article';

const clients = page(client);
const languages = ['fr', 'en'] as const;
type Language = (typeof languages)[number];

/** Writes an article beside its preview; what is published stays as it is until the next version. */
@Component({
  selector: 'app-article-page',
  imports: [EditClash, ErrorState, Icon, InstantPipe, MarkdownText, MaxChars, RouterLink, Skeleton],
  templateUrl: './article-page.html',
  styleUrl: './article-page.css',
})
export class ArticlePage {
  readonly id = input.required<string>();

  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(knowledgeTexts);
  protected readonly audiences = articleAudiences;
  protected readonly languages = languages;
  protected readonly canWrite = computed(() => this.#session.can('tickets.work'));

  readonly #isNew = computed(() => this.id() === 'new');
  protected readonly stored = httpResource(
    () => (this.#isNew() ? undefined : `/api/articles/${encodeURIComponent(this.id())}`),
    { parse: (raw) => article.parse(raw) },
  );
  /** As the server has it; a write answers with the next one. */
  protected readonly article = linkedSignal<Article | null>(() =>
    this.stored.hasValue() ? this.stored.value() : null,
  );
  readonly #before = computed(() => {
    const stored = this.article();
    return stored ? writtenOf(stored) : emptyArticle;
  });
  protected readonly written = linkedSignal(() => this.#before());
  protected readonly ready = computed(() => this.#isNew() || this.article() !== null);
  protected readonly unsaved = computed(() => this.written() !== this.#before());
  protected readonly edit = new Edit<Article, FlatArticle>({
    base: this.article,
    read: async () =>
      article.parse(await firstValueFrom(this.#http.get(`/api/articles/${this.article()?.id ?? ''}`))),
    stateOf: (stored) => flat(writtenOf(stored)),
    state: () => flat(this.written()),
    show: (state) => this.written.set(whole(state)),
    say: (state) => this.#say(state),
  });
  protected readonly language = signal<Language>('fr');
  protected readonly text = computed(() => this.written().texts[this.language()]);
  protected readonly title = computed(() => this.written().texts.fr.title || this.written().texts.en.title);
  protected readonly problem = signal<ShownProblem | null>(null);
  protected readonly busy = signal(false);

  readonly #clients = httpResource(
    () =>
      this.written().audience === 'clients' ? { url: '/api/clients', params: { limit: 200 } } : undefined,
    { parse: (raw) => clients.parse(raw).items },
  );
  protected readonly clients = computed(() => (this.#clients.hasValue() ? this.#clients.value() : []));
  readonly #others = httpResource(() => '/api/articles', { parse: (raw) => articleList.parse(raw) });
  protected readonly categories = computed(() =>
    this.#others.hasValue() ? [...new Set(this.#others.value().items.map(({ category }) => category))] : [],
  );

  #say(state: FlatArticle): Record<keyof FlatArticle, Said> {
    const { name, body, languages: spoken, category, audience, audiences, chosen } = this.t();
    const label = (what: string, language: Language) => `${what} (${spoken[language]})`;
    return {
      frTitle: [label(name, 'fr'), state.frTitle],
      frBody: [label(body, 'fr'), state.frBody],
      enTitle: [label(name, 'en'), state.enTitle],
      enBody: [label(body, 'en'), state.enBody],
      category: [category, state.category],
      audience: [audience, audiences[state.audience]],
      clientIds: [audiences.clients, chosen(state.clientIds.length)],
    };
  }

  protected patch(part: Partial<WrittenArticle>): void {
    this.written.update((written) => ({ ...written, ...part }));
  }

  protected say(part: Partial<WrittenArticle['texts']['fr']>): void {
    const { texts } = this.written();
    this.patch({ texts: { ...texts, [this.language()]: { ...this.text(), ...part } } });
  }

  protected setAudience(value: string): void {
    this.patch({ audience: articleAudiences.find((one) => one === value) ?? 'internal' });
  }

  protected toggleClient(id: string, on: boolean): void {
    const others = this.written().clientIds.filter((one) => one !== id);
    this.patch({ clientIds: on ? [...others, id] : others });
  }

  /** What is to be corrected in a part of the article. */
  protected faultOf(path: string): string | null {
    const fields = Object.entries(this.problem()?.fields ?? {});
    return fields.find(([at]) => at === path || at.startsWith(`${path}.`))?.[1] ?? null;
  }

  protected async save(): Promise<void> {
    if (await this.#write(() => this.#save())) this.#toasts.show(this.t().saved);
  }

  /** Saves what is being written, then gives it to its readers as the next version. */
  protected async publish(): Promise<void> {
    const done = await this.#write(async () => {
      const { id, version } = await this.#save();
      await this.#send('post', `/api/articles/${id}/publish`, { version });
    });
    const number = this.article()?.versions[0]?.number;
    if (done && number) this.#toasts.show(this.t().published(number.toString()));
  }

  protected async withdraw({ id, version }: Article): Promise<void> {
    const done = await this.#write(() => this.#send('post', `/api/articles/${id}/withdraw`, { version }));
    if (done) this.#toasts.show(this.t().withdrawn);
  }

  protected async takeUp({ id }: Article, number: number): Promise<void> {
    await this.#write(async () => {
      const old = await firstValueFrom(this.#http.get(`/api/articles/${id}/versions/${number}`));
      this.patch({ texts: textsOf(articleVersion.parse(old).content) });
      this.#toasts.show(this.t().takenUp(number.toString()));
    });
  }

  async #save(): Promise<Article> {
    const stored = this.article();
    const body = articleOf(this.written());
    if (stored) return this.#send('put', `/api/articles/${stored.id}`, { ...body, version: stored.version });
    const created = await this.#send('post', '/api/articles', body);
    await this.#router.navigate(['/knowledge', created.id], { replaceUrl: true });
    return created;
  }

  async #send(method: 'post' | 'put', url: string, body: object): Promise<Article> {
    const stored = article.parse(await firstValueFrom(this.#http[method](url, body)));
    this.article.set(stored);
    return stored;
  }

  /** Shows what is refused at its place; what was typed stays. */
  async #write(work: () => Promise<unknown>): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await work();
      return true;
    } catch (error) {
      this.problem.set(await this.edit.unlessClash(this.#failures.read(error)));
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
