import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  levels,
  catalogueTicketKinds,
  requestTypeIcons,
  type FormField,
  type RequestTypeContent,
} from '@vigie/rules';
import { ErrorState, Icon, type ShownProblem, Skeleton, Toasts, injectTexts, sharedTexts } from '@vigie/ui';
import { type RequestType, requestType } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { Edit, type Said } from '../kit/edit';
import { EditClash } from '../kit/edit-clash';
import { QueueDirectory } from '../queues/queue-directory';
import { AudienceEditor } from './audience-editor';
import { cleaned, emptyType, keyFor, moved, withWords } from './edited-type';
import { FieldEditor } from './field-editor';
import { FormPreview } from './form-preview';
import { ticketTexts } from '../tickets/tickets.texts';
import { requestTypeTexts } from './request-types.texts';

type Words = 'name' | 'description' | 'category';

const contentOf = (type: RequestType | null): RequestTypeContent =>
  type?.draft ?? type?.published?.content ?? emptyType;
const stateOf = (content: RequestTypeContent) => ({ ...content, subjectField: content.subjectField ?? '' });
type TypeState = ReturnType<typeof stateOf>;

/** Writes a type of request beside its preview; what was published stays as it is until the next version. */
@Component({
  selector: 'app-request-type-page',
  imports: [AudienceEditor, EditClash, ErrorState, FieldEditor, FormPreview, Icon, RouterLink, Skeleton],
  templateUrl: './request-type-page.html',
  styleUrl: './request-type-page.css',
})
export class RequestTypePage {
  readonly id = input.required<string>();

  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  protected readonly t = injectTexts(requestTypeTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly tickets = injectTexts(ticketTexts);
  protected readonly icons = requestTypeIcons;
  protected readonly levels = levels;
  protected readonly ticketKinds = catalogueTicketKinds;
  protected readonly queues = inject(QueueDirectory);
  protected readonly services = ['targets', 'promise'] as const;
  protected readonly words: readonly Words[] = ['name', 'description', 'category'];

  readonly #isNew = computed(() => this.id() === 'new');
  protected readonly stored = httpResource(
    () => (this.#isNew() ? undefined : `/api/request-types/${encodeURIComponent(this.id())}`),
    { parse: (raw) => requestType.parse(raw) },
  );
  /** As the server has it; a write answers with the next one. */
  protected readonly type = linkedSignal<RequestType | null>(() =>
    this.stored.hasValue() ? this.stored.value() : null,
  );
  readonly #before = computed<RequestTypeContent>(() => contentOf(this.type()));
  protected readonly content = linkedSignal(() => this.#before());
  protected readonly edit = new Edit<RequestType, TypeState>({
    base: this.type,
    read: async () =>
      requestType.parse(await firstValueFrom(this.#http.get(`/api/request-types/${this.type()?.id ?? ''}`))),
    stateOf: (type) => stateOf(contentOf(type)),
    state: () => stateOf(this.content()),
    show: ({ subjectField, ...content }) =>
      this.content.set(subjectField === '' ? content : { ...content, subjectField }),
    say: (state) => this.#say(state),
  });
  protected readonly ready = computed(() => this.#isNew() || this.type() !== null);
  protected readonly unsaved = computed(() => this.content() !== this.#before());
  protected readonly problem = signal<ShownProblem | null>(null);
  protected readonly busy = signal(false);
  protected readonly fields = computed(() => this.content().fields);
  protected readonly askable = computed(() =>
    this.fields().filter(({ type, key }) => type !== 'heading' && type !== 'file' && key !== ''),
  );

  /** What is to be corrected in one question. */
  protected faultsAt(index: number): string[] {
    const fields = Object.entries(this.problem()?.fields ?? {});
    const at = new RegExp(`^(content\\.)?fields\\.${index}\\.`);
    return [...new Set(fields.filter(([path]) => at.test(path)).map(([, message]) => message))];
  }

  /** What is to be corrected in a part of the definition. */
  protected faultOf(part: string): string | null {
    const fields = Object.entries(this.problem()?.fields ?? {});
    const found = fields.find(([path]) => path.replace(/^content\./, '').startsWith(part));
    return found?.[1] ?? null;
  }

  #say(state: TypeState): Record<keyof TypeState, Said> {
    const { page, people, by, list } = this.t();
    const levels = this.tickets().levels;
    const words = (text: { fr: string; en?: string }) => [text.fr, text.en].filter(Boolean).join(' / ');
    const chosen = state.audience.formulas.length + state.audience.clientIds.length > 0;
    return {
      name: [page.words.name, words(state.name)],
      description: [page.words.description, words(state.description)],
      category: [page.words.category, words(state.category)],
      icon: [page.icon, state.icon],
      ticketKind: [page.ticketKind, this.shared().ticketKinds[state.ticketKind]],
      fields: [page.fields, state.fields.map(({ label }) => label.fr).join(' · ')],
      subjectField: [page.subjectField, state.subjectField || page.noField],
      audience: [page.audience, `${people[state.audience.people]}, ${chosen ? list.some : list.everyone}`],
      approval: [page.approval, by[state.approval.by]],
      service: [page.service, page[state.service]],
      impact: [page.impact, levels[state.impact]],
      urgency: [page.urgency, levels[state.urgency]],
    };
  }

  protected patch(part: Partial<RequestTypeContent>): void {
    this.content.update((content) => ({ ...content, ...part }));
  }

  protected say(key: Words, locale: 'fr' | 'en', text: string): void {
    this.patch({ [key]: withWords(this.content()[key], locale, text) });
  }

  /** The choice of a list, by its place. */
  protected pick<K extends 'icon' | 'ticketKind' | 'service' | 'impact' | 'urgency'>(
    key: K,
    all: readonly RequestTypeContent[K][],
    index: number,
  ): void {
    const value = all[index];
    if (value !== undefined) this.patch({ [key]: value });
  }

  protected setSubject(key: string): void {
    const { subjectField: _before, ...content } = this.content();
    this.content.set(key === '' ? content : { ...content, subjectField: key });
  }

  protected addField(): void {
    const taken = this.fields().map(({ key }) => key);
    const fresh: FormField = { key: keyFor('question', taken), type: 'text', label: { fr: '' } };
    this.patch({ fields: [...this.fields(), { ...fresh, key: '' }] });
  }

  protected changeField(index: number, field: FormField): void {
    this.patch({ fields: this.fields().map((one, i) => (i === index ? field : one)) });
  }

  protected moveField(index: number, by: -1 | 1): void {
    this.patch({ fields: moved(this.fields(), index, by) });
  }

  protected removeField(index: number): void {
    this.patch({ fields: this.fields().filter((_, i) => i !== index) });
  }

  protected async save(): Promise<void> {
    if (await this.#write(() => this.#saveDraft())) this.#toasts.show(this.t().page.saved);
  }

  /** Saves what is being written, then gives it to clients as the next version. */
  protected async publish(): Promise<void> {
    const done = await this.#write(async () => {
      const { id, version } = this.unsaved()
        ? await this.#saveDraft()
        : (this.type() ?? (await this.#saveDraft()));
      return this.#send('post', `/api/request-types/${id}/publish`, { version });
    });
    const number = this.type()?.published?.number;
    if (done && number) this.#toasts.show(this.t().page.publishedNow(number.toString()));
  }

  protected async offer(enabled: boolean): Promise<void> {
    const type = this.type();
    if (!type) return;
    const url = `/api/request-types/${type.id}/state`;
    const done = await this.#write(() => this.#set(url, { enabled, version: type.version }));
    if (done) this.#toasts.show(enabled ? this.t().page.enabledNow : this.t().page.disabledNow);
  }

  /** Holds from the next request on, whatever is being written. */
  protected async putInto(queueId: string): Promise<void> {
    const type = this.type();
    if (!type) return;
    const url = `/api/request-types/${type.id}/queue`;
    const body = { queueId: queueId || null, version: type.version };
    if (await this.#write(() => this.#set(url, body))) this.#toasts.show(this.t().page.queueSaved);
  }

  /** A setting beside what is being written, which stays. */
  async #set(url: string, body: object): Promise<void> {
    const typed = this.unsaved() ? this.content() : null;
    await this.#send('put', url, body);
    if (typed) this.content.set(typed);
  }

  async #saveDraft(): Promise<RequestType> {
    const content = cleaned(this.content());
    const type = this.type();
    if (type) return this.#send('put', `/api/request-types/${type.id}`, { content, version: type.version });
    const created = await this.#send('post', '/api/request-types', content);
    await this.#router.navigate(['/admin/request-types', created.id], { replaceUrl: true });
    return created;
  }

  async #send(method: 'post' | 'put', url: string, body: object): Promise<RequestType> {
    const type = requestType.parse(await firstValueFrom(this.#http[method](url, body)));
    this.type.set(type);
    return type;
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
