import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { Icon, injectTexts, sharedTexts } from '@vigie/ui';
import { macroList, reference } from '@vigie/wire';
import * as z from 'zod';
import { bulkTexts } from '../tickets/bulk.texts';
import { injectMacroWords } from './macro-words';
import { MacroChoice, MacroSearch } from './macro-search';

const people = z.object({ items: z.array(reference) });

/** Finds a macro for several tickets, and says before what of it cannot be undone; closes with its identifier. */
@Component({
  selector: 'app-bulk-macro-dialog',
  imports: [Icon, MacroSearch],
  templateUrl: './bulk-macro-dialog.html',
  styleUrl: './bulk-macro-dialog.css',
})
export class BulkMacroDialog {
  protected readonly dialog = inject<DialogRef<string>>(DialogRef);
  /** On how many tickets. */
  protected readonly count = inject<number>(DIALOG_DATA);
  protected readonly bulk = injectTexts(bulkTexts);
  protected readonly shared = injectTexts(sharedTexts);
  readonly #say = injectMacroWords();

  protected readonly choice = new MacroChoice(
    httpResource(() => '/api/macros', { parse: (raw) => macroList.parse(raw) }),
  );
  readonly #people = httpResource(() => '/api/assignees', { parse: (raw) => people.parse(raw) });
  protected readonly changes = computed(() => {
    const changes = this.choice.shown()?.changes;
    const assignees = this.#people.hasValue() ? this.#people.value().items : [];
    return changes ? this.#say()(changes, assignees.find(({ id }) => id === changes.assignee) ?? null) : [];
  });
  protected readonly answers = computed(() => {
    const macro = this.choice.shown();
    return macro !== undefined && macro.body !== null && macro.visibility === 'public';
  });
  protected readonly undoes = computed(() => {
    const macro = this.choice.shown();
    const { macroAnswer, macroNote, macroUndo } = this.bulk();
    if (!macro) return '';
    if (this.answers()) return macroAnswer;
    return macro.body === null ? macroUndo : macroNote;
  });

  protected apply(): void {
    const macro = this.choice.shown();
    if (macro) this.dialog.close(macro.id);
  }
}
