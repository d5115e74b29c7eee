import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { Icon, injectTexts, sharedTexts } from '@vigie/ui';
import { type TicketRow, readyMacros } from '@vigie/wire';
import { bulkTexts } from '../tickets/bulk.texts';
import { injectMacroWords } from './macro-words';
import { MacroChoice, MacroSearch } from './macro-search';
import { macroTexts } from './macros.texts';

/** Finds a macro for several tickets, and says before what of it cannot be undone; closes with its identifier. */
@Component({
  selector: 'app-bulk-macro-dialog',
  imports: [Icon, MacroSearch],
  templateUrl: './bulk-macro-dialog.html',
  styleUrl: './bulk-macro-dialog.css',
})
export class BulkMacroDialog {
  protected readonly dialog = inject<DialogRef<string>>(DialogRef);
  protected readonly tickets = inject<readonly TicketRow[]>(DIALOG_DATA);
  /** On which its text is shown; a new one would open besides, which is not true of the others. */
  protected readonly example = this.tickets.find(({ state }) => state !== 'new') ?? this.tickets[0];
  protected readonly t = injectTexts(macroTexts);
  protected readonly bulk = injectTexts(bulkTexts);
  protected readonly shared = injectTexts(sharedTexts);
  readonly #say = injectMacroWords();

  protected readonly choice = new MacroChoice(
    httpResource(() => (this.example ? `/api/tickets/${this.example.id}/macros` : undefined), {
      parse: (raw) => readyMacros.parse(raw),
    }),
  );
  protected readonly textTitle = computed(() => {
    const macro = this.choice.shown();
    return macro ? this.bulk().macroOn(this.t().kinds[macro.visibility], this.example?.number ?? '') : '';
  });
  protected readonly changes = computed(() => {
    const macro = this.choice.shown();
    return macro ? this.#say()(macro.changes, macro.assignee) : [];
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
