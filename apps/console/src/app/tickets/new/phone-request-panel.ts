import { DialogRef } from '@angular/cdk/dialog';
import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { Icon, Locale, type ShownProblem, Toasts, formatInstant, injectTexts, sharedTexts } from '@vigie/ui';
import { type Person, newPhoneDraft, person } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod';
import { Failures } from '../../core/failures';
import { DeskDraft } from '../../drafts/desk-draft';
import { DraftLine } from '../../drafts/draft-line';
import { draftedModel } from '../../drafts/drafted-model';
import { ContactPicker } from '../../kit/contact-picker';
import { type PhoneFields, emptyFields, fieldsOf, phoneKinds, requestOf } from './phone-request';
import { ticketTexts } from '../tickets.texts';

const answer = z.object({ expiresAt: z.iso.datetime() });

/** A written request typed during a call; the contact confirms it through a signed link. */
@Component({
  selector: 'app-phone-request-panel',
  imports: [ContactPicker, DraftLine, FormField, Icon],
  templateUrl: './phone-request-panel.html',
  styleUrl: './new-ticket-panel.css',
})
export class PhoneRequestPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #locale = inject(Locale).current;
  protected readonly dialog = inject(DialogRef);
  protected readonly t = injectTexts(ticketTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly kinds = phoneKinds;

  protected readonly draft = new DeskDraft(() => 'phone.new');
  readonly #model = draftedModel(this.draft, { contact: '', kind: 'account.arrival', ...emptyFields });
  readonly #contact = computed(() => this.#model().contact);
  protected readonly contact = computed(() => readPerson(this.#contact()));
  protected readonly form = form(this.#model);
  readonly #kind = computed(() => phoneKinds.find((kind) => kind === this.#model().kind) ?? 'incident');
  protected readonly fields = computed(() => fieldsOf(this.#kind()));
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);
  protected readonly kind = this.#kind;
  readonly #key = crypto.randomUUID();

  protected choose(contact: Person | null): void {
    const text = contact ? JSON.stringify(contact) : '';
    this.#model.update((model) => ({ ...model, contact: text }));
  }

  protected labelOf(key: keyof PhoneFields): string {
    const { form: words } = this.shared();
    if (key === 'subject' || key === 'description') return this.t().create[key];
    return words[key];
  }

  protected errorOf(key: keyof PhoneFields, required: boolean): string | null {
    const said = this.problem()?.fields;
    if (this.tried() && required && this.#model()[key].trim() === '') return this.t().create.required;
    return said?.[`request.form.${key}`] ?? said?.[`request.${key}`] ?? null;
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const contact = this.contact();
    const parsed = newPhoneDraft.safeParse({
      contactId: contact?.id,
      request: requestOf(this.#kind(), this.#model()),
    });
    if (!parsed.success || this.busy()) return;
    this.busy.set(true);
    try {
      const headers = { 'Idempotency-Key': this.#key };
      const raw = await firstValueFrom(this.#http.post('/api/drafts', parsed.data, { headers }));
      this.draft.clear();
      this.dialog.close();
      const until = formatInstant(answer.parse(raw).expiresAt, 'long', this.#locale());
      this.#toasts.show(this.t().done.draft(until), { durationMs: 8000 });
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    } finally {
      this.busy.set(false);
    }
  }
}

/** A contact as the draft keeps it; null when there is none, or one of another time. */
function readPerson(text: string): Person | null {
  return text === '' ? null : (person.safeParse(JSON.parse(text)).data ?? null);
}
