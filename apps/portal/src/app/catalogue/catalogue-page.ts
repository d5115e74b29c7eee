import { HttpClient, HttpHeaders, httpResource } from '@angular/common/http';
import {
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
  viewChildren,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { wordsIn, type FormField, type LocalText } from '@vigie/rules';
import {
  ErrorState,
  Icon,
  Locale,
  RequestForm,
  Skeleton,
  Ticker,
  checkTyped,
  dateOfInstant,
  injectTexts,
  problemOf,
  sayFault,
  type TypedAnswers,
} from '@vigie/ui';
import { type Attachment, catalogueForm, catalogueOutcome } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { ErrorSummary } from '../forms/error-summary';
import { DraftNotice } from '../form-drafts/draft-notice';
import { DraftStateLine } from '../form-drafts/draft-state-line';
import { DraftedForm } from '../form-drafts/drafted-form';
import { FilesField } from '../forms/files-field';
import { HelpSuggestions } from '../help/help-suggestions';
import { injectSending } from '../forms/sending';
import { SubmitButton } from '../forms/submit-button';
import { newRequestTexts } from '../new-request/texts';
import { TypedStore } from '../session/typed-store';
import { readAttempt } from '../new-request/kept-request';
import { catalogueTexts } from './texts';

/** The form of a request that we defined: filled in, checked and sent on one page. */
@Component({
  selector: 'app-catalogue-page',
  imports: [
    DraftNotice,
    DraftStateLine,
    ErrorState,
    ErrorSummary,
    FilesField,
    HelpSuggestions,
    Icon,
    RequestForm,
    RouterLink,
    Skeleton,
    SubmitButton,
  ],
  templateUrl: './catalogue-page.html',
})
export class CataloguePage {
  readonly id = input.required<string>();

  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #store = inject(TypedStore);
  readonly #ticker = inject(Ticker);
  readonly #locale = inject(Locale);
  private readonly summaryRef = viewChild(ErrorSummary);
  private readonly filesRefs = viewChildren(FilesField);
  protected readonly t = injectTexts(catalogueTexts);
  protected readonly asked = injectTexts(newRequestTexts);
  protected readonly sending = injectSending();

  protected readonly form = httpResource(() => `/api/portal/catalogue/${encodeURIComponent(this.id())}`, {
    parse: (body) => catalogueForm.parse(body),
  });
  protected readonly lost = computed(() => problemOf(this.form.error()).code === 'not-found');
  readonly #fields = computed<readonly FormField[]>(() =>
    this.form.hasValue() ? this.form.value().fields : [],
  );
  readonly #today = computed(() => dateOfInstant(this.#ticker.now()));
  readonly #slot = computed(() => `catalogue.${this.id()}`);
  protected readonly draft = new DraftedForm(() => `catalogue-${this.id()}`);
  protected readonly typed = computed<TypedAnswers>(() => this.draft.content().typed);
  /** Files by the field that asks for them; those of no field under the empty name. */
  protected readonly files = computed(() => this.draft.content().files);
  /** What was written so far, for articles that may answer it. */
  protected readonly story = computed(() => {
    const typed = this.typed();
    return this.#fields()
      .flatMap(({ key, type }) => (type === 'text' || type === 'long-text' ? [typed[key] ?? ''] : []))
      .join(' ');
  });
  protected readonly more = computed(() => this.files()[''] ?? []);
  protected readonly filesWait = signal(false);
  readonly #tried = linkedSignal({ source: this.id, computation: () => false });
  readonly #all = computed<TypedAnswers>(() => {
    const joined = Object.entries(this.files()).filter(([key]) => key !== '');
    return {
      ...this.typed(),
      ...Object.fromEntries(joined.map(([key, files]) => [key, files.map(({ id }) => id)])),
    };
  });
  readonly #checked = computed(() => checkTyped(this.#fields(), this.#all(), this.#today()));
  protected readonly errors = computed<ReadonlyMap<string, string>>(() => {
    const checked = this.#checked();
    if (!this.#tried() || checked.ok) return this.#refusedByServer();
    const at = { fields: this.#fields(), today: this.#today(), locale: this.#locale.current() };
    return new Map(checked.faults.map((fault) => [fault.field, sayFault(fault, at)]));
  });
  readonly #refusedByServer = computed<ReadonlyMap<string, string>>(() => {
    const refused = Object.entries(this.sending.problem()?.fields ?? {});
    return new Map(refused.map(([path, message]) => [path.replace(/^values\./, ''), message]));
  });
  protected readonly items = computed(() => {
    const label = (key: string) => this.#fields().find((field) => field.key === key)?.label;
    return [...this.errors()].map(([field, message]) => {
      const words = label(field);
      return { field, message: words ? `${this.say(words)} – ${message}` : message };
    });
  });
  protected readonly heading = computed(() => {
    if (this.sending.problem()) return this.asked().failed;
    const count = this.items().length;
    return count === 1 ? this.asked().errors.summaryOne : this.asked().errors.summary(count);
  });

  protected say(text: LocalText): string {
    return wordsIn(text, this.#locale.current());
  }

  protected setFiles(key: string, files: readonly Attachment[]): void {
    this.draft.change({ files: { ...this.files(), [key]: [...files] } });
  }

  protected setTyped(typed: TypedAnswers): void {
    const kept = Object.entries(typed).map(([key, value]) => {
      const plain = typeof value === 'string' || typeof value === 'boolean';
      return [key, plain ? value : [...value]] as const;
    });
    this.draft.change({ typed: Object.fromEntries(kept) });
  }

  protected restart(): void {
    this.#tried.set(false);
    this.sending.forget();
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.sending.busy() || !this.form.hasValue()) return;
    this.#tried.set(true);
    this.sending.forget();
    this.filesWait.set(this.filesRefs().some((field) => field.busy()));
    const checked = this.#checked();
    if (!checked.ok) this.#showProblems();
    if (!checked.ok || this.filesWait()) return;
    const attachmentIds = this.more().map(({ id }) => id);
    const body = { number: this.form.value().number, values: checked.values, attachmentIds };
    await this.draft.hold();
    const sent = await this.sending.run(() => this.#send(body));
    if (sent) return;
    this.draft.release();
    // The newer form keeps what was typed; only what is asked changes.
    if (this.sending.problem()?.code === 'request-type.changed') this.form.reload();
    this.#showProblems();
  }

  async #send(body: object): Promise<void> {
    const headers = new HttpHeaders({ 'Idempotency-Key': this.#keyFor(JSON.stringify(body)) });
    const url = `/api/portal/catalogue/${encodeURIComponent(this.id())}/requests`;
    const { receipt, approvalId } = catalogueOutcome.parse(
      await firstValueFrom(this.#http.post(url, body, { headers })),
    );
    this.draft.sent();
    this.#store.clear(`${this.#slot()}.attempt`);
    const next = receipt ? ['/demandes', receipt.id, 'enregistree'] : ['/accords', approvalId];
    await this.#router.navigate(next, { replaceUrl: true });
  }

  /** One key for one attempt, kept while the content stays: a retry, even after a reload, sends once. */
  #keyFor(body: string): string {
    const slot = `${this.#slot()}.attempt`;
    const kept = readAttempt(this.#store.read(slot));
    if (kept?.body === body) return kept.key;
    const key = crypto.randomUUID();
    this.#store.write(slot, { key, body });
    return key;
  }

  #showProblems(): void {
    setTimeout(() => this.summaryRef()?.focus());
  }
}
