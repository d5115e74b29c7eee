import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { Icon, Kbd, injectTexts } from '@vigie/ui';
import { type ReadyMacro, readyMacros } from '@vigie/wire';
import { MacroChoice, MacroSearch } from './macro-search';
import { injectMacroWords } from './macro-words';
import { macroTexts } from './macros.texts';

/** A macro as it was chosen: put into the composer, or applied at once. */
export interface PickedMacro {
  macro: ReadyMacro;
  atOnce: boolean;
}

/** Finds a macro and shows it as it would be on this ticket, by the keyboard alone. */
@Component({
  selector: 'app-macro-picker',
  imports: [Icon, Kbd, MacroSearch],
  templateUrl: './macro-picker.html',
  styleUrl: './macro-picker.css',
})
export class MacroPicker {
  readonly #dialog = inject<DialogRef<PickedMacro>>(DialogRef);
  protected readonly ticketId = inject<string>(DIALOG_DATA);
  protected readonly t = injectTexts(macroTexts);
  readonly #say = injectMacroWords();

  protected readonly choice = new MacroChoice(
    httpResource(() => `/api/tickets/${this.ticketId}/macros`, { parse: (raw) => readyMacros.parse(raw) }),
  );
  protected readonly changes = computed(() => {
    const macro = this.choice.shown();
    return macro ? this.#say()(macro.changes, macro.assignee) : [];
  });
  protected readonly holes = computed(() => {
    const empty = this.choice.shown()?.empty ?? [];
    return empty.length > 0 ? this.t().holes(empty.map((name) => `{{${name}}}`).join(', ')) : '';
  });

  /** A text with holes is completed in the composer first; changes alone have nothing to insert. */
  protected pick(macro: ReadyMacro | undefined, atOnce: boolean): void {
    if (!macro) return;
    const hasHoles = macro.empty.length > 0;
    this.#dialog.close({ macro, atOnce: macro.body === null || (atOnce && !hasHoles) });
  }
}
