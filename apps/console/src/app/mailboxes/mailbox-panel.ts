import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { macroVariables, ticketKinds, unknownVariables } from '@vigie/rules';
import { type ShownProblem, Toasts, injectTexts, sharedTexts } from '@vigie/ui';
import { type Mailbox, client, mailbox, page } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { Edit, type Said } from '../kit/edit';
import { EditClash } from '../kit/edit-clash';
import { kitTexts } from '../kit/kit.texts';
import { PanelFoot, PanelHead } from '../kit/panel-frame';
import { macroTexts } from '../macros/macros.texts';
import { type MailboxModel, type ServerModel, mailboxBody, mailboxModel } from './mailbox-model';
import { mailboxTexts } from './mailboxes.texts';
import { ServerFields } from './server-fields';

/** A mailbox set up or changed; closes with its identifier. */
@Component({
  selector: 'app-mailbox-panel',
  imports: [EditClash, FormField, PanelFoot, PanelHead, ServerFields],
  templateUrl: './mailbox-panel.html',
  styles: `
    fieldset {
      display: grid;
      gap: 8px;
    }
    .variables {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
    }
  `,
})
export class MailboxPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  protected readonly before = inject<Mailbox | null>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<string>>(DialogRef);
  protected readonly t = injectTexts(mailboxTexts);
  protected readonly kit = injectTexts(kitTexts);
  protected readonly macros = injectTexts(macroTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly kinds = ticketKinds;
  protected readonly variables = macroVariables;

  protected readonly model = signal(mailboxModel(this.before));
  protected readonly form = form(this.model);
  readonly #base = signal<Mailbox | null>(this.before);
  protected readonly edit = new Edit<Mailbox, MailboxModel>({
    base: this.#base,
    read: async () =>
      mailbox.parse(await firstValueFrom(this.#http.get(`/api/mailboxes/${this.before?.id ?? ''}`))),
    stateOf: mailboxModel,
    state: this.model,
    show: (state) => this.model.set(state),
    say: (state) => this.#say(state),
  });
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);
  protected readonly unknown = computed(() => unknownVariables(this.model().signature).join(', '));
  readonly #clients = httpResource(() => ({ url: '/api/clients', params: { limit: 200 } }), {
    parse: (raw) => page(client).parse(raw),
  });
  protected readonly clients = computed(() => (this.#clients.hasValue() ? this.#clients.value().items : []));

  protected insert(field: HTMLTextAreaElement, name: string): void {
    field.setRangeText(`{{${name}}}`, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new Event('input'));
    field.focus();
  }

  protected isMissing(key: 'name' | 'address'): boolean {
    return this.tried() && this.model()[key].trim() === '';
  }

  /** What the server says of a field, or of one of the lines in it. */
  protected fault(path: string): string | undefined {
    const fields = Object.entries(this.problem()?.fields ?? {});
    return fields.find(([at]) => at === path || at.startsWith(`${path}.`))?.[1];
  }

  protected async submit(event?: Event): Promise<void> {
    event?.preventDefault();
    this.tried.set(true);
    const { name, address } = this.model();
    if (name.trim() === '' || address.trim() === '' || this.unknown() || this.busy()) return;
    this.busy.set(true);
    try {
      const saved = mailbox.parse(await firstValueFrom(this.#save()));
      this.#toasts.show(this.t().saved);
      this.dialog.close(saved.id);
    } catch (error) {
      this.problem.set(await this.edit.unlessClash(this.#failures.read(error)));
    } finally {
      this.busy.set(false);
    }
  }

  #say(model: MailboxModel): Record<keyof MailboxModel, Said> {
    const t = this.t();
    const { yes, no, versions } = this.kit();
    const server = ({ on, host, port }: ServerModel) => (on ? `${host}:${port}` : no);
    const kind = this.kinds.find((one) => one === model.ticketKind);
    const client = this.clients().find(({ id }) => id === model.clientId)?.name;
    return {
      address: [t.address, model.address],
      name: [t.name, model.name],
      senderNames: [t.senderNames, t.senderChoices[model.senderNames]],
      active: [t.active, model.active ? yes : no],
      reports: [t.reports, model.reports ? yes : no],
      aliases: [t.aliases, model.aliases.replace(/\s+/g, ', ')],
      imap: [t.imap, server(model.imap)],
      smtp: [t.smtp, server(model.smtp)],
      ticketKind: [t.opens, kind ? this.shared().ticketKinds[kind] : t.usual],
      clientId: [t.client, model.clientId === '' ? t.noClient : (client ?? versions.changed)],
      signature: [t.signature, model.signature],
    };
  }

  #save() {
    const body = mailboxBody(this.model());
    const before = this.#base();
    if (before === null) return this.#http.post('/api/mailboxes', body);
    const { id, version } = before;
    return this.#http.patch(`/api/mailboxes/${id}`, { ...body, version });
  }
}
