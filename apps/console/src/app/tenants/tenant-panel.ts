import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { namingRules } from '@vigie/rules';
import { type ShownProblem, Toasts, injectTexts } from '@vigie/ui';
import type { Reference, Tenant } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { PanelFoot, PanelHead } from '../kit/panel-frame';
import { Failures } from '../core/failures';
import { kitTexts } from '../kit/kit.texts';
import { tenantTexts } from './tenants.texts';

export interface TenantPanelData {
  client: Reference;
  before: Tenant | null;
}

/** The tenant of a client, named or changed. */
@Component({
  selector: 'app-tenant-panel',
  imports: [FormField, PanelFoot, PanelHead],
  templateUrl: './tenant-panel.html',
})
export class TenantPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  protected readonly data = inject<TenantPanelData>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  protected readonly t = injectTexts(tenantTexts);
  protected readonly kit = injectTexts(kitTexts);
  protected readonly namings = namingRules;

  readonly #model = signal<Pick<Tenant, 'domain' | 'naming'> & { tenant: string }>({
    tenant: this.data.before?.tenantId ?? '',
    domain: this.data.before?.domain ?? '',
    naming: this.data.before?.naming ?? 'first.last',
  });
  protected readonly form = form(this.#model);
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);

  protected isMissing(key: 'tenant' | 'domain'): boolean {
    return this.tried() && this.#model()[key].trim() === '';
  }

  /** Who gives a domain means it for addresses, too. */
  protected proposeDomain(): void {
    const { tenant, domain } = this.#model();
    if (domain === '' && tenant.includes('.'))
      this.#model.update((model) => ({ ...model, domain: tenant.trim() }));
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    if (this.isMissing('tenant') || this.isMissing('domain') || this.busy()) return;
    this.busy.set(true);
    try {
      await this.#save();
      this.#toasts.show(this.t().saved);
      this.dialog.close(true);
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    } finally {
      this.busy.set(false);
    }
  }

  #save(): Promise<unknown> {
    const { tenant, domain, naming } = this.#model();
    const { client, before } = this.data;
    const url = `/api/tenants/${client.id}`;
    if (before === null) return firstValueFrom(this.#http.post(url, { tenant, domain, naming }));
    return firstValueFrom(this.#http.patch(url, { domain, naming, version: before.version }));
  }
}
