import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EmptyState, ErrorState, Locale, injectTexts } from '@vigie/ui';
import {
  type DeskImportDetail,
  type DeskImportRow,
  deskImportRow,
  deskImportWords,
  importActions,
  page,
} from '@vigie/wire';
import { pagedList } from '../core/paged-list';
import { paramsOf } from '../core/resources';
import { LoadMore } from '../kit/load-more';
import { TableGhost } from '../kit/table-ghost';
import { importTexts } from './imports.texts';

/** The rows of an import and what becomes of each. */
@Component({
  selector: 'app-import-rows',
  imports: [EmptyState, ErrorState, LoadMore, RouterLink, TableGhost],
  templateUrl: './import-rows.html',
  styles: `
    .page-head {
      margin-block-end: 8px;
    }
    .fault {
      color: var(--bad);
      font-size: var(--text-12);
    }
  `,
})
export class ImportRows {
  readonly run = input.required<DeskImportDetail>();
  protected readonly t = injectTexts(importTexts);
  readonly #locale = inject(Locale).current;
  protected readonly actions = importActions;
  /** What the rows will do, or did. */
  protected readonly words = computed(() =>
    this.run().startedAt === null ? this.t().actions : deskImportWords[this.#locale()].actions,
  );
  protected readonly action = signal('');
  protected readonly list = pagedList<DeskImportRow>({
    url: () => `/api/imports/${this.run().id}/rows`,
    params: () => paramsOf({ action: this.action() }),
    parse: (raw) => page(deskImportRow).parse(raw),
  });
  readonly #progress = computed(() => `${this.run().state} ${this.run().done}`);

  constructor() {
    let shown = '';
    effect(() => {
      const progress = this.#progress();
      if (shown !== '' && shown !== progress) untracked(() => this.list.reload());
      shown = progress;
    });
  }

  /** Where what a row brought can be seen. */
  protected linkOf({ targetId }: DeskImportRow): string[] | null {
    if (targetId === null || this.run().kind === 'contacts') return null;
    return this.run().kind === 'clients' ? ['/clients', targetId] : ['/tickets', targetId];
  }
}
