import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { Dialogs, EmptyState, ErrorState, Icon, Locale, injectTexts, sharedTexts } from '@vigie/ui';
import { type Checklist, checklists, ticketWords } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { TableGhost } from '../kit/table-ghost';
import { ChecklistDirectory } from './checklist-directory';
import { ChecklistPanel } from './checklist-panel';
import { checklistTexts } from './checklists.texts';

/** The checklists that go on tickets, edited in a side panel. */
@Component({
  selector: 'app-checklists-page',
  imports: [EmptyState, ErrorState, Icon, TableGhost],
  templateUrl: './checklists-page.html',
  styles: `
    .chips {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
    }
  `,
})
export class ChecklistsPage {
  readonly #dialogs = inject(Dialogs);
  readonly #directory = inject(ChecklistDirectory);
  readonly #texts = injectTexts(checklistTexts);
  protected readonly t = computed(() => this.#texts().page);
  readonly #shared = injectTexts(sharedTexts);
  readonly #locale = inject(Locale);
  protected readonly list = httpResource(() => '/api/checklists', { parse: (raw) => checklists.parse(raw) });

  protected required({ items }: Checklist): number {
    return items.filter(({ required }) => required).length;
  }

  protected places({ ticketKinds, requestKinds }: Checklist): string[] {
    const { kinds } = ticketWords[this.#locale.current()];
    const words = this.#shared().requestKinds;
    return [...ticketKinds.map((kind) => kinds[kind]), ...requestKinds.map((kind) => words[kind])];
  }

  protected async open(before: Checklist | null): Promise<void> {
    const dialog = this.#dialogs.openPanel<true, Checklist | null, ChecklistPanel>(ChecklistPanel, {
      label: before?.name ?? this.t().add,
      data: before,
      width: '560px',
      focus: 'field',
    });
    if (!(await firstValueFrom(dialog.closed))) return;
    this.list.reload();
    this.#directory.resource.reload();
  }
}
