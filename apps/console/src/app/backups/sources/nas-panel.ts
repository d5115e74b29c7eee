import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { type ShownProblem, Toasts, injectTexts } from '@vigie/ui';
import {
  type NasConnection,
  type NasInput,
  type NasService,
  client,
  nasConnection,
  nasServices,
  page,
} from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../../core/failures';
import { kitTexts } from '../../kit/kit.texts';
import { PanelFoot, PanelHead } from '../../kit/panel-frame';
import { sourcesTexts } from './sources.texts';

const blank = {
  name: '',
  clientId: '',
  address: 'https://',
  privateNetwork: false,
  account: '',
  password: '',
  zone: 'Europe/Paris',
  everyMinutes: 30,
  active: true,
};

/** A NAS set up or changed; closes with its identifier. Its password is never known here. */
@Component({
  selector: 'app-nas-panel',
  imports: [FormField, PanelFoot, PanelHead],
  templateUrl: './nas-panel.html',
  styles: `
    fieldset {
      display: grid;
      gap: 2px;
    }
    fieldset .check {
      min-height: 26px;
    }
  `,
})
export class NasPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  protected readonly before = inject<NasConnection | null>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<string>>(DialogRef);
  protected readonly t = injectTexts(sourcesTexts);
  protected readonly kit = injectTexts(kitTexts);
  protected readonly services = nasServices;

  protected readonly model = signal(this.before ? { ...blank, ...modelOf(this.before) } : blank);
  protected readonly form = form(this.model);
  protected readonly read = signal<readonly NasService[]>(this.before?.services ?? ['m365']);
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);
  readonly #clients = httpResource(() => ({ url: '/api/clients', params: { limit: 200 } }), {
    parse: (raw) => page(client).parse(raw),
  });
  protected readonly clients = computed(() => (this.#clients.hasValue() ? this.#clients.value().items : []));

  protected isMissing(key: 'name' | 'account' | 'password'): boolean {
    return this.tried() && this.model()[key].trim() === '' && !(key === 'password' && this.before);
  }

  protected fault(path: string): string | undefined {
    return this.problem()?.fields[path];
  }

  protected toggle(service: NasService): void {
    this.read.update((all) =>
      all.includes(service) ? all.filter((one) => one !== service) : [...all, service],
    );
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const lacks = (['name', 'account', 'password'] as const).some((key) => this.isMissing(key));
    if (lacks || this.read().length === 0 || this.busy()) return;
    this.busy.set(true);
    try {
      const saved = nasConnection.parse(await firstValueFrom(this.#save()));
      this.#toasts.show(this.t().saved);
      this.dialog.close(saved.id);
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    } finally {
      this.busy.set(false);
    }
  }

  #save() {
    const { password, clientId, everyMinutes, ...rest } = this.model();
    const body: NasInput = {
      ...rest,
      clientId: clientId || null,
      everyMinutes,
      services: [...this.read()],
      ...(password && { password }),
    };
    const url = '/api/backup-sources/nas';
    return this.before === null
      ? this.#http.post(url, body)
      : this.#http.put(`${url}/${this.before.id}`, { ...body, version: this.before.version });
  }
}

const modelOf = ({
  name,
  client: of,
  address,
  privateNetwork,
  account,
  zone,
  everyMinutes,
  active,
}: NasConnection) => ({
  ...{ name, address, privateNetwork, account, zone, everyMinutes, active },
  clientId: of?.id ?? '',
});
