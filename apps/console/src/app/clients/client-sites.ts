import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Dialogs, EmptyState, ErrorState, Icon, injectTexts } from '@vigie/ui';
import { type Site, sites } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { SessionStore } from '../core/session-store';
import { TableGhost } from '../kit/table-ghost';
import { clientTexts } from './clients.texts';
import { SitePanel, type SitePanelData } from './site-panel';

/** The places of a client, and how much equipment stands there. */
@Component({
  selector: 'app-client-sites',
  imports: [EmptyState, ErrorState, Icon, RouterLink, TableGhost],
  templateUrl: './client-sites.html',
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class ClientSites {
  readonly clientId = input.required<string>();

  readonly #dialogs = inject(Dialogs);
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(clientTexts);
  protected readonly list = httpResource(() => ({ url: '/api/sites', params: { client: this.clientId() } }), {
    parse: (raw) => sites.parse(raw),
  });
  protected readonly canWrite = computed(
    () => this.#session.session() !== null && this.#session.can('estate.write'),
  );

  protected async open(before: Site | null): Promise<void> {
    const dialog = this.#dialogs.openPanel<Site, SitePanelData, SitePanel>(SitePanel, {
      label: before?.name ?? this.t().addSite,
      data: { before, clientId: this.clientId() },
      focus: 'field',
    });
    if (await firstValueFrom(dialog.closed)) this.list.reload();
  }
}
