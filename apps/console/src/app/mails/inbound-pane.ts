import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  Dialogs,
  ErrorState,
  Icon,
  InstantPipe,
  type ShownProblem,
  Skeleton,
  Toasts,
  injectTexts,
  sharedTexts,
} from '@vigie/ui';
import {
  type InboundState,
  type Person,
  type TriageContact,
  type TriageDecision,
  inboundMailDetail,
  page,
  ticketRow,
} from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { paramsOf } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { AttachmentList } from '../tickets/pane/attachment-list';
import { ContactPicker } from '../kit/contact-picker';
import { MailFrame } from '../kit/mail-frame';
import { ReasonDialog, type ReasonQuestion } from '../kit/reason-dialog';
import { RefusedFiles } from '../tickets/pane/refused-files';
import { InboundPage } from './inbound-page';
import { MailReason } from './mail-reason';
import { mailTexts } from './mails.texts';
import { NewContact } from './new-contact';

/** Mails that opened nothing. */
const waiting: readonly InboundState[] = ['triage', 'quarantined', 'ignored'];

/** One received mail, and the decision it waits for. */
@Component({
  selector: 'app-inbound-pane',
  imports: [
    AttachmentList,
    ContactPicker,
    ErrorState,
    Icon,
    InstantPipe,
    MailFrame,
    MailReason,
    NewContact,
    RefusedFiles,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './inbound-pane.html',
  styleUrl: './inbound-pane.css',
})
export class InboundPane {
  readonly id = input.required<string>();

  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  readonly #failures = inject(Failures);
  readonly #list = inject(InboundPage);
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(mailTexts);
  protected readonly shared = injectTexts(sharedTexts);

  protected readonly detail = httpResource(() => `/api/mail/inbound/${this.id()}`, {
    parse: (raw) => inboundMailDetail.parse(raw),
  });
  protected readonly mail = computed(() => (this.detail.hasValue() ? this.detail.value() : undefined));
  protected readonly contact = linkedSignal<string, Person | null>({
    source: this.id,
    computation: () => null,
  });
  protected readonly waits = computed(() => waiting.includes(this.mail()?.state ?? 'received'));
  readonly #tickets = httpResource(
    () => {
      const client = this.contact()?.client;
      return client
        ? { url: '/api/tickets', params: paramsOf({ client: client.id, state: 'active', limit: 100 }) }
        : undefined;
    },
    { parse: (raw) => page(ticketRow).parse(raw) },
  );
  protected readonly tickets = computed(() => (this.#tickets.hasValue() ? this.#tickets.value().items : []));
  /** Nothing is left to the mail itself. */
  protected readonly ticketId = linkedSignal({ source: this.contact, computation: () => '' });
  protected readonly problem = linkedSignal<string, ShownProblem | null>({
    source: this.id,
    computation: () => null,
  });
  protected readonly asHtml = linkedSignal({ source: this.id, computation: () => false });
  /** A contact is being made of who wrote it. */
  protected readonly creating = linkedSignal({ source: this.id, computation: () => false });
  protected readonly canCreate = computed(
    () => this.#session.session() !== null && this.#session.can('clients.manage'),
  );
  protected readonly busy = signal(false);

  protected async attach(event: Event): Promise<void> {
    event.preventDefault();
    const contact = this.contact();
    if (!contact) return;
    const ticketId = this.ticketId();
    const decision: TriageDecision = { contactId: contact.id, ...(ticketId && { ticketId }) };
    await this.#decide('attach', decision, this.t().attached);
  }

  protected startCreating(): void {
    this.problem.set(null);
    this.creating.set(true);
  }

  protected create(contact: TriageContact): Promise<void> {
    return this.#decide('contact', contact, this.t().created(contact.name));
  }

  protected async dismiss(): Promise<void> {
    const { t } = this;
    const dialog = this.#dialogs.open<string, ReasonQuestion, ReasonDialog>(ReasonDialog, {
      label: t().dismissTitle,
      width: '440px',
      data: {
        title: t().dismissTitle,
        label: t().reason,
        hint: t().dismissHint,
        confirm: t().dismiss,
        required: true,
      },
    });
    const reason = await firstValueFrom(dialog.closed);
    if (reason) await this.#decide('dismiss', { reason }, t().dismissed);
  }

  async #decide(verb: 'attach' | 'contact' | 'dismiss', body: object, said: string): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await firstValueFrom(this.#http.post(`/api/mail/inbound/${this.id()}/${verb}`, body));
      this.#toasts.show(said);
      this.#list.reload();
      await this.#router.navigate(['/mails'], { queryParamsHandling: 'preserve' });
    } catch (error) {
      this.problem.set(this.#named(this.#failures.read(error)));
    } finally {
      this.busy.set(false);
    }
  }

  /** Whose the address is already, so that the mail can be attached to them. */
  #named(problem: ShownProblem): ShownProblem {
    const holder = problem.data['name'];
    if (problem.code !== 'person.email-taken' || typeof holder !== 'string') return problem;
    return { ...problem, message: this.t().addressTaken(holder) };
  }
}
