import { Component, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Dialogs, EmptyState, ErrorState, Icon, InstantPipe, NumberPipe, injectTexts } from '@vigie/ui';
import { type DeskImport, deskImport, page } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { reloadOn } from '../core/live-reload';
import { pagedList } from '../core/paged-list';
import { LoadMore } from '../kit/load-more';
import { TableGhost } from '../kit/table-ghost';
import { ImportState } from './import-state';
import { importTexts } from './imports.texts';
import { UploadPanel } from './upload-panel';

/** What was brought in from other desks, by whom, and how it went. */
@Component({
  selector: 'app-imports-page',
  imports: [
    EmptyState,
    ErrorState,
    Icon,
    ImportState,
    InstantPipe,
    LoadMore,
    NumberPipe,
    RouterLink,
    TableGhost,
  ],
  templateUrl: './imports-page.html',
})
export class ImportsPage {
  readonly #dialogs = inject(Dialogs);
  readonly #router = inject(Router);
  protected readonly t = injectTexts(importTexts);
  protected readonly list = pagedList<DeskImport>({
    url: '/api/imports',
    params: () => ({}),
    parse: (raw) => page(deskImport).parse(raw),
  });

  constructor() {
    reloadOn(
      (event) => event.type === 'import.changed',
      () => this.list.reload(),
    );
  }

  protected async add(): Promise<void> {
    const dialog = this.#dialogs.openPanel<string, null, UploadPanel>(UploadPanel, {
      label: this.t().add,
      focus: 'field',
    });
    const id = await firstValueFrom(dialog.closed);
    if (id) await this.#router.navigate(['/admin/imports', id]);
  }
}
