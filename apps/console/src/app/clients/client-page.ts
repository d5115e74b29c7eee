import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { spacedSiren } from '@vigie/rules';
import {
  Avatar,
  Dialogs,
  EmptyState,
  ErrorState,
  Icon,
  InstantPipe,
  Skeleton,
  Toasts,
  injectTexts,
  sharedTexts,
} from '@vigie/ui';
import { type Client, type MailTrouble, type Person, client, mailTroubles, page, person } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { adminTexts } from '../admin/admin.texts';
import { PersonPanel, type PersonPanelData } from '../admin/person-panel';
import { ClientBackups } from '../backups/review/client-backups';
import { ClientBilling } from '../company/client-billing';
import { ClientContracts } from '../contracts/client-contracts';
import { Failures } from '../core/failures';
import { reloadOn } from '../core/live-reload';
import { SessionStore } from '../core/session-store';
import { TableGhost } from '../kit/table-ghost';
import { PageTitle } from '../shell/page-title';
import { deliveryTexts } from '../tickets/delivery.texts';
import { ClientPanel } from './client-panel';
import { ClientSites } from './client-sites';
import { clientTexts } from './clients.texts';

/** A client: its contract in four facts, its contacts. */
@Component({
  selector: 'app-client-page',
  imports: [
    Avatar,
    ClientBackups,
    ClientBilling,
    ClientContracts,
    ClientSites,
    EmptyState,
    ErrorState,
    Icon,
    InstantPipe,
    RouterLink,
    Skeleton,
    TableGhost,
  ],
  templateUrl: './client-page.html',
  styleUrl: './client-page.css',
})
export class ClientPage {
  readonly id = input.required<string>();

  readonly #dialogs = inject(Dialogs);
  readonly #http = inject(HttpClient);
  readonly #toasts = inject(Toasts);
  readonly #failures = inject(Failures);
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(clientTexts);
  protected readonly admin = injectTexts(adminTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly detail = httpResource(() => `/api/clients/${this.id()}`, {
    parse: (raw) => client.parse(raw),
  });
  protected readonly client = computed(() => (this.detail.hasValue() ? this.detail.value() : undefined));
  protected readonly spaced = spacedSiren;
  protected readonly approvals = computed(() => {
    const kinds = this.client()?.approvalKinds ?? [];
    return kinds.map((kind) => this.t().kinds[kind]).join(', ') || this.t().approvalsNone;
  });
  protected readonly contacts = httpResource(
    () => ({ url: '/api/people', params: { kind: 'contact', client: this.id(), limit: 200 } }),
    { parse: (raw) => page(person).parse(raw) },
  );
  protected readonly deliveries = injectTexts(deliveryTexts);
  /** Addresses of its contacts that take no mail of ours. */
  protected readonly troubles = httpResource(
    () => (this.canTriage() ? `/api/mail/troubles/clients/${this.id()}` : undefined),
    { parse: (raw) => mailTroubles.parse(raw) },
  );
  protected readonly canTriage = computed(
    () => this.#session.session() !== null && this.#session.can('mail.triage'),
  );
  protected readonly canManage = computed(
    () => this.#session.session() !== null && this.#session.can('clients.manage'),
  );
  protected readonly canReadAccounts = computed(
    () => this.#session.session() !== null && this.#session.can('accounts.read'),
  );
  protected readonly canInvite = computed(
    () => this.#session.session() !== null && this.#session.can('people.manage'),
  );

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const found = this.client();
      if (found) title.say(found.name);
    });
    reloadOn(
      (event) => event.type === 'mail.changed',
      () => this.troubles.reload(),
    );
  }

  protected troubleOf(email: string): MailTrouble | undefined {
    return this.troubles.hasValue()
      ? this.troubles.value().items.find(({ address }) => address === email.toLowerCase())
      : undefined;
  }

  protected async clear(trouble: MailTrouble): Promise<void> {
    try {
      await firstValueFrom(this.#http.delete(`/api/mail/troubles/${trouble.id}`));
      this.#toasts.show(this.deliveries().cleared);
    } catch (error) {
      this.#failures.toast(error);
    }
    this.troubles.reload();
  }

  protected async edit(before: Client): Promise<void> {
    const dialog = this.#dialogs.openPanel<Client, Client, ClientPanel>(ClientPanel, {
      label: this.t().edit,
      data: before,
      focus: 'field',
    });
    if (await firstValueFrom(dialog.closed)) this.detail.reload();
  }

  protected async openPerson(before: Person | null): Promise<void> {
    const dialog = this.#dialogs.openPanel<Person, PersonPanelData, PersonPanel>(PersonPanel, {
      label: before?.name ?? this.t().addContact,
      data: { before, kind: 'contact', clientId: this.id() },
      focus: 'field',
    });
    if (await firstValueFrom(dialog.closed)) this.contacts.reload();
  }
}
