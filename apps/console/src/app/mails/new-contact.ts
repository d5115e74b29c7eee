import { httpResource } from '@angular/common/http';
import {
  Component,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { Icon, MaxChars, type ShownProblem, injectTexts, refuseTooLong, sharedTexts } from '@vigie/ui';
import { type InboundMailDetail, type TriageContact, client, page, ticketRow } from '@vigie/wire';
import { paramsOf } from '../core/resources';
import { kitTexts } from '../kit/kit.texts';
import { mailTexts } from './mails.texts';

/** Makes a contact of who wrote a mail, filled with what the mail says; the mail is then theirs. */
@Component({
  selector: 'app-new-contact',
  imports: [FormField, Icon, MaxChars],
  templateUrl: './new-contact.html',
  styles: `
    form {
      display: grid;
      gap: 10px;
      padding: 14px 16px;
    }
  `,
})
export class NewContact {
  readonly mail = input.required<InboundMailDetail>();
  readonly problem = input<ShownProblem | null>(null);
  readonly create = output<TriageContact>();
  readonly cancelled = output();

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly t = injectTexts(mailTexts);
  protected readonly kit = injectTexts(kitTexts);
  protected readonly shared = injectTexts(sharedTexts);
  readonly #model = linkedSignal({
    source: this.mail,
    computation: ({ sender, client }) => ({
      clientId: client?.id ?? '',
      name: sender.name,
      email: sender.address,
      ticketId: '',
    }),
  });
  protected readonly form = form(this.#model);
  readonly #clientId = computed(() => this.#model().clientId);
  readonly #clients = httpResource(() => ({ url: '/api/clients', params: { limit: 200 } }), {
    parse: (raw) => page(client).parse(raw),
  });
  protected readonly clients = computed(() => (this.#clients.hasValue() ? this.#clients.value().items : []));
  readonly #tickets = httpResource(
    () => {
      const id = this.#clientId();
      return id === ''
        ? undefined
        : { url: '/api/tickets', params: paramsOf({ client: id, state: 'active', limit: 100 }) };
    },
    { parse: (raw) => page(ticketRow).parse(raw) },
  );
  protected readonly tickets = computed(() => (this.#tickets.hasValue() ? this.#tickets.value().items : []));
  protected readonly tried = signal(false);

  constructor() {
    // What the mail does not say comes first.
    afterNextRender(() => this.#host.querySelector('select')?.focus());
  }

  protected isMissing(key: 'clientId' | 'name' | 'email'): boolean {
    return this.tried() && this.#model()[key].trim() === '';
  }

  /** A ticket of another client is no ticket of this contact. */
  protected forget(): void {
    this.#model.update((model) => ({ ...model, ticketId: '' }));
  }

  protected submit(event: Event): void {
    event.preventDefault();
    this.tried.set(true);
    const { clientId, name, email, ticketId } = this.#model();
    if (clientId === '' || name.trim() === '' || email.trim() === '' || refuseTooLong(this.#host)) return;
    this.create.emit({ clientId, name: name.trim(), email: email.trim(), ...(ticketId && { ticketId }) });
  }
}
