import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Dialogs, EmptyState, ErrorState, Icon, InstantPipe, Kbd, Toasts, injectTexts } from '@vigie/ui';
import {
  type NasConnection,
  type ReportRuleItem,
  nasConnections,
  reportAddresses,
  reportRules,
} from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../../core/failures';
import { reloadOn } from '../../core/live-reload';
import { pagedList } from '../../core/paged-list';
import { keepLast } from '../../core/resources';
import { SessionStore } from '../../core/session-store';
import { ConfirmDialog, type Question } from '../../kit/confirm-dialog';
import { CopyButton } from '../../kit/copy-button';
import { LoadMore } from '../../kit/load-more';
import { TableGhost } from '../../kit/table-ghost';
import { Shortcuts } from '../../keyboard/shortcuts';
import { NasCard } from './nas-card';
import { NasPanel } from './nas-panel';
import { sourcesTexts } from './sources.texts';

/** Where news of backups come from: NAS that are read, and mails by the rules that people taught. */
@Component({
  selector: 'app-sources-page',
  imports: [
    CopyButton,
    EmptyState,
    ErrorState,
    Icon,
    InstantPipe,
    Kbd,
    LoadMore,
    NasCard,
    RouterLink,
    TableGhost,
  ],
  templateUrl: './sources-page.html',
  styleUrl: './sources-page.css',
})
export class SourcesPage {
  readonly #http = inject(HttpClient);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  readonly #failures = inject(Failures);
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(sourcesTexts);

  protected readonly nas = httpResource(() => '/api/backup-sources/nas', {
    parse: (raw) => nasConnections.parse(raw),
  });
  protected readonly connections = keepLast(this.nas);
  readonly #addresses = httpResource(() => '/api/backup-sources/addresses', {
    parse: (raw) => reportAddresses.parse(raw),
  });
  protected readonly addresses = computed(() =>
    this.#addresses.hasValue() ? this.#addresses.value().items : [],
  );
  protected readonly rules = pagedList<ReportRuleItem>({
    url: '/api/backup-sources/rules',
    params: () => ({}),
    parse: (raw) => reportRules.parse(raw),
  });
  protected readonly canManage = computed(
    () => this.#session.session() !== null && this.#session.can('backups.manage'),
  );

  constructor() {
    reloadOn(
      (event) => event.type === 'backup-sources.changed',
      () => this.reload(),
    );
    inject(Shortcuts).use({ n: () => void (this.canManage() && this.open(null)) });
  }

  protected reload(): void {
    this.nas.reload();
    this.rules.reload();
  }

  protected async open(before: NasConnection | null): Promise<void> {
    const dialog = this.#dialogs.openPanel<string, NasConnection | null, NasPanel>(NasPanel, {
      label: before === null ? this.t().addNas : this.t().editNas,
      data: before,
      focus: 'field',
    });
    if (await firstValueFrom(dialog.closed)) this.reload();
  }

  protected async forget(rule: ReportRuleItem): Promise<void> {
    const t = this.t();
    const dialog = this.#dialogs.open<boolean, Question, ConfirmDialog>(ConfirmDialog, {
      label: t.forgetTitle,
      width: '420px',
      data: { title: t.forgetTitle, text: t.forgetText, confirm: t.forget, danger: true },
    });
    if (!(await firstValueFrom(dialog.closed))) return;
    try {
      await firstValueFrom(this.#http.delete(`/api/backup-sources/rules/${rule.id}`));
      this.#toasts.show(t.forgotten);
      this.rules.reload();
    } catch (error) {
      this.#failures.toast(error);
    }
  }
}
