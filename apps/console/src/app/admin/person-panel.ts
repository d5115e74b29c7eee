import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { type ShownProblem, Toasts, injectTexts } from '@vigie/ui';
import { type Person, type Role, client, contactRoles, page, person, staffRoles } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { Edit } from '../kit/edit';
import { EditClash } from '../kit/edit-clash';
import { kitTexts } from '../kit/kit.texts';
import { PanelFoot, PanelHead } from '../kit/panel-frame';
import { adminTexts } from './admin.texts';

export interface PersonPanelData {
  before: Person | null;
  kind: 'staff' | 'contact';
  clientId?: string;
}

interface PersonState {
  name: string;
  roles: readonly Role[];
  active: boolean;
}

/** Somebody invited or changed; closes with the person. */
@Component({
  selector: 'app-person-panel',
  imports: [EditClash, FormField, PanelFoot, PanelHead],
  templateUrl: './person-panel.html',
  styles: `
    .roles {
      display: grid;
      gap: 6px;
      margin-block-start: 4px;
    }
  `,
})
export class PersonPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  protected readonly data = inject<PersonPanelData>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<Person>>(DialogRef);
  protected readonly t = injectTexts(adminTexts);
  protected readonly kit = injectTexts(kitTexts);

  protected readonly choices: readonly Role[] = this.data.kind === 'staff' ? staffRoles : contactRoles;
  readonly #model = signal({
    name: this.data.before?.name ?? '',
    email: this.data.before?.email ?? '',
    clientId: this.data.clientId ?? '',
    active: this.data.before?.active ?? true,
  });
  protected readonly form = form(this.#model);
  protected readonly held = signal<readonly Role[]>(this.data.before?.roles ?? []);
  readonly #base = signal<Person | null>(this.data.before);
  protected readonly edit = new Edit<Person, PersonState>({
    base: this.#base,
    read: () => this.#read(),
    stateOf: ({ name, roles, active }) => ({ name, roles, active }),
    state: () => ({ name: this.#model().name, roles: this.held(), active: this.#model().active }),
    show: ({ roles, ...said }) => {
      this.#model.update((model) => ({ ...model, ...said }));
      this.held.set(roles);
    },
    say: ({ name, roles, active }) => ({
      name: [this.t().people.name, name],
      roles: [this.t().people.roles, roles.map((role) => this.t().roles[role]).join(', ')],
      active: [this.t().people.activeLabel, active ? this.kit().yes : this.kit().no],
    }),
  });
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);
  protected readonly needsClient = this.data.kind === 'contact' && !this.data.before && !this.data.clientId;
  readonly #clients = httpResource(
    () => (this.needsClient ? { url: '/api/clients', params: { limit: 200 } } : undefined),
    { parse: (raw) => page(client).parse(raw) },
  );
  protected readonly clients = computed(() => (this.#clients.hasValue() ? this.#clients.value().items : []));
  protected readonly title = computed(
    () =>
      this.data.before?.name ??
      (this.data.kind === 'staff' ? this.t().people.add : this.t().people.addContact),
  );

  protected toggle(role: Role): void {
    this.held.update((held) => (held.includes(role) ? held.filter((one) => one !== role) : [...held, role]));
  }

  protected isMissing(key: 'name' | 'email' | 'clientId'): boolean {
    return this.tried() && this.#model()[key].trim() === '';
  }

  protected async submit(event?: Event): Promise<void> {
    event?.preventDefault();
    this.tried.set(true);
    const { name, email, clientId } = this.#model();
    const complete =
      name.trim() !== '' && this.held().length > 0 && (this.data.before !== null || email.trim() !== '');
    if (!complete || (this.needsClient && clientId === '') || this.busy()) return;
    this.busy.set(true);
    try {
      this.dialog.close(person.parse(await firstValueFrom(this.#save())));
      this.#toasts.show(this.data.before ? this.t().people.saved : this.t().people.invited(name.trim()));
    } catch (error) {
      this.problem.set(await this.edit.unlessClash(this.#failures.read(error)));
    } finally {
      this.busy.set(false);
    }
  }

  async #read(): Promise<Person | undefined> {
    const { before, kind } = this.data;
    const params = { kind, q: before?.email ?? '', limit: 200 };
    const found = page(person).parse(await firstValueFrom(this.#http.get('/api/people', { params })));
    return found.items.find(({ id }) => id === before?.id);
  }

  #save() {
    const { name, email, clientId, active } = this.#model();
    const { kind } = this.data;
    const before = this.#base();
    const roles = this.held();
    if (before) {
      return this.#http.patch(`/api/people/${before.id}`, { name, roles, active, version: before.version });
    }
    if (kind === 'staff') return this.#http.post('/api/people/staff', { name, email, roles });
    return this.#http.post('/api/people/contacts', { clientId, name, email, roles });
  }
}
