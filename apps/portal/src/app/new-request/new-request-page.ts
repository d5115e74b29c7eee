import { HttpClient, HttpHeaders } from '@angular/common/http';
import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type FormContent, Icon, Locale, Skeleton, Ticker, dateOfInstant, injectTexts } from '@vigie/ui';
import { type Attachment, requestOutcome } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { ErrorSummary } from '../forms/error-summary';
import { ApprovalKinds } from '../approvals/approval-kinds';
import { catalogueTexts } from '../catalogue/texts';
import { DraftNotice } from '../form-drafts/draft-notice';
import { DraftStateLine } from '../form-drafts/draft-state-line';
import { DraftedForm } from '../form-drafts/drafted-form';
import { FilesField } from '../forms/files-field';
import { injectSending } from '../forms/sending';
import { SubmitButton } from '../forms/submit-button';
import { HelpSuggestions } from '../help/help-suggestions';
import { SessionStore } from '../session/session-store';
import { TypedStore } from '../session/typed-store';
import { NotFound } from '../shell/not-found';
import {
  type BuiltRequest,
  type FieldProblem,
  type TypedRequest,
  buildRequest,
  dateOf,
} from './build-request';
import { CompanyChoices } from './arrival-choices';
import { readAttempt } from './kept-request';
import { type Field, type FieldName, fieldsOf, kindOfSlug } from './fields';
import { noticeNow } from './notice';
import { RequestField } from './request-field';
import type { Suggestion } from '../forms/suggest-input';
import { refilled, templateNamed } from './template-filling';
import { newRequestTexts } from './texts';
import { sayDay, wordsOf } from './words';

/** One form for each kind of request: filled in, checked and sent on a single page. */
@Component({
  selector: 'app-new-request',
  imports: [
    DraftNotice,
    DraftStateLine,
    ErrorSummary,
    FilesField,
    HelpSuggestions,
    Icon,
    NotFound,
    RequestField,
    RouterLink,
    Skeleton,
    SubmitButton,
  ],
  templateUrl: './new-request-page.html',
})
export class NewRequestPage {
  readonly slug = input.required<string>();
  /** The backup that the link which led here is about. */
  readonly sauvegarde = input<string>();

  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #store = inject(TypedStore);
  readonly #ticker = inject(Ticker);
  readonly #locale = inject(Locale);
  private readonly summaryRef = viewChild(ErrorSummary);
  private readonly filesRef = viewChild(FilesField);
  protected readonly t = injectTexts(newRequestTexts);
  protected readonly catalogue = injectTexts(catalogueTexts);
  readonly #approvals = inject(ApprovalKinds);
  readonly #choices = inject(CompanyChoices);
  protected readonly maySend = inject(SessionStore).maySend;
  protected readonly sending = injectSending();

  protected readonly kind = computed(() => kindOfSlug(this.slug()));
  protected readonly words = computed(() => {
    const kind = this.kind();
    return kind ? this.t().kinds[kind] : null;
  });
  protected readonly fields = computed<readonly Field[]>(() => {
    const kind = this.kind();
    return kind ? fieldsOf[kind] : [];
  });
  readonly #today = computed(() => dateOfInstant(this.#ticker.now()));
  readonly #slot = computed(() => `request.${this.kind() ?? ''}`);
  protected readonly draft = new DraftedForm(() => (this.maySend() ? (this.kind() ?? null) : null));
  protected readonly typed = computed<TypedRequest>(() => typedOf(this.draft.content()));
  protected readonly attachments = computed<readonly Attachment[]>(
    () => this.draft.content().files[''] ?? [],
  );

  readonly #tried = linkedSignal({ source: this.kind, computation: () => false });
  readonly #built = computed<BuiltRequest>(() => {
    const kind = this.kind();
    const ids = this.attachments().map((file) => file.id);
    return kind ? buildRequest(kind, this.typed(), this.#today(), ids) : { ok: false, problems: [] };
  });
  /** Fields found wrong at the last attempt are checked again at each key; others wait for the next attempt. */
  protected readonly errors = computed<ReadonlyMap<FieldName, string>>(() => {
    const built = this.#built();
    if (!this.#tried() || built.ok) return this.#refusedByServer();
    return new Map(built.problems.map((problem) => [problem.field, this.#say(problem)]));
  });
  readonly #refusedByServer = computed<ReadonlyMap<FieldName, string>>(() => {
    const fields = this.sending.problem()?.fields ?? {};
    const named = this.fields().flatMap(({ name }) => {
      const path = Object.keys(fields).find((key) => key.split('.').includes(name));
      return path ? [[name, fields[path] ?? ''] as const] : [];
    });
    return new Map(named);
  });
  protected readonly items = computed(() =>
    [...this.errors()].map(([field, message]) => ({ field, message })),
  );
  protected readonly heading = computed(() => {
    if (this.sending.problem()) return this.t().failed;
    const count = this.items().length;
    return count === 1 ? this.t().errors.summaryOne : this.t().errors.summary(count);
  });
  protected readonly notices = computed(() => {
    const kind = this.kind();
    const field = this.fields().find(({ name }) => name === 'effectiveDate');
    const date = field ? dateOf(this.typed(), field, this.#today()) : undefined;
    if (!kind || !date || date < this.#today()) return [];
    const needsLicence = (this.typed().values.licence ?? '').trim() !== '';
    return noticeNow(kind, date, needsLicence, this.#ticker.now());
  });
  protected readonly review = computed(() => {
    const built = this.#built();
    if (!built.ok) return null;
    const say = this.t().review;
    const day = (date: string): string => sayDay(date, this.#locale.current());
    const { request } = built;
    switch (request.kind) {
      case 'account.arrival': {
        const { firstName, lastName, effectiveDate } = request.form;
        return say[request.kind](`${firstName} ${lastName}`, day(effectiveDate));
      }
      case 'account.departure':
        return say[request.kind](request.form.userPrincipalName, day(request.form.effectiveDate));
      case 'account.change':
        return say[request.kind](request.form.userPrincipalName);
      case 'backup.restore':
        return say[request.kind](day(request.form.asOf));
      case 'incident':
      case 'question':
        return '';
    }
  });
  /** The agreement that it will wait for, in words. */
  protected readonly agreement = computed(() => {
    const needed = this.#approvals.of(this.kind());
    if (!needed) return null;
    const { alone, approvalOf } = this.catalogue();
    return needed.approvesOneself ? alone : approvalOf(needed.approvers);
  });
  protected readonly promised = computed(() => {
    const kind = this.kind();
    if (this.agreement() !== null) return false;
    return kind !== 'incident' && kind !== 'question' && this.notices().length === 0;
  });
  protected readonly filesWait = signal(false);

  protected set(field: Field, value: string): void {
    if (field.name === 'groups') return;
    const { typed } = this.draft.content();
    const filled = field.name === 'jobTitle' ? this.#filledBy(value) : {};
    if (field.name === 'userPrincipalName') this.#choices.look(value);
    this.draft.change({ typed: { ...typed, [field.name]: value, ...filled } });
  }

  protected suggestionsOf(field: Field): readonly Suggestion[] | null {
    return this.#choices.of(field.name);
  }

  /** What else is prepared for the function that was named. */
  protected readonly prepared = computed(() => {
    const template = templateNamed(this.#choices.templates(), this.typed().values.jobTitle ?? '');
    return template && this.kind() === 'account.arrival'
      ? this.t().brings.said(template.licences.length + template.teams.length > 0, template.tasks)
      : null;
  });

  /** The licence and the groups of the function that a text names, in place of those of the one before. */
  #filledBy(jobTitle: string): Record<string, string | string[]> {
    const templates = this.#choices.templates();
    const { values, groups } = this.typed();
    const before = templateNamed(templates, values.jobTitle ?? '');
    const after = templateNamed(templates, jobTitle);
    if (before === after) return {};
    const filled = refilled({ licence: values.licence ?? '', groups }, before, after);
    return { licence: filled.licence, groups: [...filled.groups] };
  }

  protected setGroups(groups: readonly string[]): void {
    this.draft.change({ typed: { ...this.draft.content().typed, groups: [...groups] } });
  }

  protected setFiles(files: readonly Attachment[]): void {
    this.draft.change({ files: { '': [...files] } });
  }

  constructor() {
    this.#approvals.reload();
    this.#choices.reload();
    effect(() => {
      if (this.kind() !== 'backup.restore') return;
      this.#choices.lookForBackups();
      const backup = this.sauvegarde();
      if (!backup || !this.draft.ready()) return;
      untracked(() => {
        const { typed } = this.draft.content();
        if (typed['backup'] !== backup) this.draft.change({ typed: { ...typed, backup } });
      });
    });
  }

  protected restart(): void {
    this.#tried.set(false);
    this.sending.forget();
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.sending.busy()) return;
    this.#tried.set(true);
    this.sending.forget();
    this.filesWait.set(this.filesRef()?.busy() ?? false);
    const built = this.#built();
    if (!built.ok) {
      this.#showProblems();
      return;
    }
    if (this.filesWait()) return;
    await this.draft.hold();
    const headers = new HttpHeaders({ 'Idempotency-Key': this.#keyFor(JSON.stringify(built.request)) });
    const sent = await this.sending.run(async () => {
      const answer = await firstValueFrom(
        this.#http.post('/api/portal/requests', built.request, { headers }),
      );
      const outcome = requestOutcome.parse(answer);
      this.draft.sent();
      this.#store.clear(`${this.#slot()}.attempt`);
      const next =
        'approvalId' in outcome ? ['/accords', outcome.approvalId] : ['/demandes', outcome.id, 'enregistree'];
      await this.#router.navigate(next, { replaceUrl: true });
    });
    if (sent) return;
    this.draft.release();
    this.#showProblems();
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

  #say({ field, code }: FieldProblem): string {
    const kind = this.kind();
    const { errors } = this.t();
    const definition = this.fields().find(({ name }) => name === field);
    if (code === 'too-long') return errors[code](definition && 'max' in definition ? definition.max : 0);
    if (code !== 'required') return errors[code];
    if (definition?.control === 'date') return errors['date-required'];
    if (definition?.control === 'choice') return errors.choice;
    return errors.required(kind ? wordsOf(kind, field, this.#locale.current()).label : field);
  }
}

/** What a draft holds, as the questions of a request. */
function typedOf({ typed }: FormContent): TypedRequest {
  const { groups, ...rest } = typed;
  const values = Object.entries(rest).filter(([, value]) => typeof value === 'string');
  return { values: Object.fromEntries(values), groups: Array.isArray(groups) ? groups : [] };
}
