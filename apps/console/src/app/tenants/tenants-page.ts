import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Dialogs, ErrorState, Icon, InstantPipe, NumberPipe, injectTexts } from '@vigie/ui';
import { type Reference, tenantList } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { TableGhost } from '../kit/table-ghost';
import { ApplicationCard } from './application-card';
import { ConsentMark } from './tenant-marks';
import { TenantPanel, type TenantPanelData } from './tenant-panel';
import { tenantTexts } from './tenants.texts';

/** Our application, and the tenant of each client. */
@Component({
  selector: 'app-tenants-page',
  imports: [ApplicationCard, ConsentMark, ErrorState, Icon, InstantPipe, NumberPipe, RouterLink, TableGhost],
  templateUrl: './tenants-page.html',
  styles: `
    .none .link-button {
      margin-inline-start: 10px;
    }
  `,
})
export class TenantsPage {
  readonly #dialogs = inject(Dialogs);
  readonly #router = inject(Router);
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(tenantTexts);
  protected readonly canManage = computed(
    () => this.#session.session() !== null && this.#session.can('accounts.manage'),
  );
  protected readonly resource = httpResource(() => '/api/tenants', { parse: (raw) => tenantList.parse(raw) });
  protected readonly list = keepLast(this.resource);

  constructor() {
    reloadOn(
      ({ type }) => type === 'tenant.changed',
      () => this.resource.reload(),
    );
  }

  protected async connect(client: Reference): Promise<void> {
    const dialog = this.#dialogs.openPanel<boolean, TenantPanelData, TenantPanel>(TenantPanel, {
      label: this.t().connect,
      data: { client, before: null },
      focus: 'field',
    });
    if (await firstValueFrom(dialog.closed)) await this.#router.navigate(['/admin/microsoft', client.id]);
  }
}
