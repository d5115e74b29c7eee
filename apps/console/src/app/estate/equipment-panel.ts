import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { type ShownProblem, Toasts, injectTexts, sharedTexts } from '@vigie/ui';
import { equipmentKinds, equipmentStates } from '@vigie/rules';
import { type Equipment, client, equipmentDetail, page, person, site, sites } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { Edit, type Said } from '../kit/edit';
import { EditClash } from '../kit/edit-clash';
import { kitTexts } from '../kit/kit.texts';
import { PanelFoot, PanelHead } from '../kit/panel-frame';
import { estateTexts } from './estate.texts';

export interface EquipmentPanelData {
  before: Equipment | null;
  clientId: string | null;
}

/** Equipment created or changed; closes with it. */
@Component({
  selector: 'app-equipment-panel',
  imports: [EditClash, FormField, PanelFoot, PanelHead],
  templateUrl: './equipment-panel.html',
})
export class EquipmentPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #data = inject<EquipmentPanelData>(DIALOG_DATA);
  protected readonly before = this.#data.before;
  protected readonly dialog = inject<DialogRef<Equipment>>(DialogRef);
  protected readonly t = injectTexts(estateTexts);
  protected readonly kit = injectTexts(kitTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly options = { kinds: equipmentKinds, states: equipmentStates };

  readonly #model = signal(modelOf(this.#data));
  protected readonly form = form(this.#model);
  readonly #base = signal<Equipment | null>(this.before);
  protected readonly edit = new Edit<Equipment, Model>({
    base: this.#base,
    read: async () =>
      equipmentDetail.parse(await firstValueFrom(this.#http.get(`/api/equipment/${this.before?.id ?? ''}`))),
    stateOf: (before) => modelOf({ before, clientId: null }),
    state: this.#model,
    show: (state) => this.#model.set(state),
    say: (state) => this.#say(state),
  });
  readonly #clientId = computed(() => this.#model().clientId);
  readonly #clients = httpResource(() => ({ url: '/api/clients', params: { limit: 200 } }), {
    parse: (raw) => page(client).parse(raw),
  });
  protected readonly clients = computed(() => (this.#clients.hasValue() ? this.#clients.value().items : []));
  readonly #sites = httpResource(() => this.#ofClient('/api/sites', {}), {
    parse: (raw) => sites.parse(raw),
  });
  protected readonly sites = linkedSignal(() => (this.#sites.hasValue() ? this.#sites.value().items : []));
  readonly #contacts = httpResource(() => this.#ofClient('/api/people', { kind: 'contact', limit: 200 }), {
    parse: (raw) => page(person).parse(raw),
  });
  protected readonly contacts = computed(() =>
    this.#contacts.hasValue() ? this.#contacts.value().items : [],
  );
  protected readonly newSite = signal<string | null>(null);
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);
  protected readonly missing = computed(() => ({
    client: this.tried() && this.#clientId() === '',
    name: this.tried() && this.#model().name.trim() === '',
  }));

  protected changeClient(): void {
    this.#model.update((model) => ({ ...model, siteId: '', ownerId: '' }));
  }

  protected async addSite(): Promise<void> {
    const name = this.newSite()?.trim();
    if (!name) return;
    try {
      const body = { clientId: this.#clientId(), name };
      const made = site.parse(await firstValueFrom(this.#http.post('/api/sites', body)));
      this.sites.update((list) => [...list, made]);
      this.#model.update((model) => ({ ...model, siteId: made.id }));
      this.newSite.set(null);
      this.#toasts.show(this.t().siteAdded);
    } catch (error) {
      this.#failures.toast(error);
    }
  }

  protected async submit(event?: Event): Promise<void> {
    event?.preventDefault();
    this.tried.set(true);
    const { client: noClient, name: noName } = this.missing();
    if (noClient || noName || this.busy()) return;
    this.busy.set(true);
    try {
      this.dialog.close(equipmentDetail.parse(await firstValueFrom(this.#save())));
      this.#toasts.show(this.t().saved);
    } catch (error) {
      this.problem.set(await this.edit.unlessClash(this.#failures.read(error)));
    } finally {
      this.busy.set(false);
    }
  }

  #say(model: Model): Record<keyof Model, Said> {
    const t = this.t();
    const words = this.shared();
    const named = (id: string, all: readonly { id: string; name: string }[], none: string) =>
      id === '' ? none : (all.find((one) => one.id === id)?.name ?? '…');
    return {
      clientId: [t.client, named(model.clientId, this.clients(), '')],
      kind: [t.kind, lookup(words.equipmentKinds, model.kind)],
      state: [t.state, lookup(words.equipmentStates, model.state)],
      name: [t.name, model.name],
      model: [t.model, model.model],
      serial: [t.serial, model.serial],
      siteId: [t.site, named(model.siteId, this.sites(), t.noSite)],
      ownerId: [t.ownerContact, named(model.ownerId, this.contacts(), t.noOwner)],
      ownerName: [t.ownerName, model.ownerName],
      covered: [t.covered, model.covered ? t.yes : t.no],
      warrantyEnd: [t.warranty, model.warrantyEnd],
      vendorContract: [t.vendorContract, model.vendorContract],
    };
  }

  #save() {
    const { clientId, state, ...fields } = this.#model();
    const body = Object.fromEntries(
      Object.entries(fields).map(([key, value]) => [key, value === '' ? null : value]),
    );
    const before = this.#base();
    if (before) return this.#http.patch(`/api/equipment/${before.id}`, { ...body, version: before.version });
    return this.#http.post('/api/equipment', { ...body, clientId, state });
  }

  #ofClient(url: string, params: Record<string, string | number>) {
    const chosen = this.#clientId();
    return chosen ? { url, params: { ...params, client: chosen } } : undefined;
  }
}

const lookup = (words: Readonly<Record<string, string>>, key: string): string => words[key] ?? key;

const empty = {
  clientId: '',
  kind: 'workstation',
  state: 'in-stock',
  name: '',
  model: '',
  serial: '',
  siteId: '',
  ownerId: '',
  ownerName: '',
  covered: true,
  warrantyEnd: '',
  vendorContract: '',
};

type Model = typeof empty;

/** What the form starts with. */
function modelOf({ before, clientId }: EquipmentPanelData): Model {
  if (!before) return { ...empty, clientId: clientId ?? '' };
  const { kind, state, name, covered, owner } = before;
  const text = (value: string | null | undefined): string => value ?? '';
  return {
    clientId: before.client.id,
    kind,
    state,
    name,
    covered,
    model: text(before.model),
    serial: text(before.serial),
    siteId: text(before.site?.id),
    ownerId: text(owner?.id),
    ownerName: owner?.id ? '' : text(owner?.name),
    warrantyEnd: text(before.warrantyEnd),
    vendorContract: text(before.vendorContract),
  };
}
