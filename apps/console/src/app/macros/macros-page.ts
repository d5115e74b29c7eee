import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { Dialogs, EmptyState, ErrorState, Icon, injectTexts } from '@vigie/ui';
import { fillMacro } from '@vigie/rules';
import { type Macro, macroList, reference } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod';
import { TableGhost } from '../kit/table-ghost';
import { MacroPanel, type MacroPanelData } from './macro-panel';
import { injectMacroWords } from './macro-words';
import { macroTexts } from './macros.texts';

const people = z.object({ items: z.array(reference) });

/** The macros of the team and one's own, edited in a side panel. */
@Component({
  selector: 'app-macros-page',
  imports: [EmptyState, ErrorState, Icon, TableGhost],
  templateUrl: './macros-page.html',
  styles: `
    .text {
      max-width: 46ch;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
      color: var(--ink-2);
    }
    .chips {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
    }
  `,
})
export class MacrosPage {
  readonly #dialogs = inject(Dialogs);
  protected readonly t = injectTexts(macroTexts);
  readonly #say = injectMacroWords();
  protected readonly list = httpResource(() => '/api/macros', { parse: (raw) => macroList.parse(raw) });
  protected readonly items = computed(() => (this.list.hasValue() ? this.list.value().items : undefined));
  readonly #people = httpResource(() => '/api/assignees', { parse: (raw) => people.parse(raw) });
  readonly #assignees = computed(() => (this.#people.hasValue() ? this.#people.value().items : []));

  protected changes({ changes }: Macro): string[] {
    const person = this.#assignees().find(({ id }) => id === changes.assignee);
    return this.#say()(changes, person ?? null);
  }

  /** Its text with the values of an example. */
  protected preview({ body }: Macro): string {
    return body === null ? '' : fillMacro(body, this.t().sample).text;
  }

  protected async open(before: Macro | null): Promise<void> {
    const dialog = this.#dialogs.openPanel<true, MacroPanelData, MacroPanel>(MacroPanel, {
      label: before?.name ?? this.t().add,
      data: { before, assignees: this.#assignees() },
      width: '640px',
      focus: 'field',
    });
    if (await firstValueFrom(dialog.closed)) this.list.reload();
  }
}
