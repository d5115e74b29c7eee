import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Dialogs, EmptyState, ErrorState, Icon, Toasts, injectTexts } from '@vigie/ui';
import { type AccountTemplate, accountTemplates, client } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { SessionStore } from '../core/session-store';
import { Shortcuts } from '../keyboard/shortcuts';
import { TableGhost } from '../kit/table-ghost';
import { PageTitle } from '../shell/page-title';
import { accountTemplateTexts } from './account-templates.texts';
import { TemplatePanel, type TemplatePanelData } from './template-panel';

interface Brought {
  key: string;
  name: string;
  kind: string;
  fault: string | null;
}

/** What people of each function get at a client. */
@Component({
  selector: 'app-client-templates-page',
  imports: [EmptyState, ErrorState, Icon, RouterLink, TableGhost],
  templateUrl: './client-templates-page.html',
  styleUrl: './client-templates-page.css',
})
export class ClientTemplatesPage {
  readonly id = input.required<string>();

  readonly #http = inject(HttpClient);
  readonly #dialogs = inject(Dialogs);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(accountTemplateTexts);
  protected readonly list = httpResource(() => `/api/clients/${this.id()}/account-templates`, {
    parse: (raw) => accountTemplates.parse(raw),
  });
  readonly #client = httpResource(() => `/api/clients/${this.id()}`, { parse: (raw) => client.parse(raw) });
  protected readonly heading = computed(() =>
    this.#client.hasValue() ? this.t().ofClient(this.#client.value().name) : this.t().title,
  );
  protected readonly canManage = computed(
    () => this.#session.session() !== null && this.#session.can('accounts.manage'),
  );

  constructor() {
    const title = inject(PageTitle);
    inject(Shortcuts).use({ c: () => void this.open(null) });
    effect(() => {
      if (this.#client.hasValue()) title.say(this.heading());
    });
  }

  protected brought({ licences, groups }: AccountTemplate): Brought[] {
    const { kinds, missing, notWritable } = this.t();
    return [
      ...licences.map(({ id, name, missing: gone }) => ({
        key: id,
        name,
        kind: '',
        fault: gone ? missing : null,
      })),
      ...groups.map(({ id, name, kind, obstacle }) => ({
        key: id,
        name,
        kind: kind ? kinds[kind] : '',
        fault: obstacle && (obstacle === 'missing' ? missing : notWritable),
      })),
    ];
  }

  protected async open(before: AccountTemplate | null, copied?: AccountTemplate): Promise<void> {
    if (!this.canManage()) return;
    const dialog = this.#dialogs.openPanel<true, TemplatePanelData, TemplatePanel>(TemplatePanel, {
      label: before?.name ?? this.t().add,
      data: { clientId: this.id(), before, copied: copied ?? null },
      width: '560px',
      focus: 'field',
    });
    if (await firstValueFrom(dialog.closed)) this.list.reload();
  }

  protected async setActive({ id, name, version }: AccountTemplate, active: boolean): Promise<void> {
    try {
      await firstValueFrom(this.#http.put(`/api/account-templates/${id}/active`, { active, version }));
      this.#toasts.show(active ? this.t().restoredSaid(name) : this.t().archivedSaid(name));
    } catch (error) {
      this.#failures.toast(error);
    }
    this.list.reload();
  }
}
