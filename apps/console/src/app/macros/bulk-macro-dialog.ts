import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { httpResource } from '@angular/common/http';
import { Component, ElementRef, computed, inject, linkedSignal, signal, viewChild } from '@angular/core';
import { ErrorState, Icon, Skeleton, injectTexts, sharedTexts } from '@vigie/ui';
import { type TicketRow, readyMacros } from '@vigie/wire';
import { bulkTexts } from '../tickets/bulk.texts';
import { injectMacroWords } from './macro-words';
import { macroTexts } from './macros.texts';
import { matchingMacros } from './matching-macros';

/** Finds a macro for several tickets, and says before what of it cannot be undone; closes with its identifier. */
@Component({
  selector: 'app-bulk-macro-dialog',
  imports: [ErrorState, Icon, Skeleton],
  templateUrl: './bulk-macro-dialog.html',
  styleUrls: ['./macro-picker.css', './bulk-macro-dialog.css'],
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

  protected readonly query = signal('');
  protected readonly list = httpResource(
    () => (this.example ? `/api/tickets/${this.example.id}/macros` : undefined),
    { parse: (raw) => readyMacros.parse(raw) },
  );
  protected readonly all = computed(() => (this.list.hasValue() ? this.list.value().items : undefined));
  protected readonly found = computed(() => matchingMacros(this.all() ?? [], this.query()));
  protected readonly active = linkedSignal({ source: this.found, computation: () => 0 });
  protected readonly shown = computed(() => this.found()[this.active()]);
  protected readonly changes = computed(() => {
    const macro = this.shown();
    return macro ? this.#say()(macro.changes, macro.assignee) : [];
  });
  protected readonly answers = computed(() => {
    const macro = this.shown();
    return macro !== undefined && macro.body !== null && macro.visibility === 'public';
  });
  protected readonly undoes = computed(() => {
    const macro = this.shown();
    const { macroAnswer, macroNote, macroUndo } = this.bulk();
    if (!macro) return '';
    if (this.answers()) return macroAnswer;
    return macro.body === null ? macroUndo : macroNote;
  });
  private readonly options = viewChild<ElementRef<HTMLElement>>('options');

  protected move(step: number): void {
    const { length } = this.found();
    if (length === 0) return;
    this.active.update((index) => (index + step + length) % length);
    this.options()?.nativeElement.children[this.active()]?.scrollIntoView({ block: 'nearest' });
  }

  protected apply(): void {
    const macro = this.shown();
    if (macro) this.dialog.close(macro.id);
  }
}
