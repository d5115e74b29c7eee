import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { type ShownProblem, Toasts, injectTexts } from '@vigie/ui';
import { type Site, site, sites } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { Edit } from '../kit/edit';
import { EditClash } from '../kit/edit-clash';
import { kitTexts } from '../kit/kit.texts';
import { PanelFoot, PanelHead } from '../kit/panel-frame';
import { clientTexts } from './clients.texts';

export interface SitePanelData {
  before: Site | null;
  clientId: string;
}

/** A place of a client, added or changed; closes with it. */
@Component({
  selector: 'app-site-panel',
  imports: [EditClash, FormField, PanelFoot, PanelHead],
  templateUrl: './site-panel.html',
})
export class SitePanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  protected readonly data = inject<SitePanelData>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<Site>>(DialogRef);
  protected readonly t = injectTexts(clientTexts);
  protected readonly kit = injectTexts(kitTexts);
  readonly #model = signal({
    name: this.data.before?.name ?? '',
    address: this.data.before?.address ?? '',
  });
  protected readonly form = form(this.#model);
  readonly #base = signal<Site | null>(this.data.before);
  protected readonly edit = new Edit<Site, { name: string; address: string }>({
    base: this.#base,
    read: async () =>
      sites
        .parse(await firstValueFrom(this.#http.get('/api/sites', { params: { client: this.data.clientId } })))
        .items.find(({ id }) => id === this.data.before?.id),
    stateOf: ({ name, address }) => ({ name, address: address ?? '' }),
    state: this.#model,
    show: (state) => this.#model.set(state),
    say: ({ name, address }) => ({ name: [this.t().name, name], address: [this.t().address, address] }),
  });
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);
  protected readonly nameMissing = computed(() => this.tried() && this.#model().name.trim() === '');

  protected async submit(event?: Event): Promise<void> {
    event?.preventDefault();
    this.tried.set(true);
    if (this.nameMissing() || this.busy()) return;
    this.busy.set(true);
    try {
      this.dialog.close(site.parse(await firstValueFrom(this.#save())));
      this.#toasts.show(this.t().siteSaved);
    } catch (error) {
      this.problem.set(await this.edit.unlessClash(this.#failures.read(error)));
    } finally {
      this.busy.set(false);
    }
  }

  #save() {
    const { clientId } = this.data;
    const before = this.#base();
    const body = { name: this.#model().name, address: this.#model().address.trim() || null };
    if (!before) return this.#http.post('/api/sites', { ...body, clientId });
    return this.#http.patch(`/api/sites/${before.id}`, { ...body, version: before.version });
  }
}
