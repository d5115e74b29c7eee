import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { httpResource } from '@angular/common/http';
import { Component, ElementRef, computed, inject, linkedSignal, signal, viewChild } from '@angular/core';
import { ErrorState, Icon, Kbd, Skeleton, injectTexts } from '@vigie/ui';
import { type ReadyMacro, readyMacros } from '@vigie/wire';
import { matchingMacros } from './matching-macros';
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
  imports: [ErrorState, Icon, Kbd, Skeleton],
  templateUrl: './macro-picker.html',
  styleUrl: './macro-picker.css',
})
export class MacroPicker {
  readonly #dialog = inject<DialogRef<PickedMacro>>(DialogRef);
  protected readonly ticketId = inject<string>(DIALOG_DATA);
  protected readonly t = injectTexts(macroTexts);
  readonly #say = injectMacroWords();

  protected readonly query = signal('');
  protected readonly list = httpResource(() => `/api/tickets/${this.ticketId}/macros`, {
    parse: (raw) => readyMacros.parse(raw),
  });
  protected readonly all = computed(() => (this.list.hasValue() ? this.list.value().items : undefined));
  protected readonly found = computed(() => matchingMacros(this.all() ?? [], this.query()));
  protected readonly active = linkedSignal({ source: this.found, computation: () => 0 });
  protected readonly shown = computed(() => this.found()[this.active()]);
  protected readonly changes = computed(() => {
    const macro = this.shown();
    return macro ? this.#say()(macro.changes, macro.assignee) : [];
  });
  protected readonly holes = computed(() => {
    const empty = this.shown()?.empty ?? [];
    return empty.length > 0 ? this.t().holes(empty.map((name) => `{{${name}}}`).join(', ')) : '';
  });
  private readonly options = viewChild<ElementRef<HTMLElement>>('options');

  protected move(step: number): void {
    const { length } = this.found();
    if (length === 0) return;
    this.active.update((index) => (index + step + length) % length);
    this.options()?.nativeElement.children[this.active()]?.scrollIntoView({ block: 'nearest' });
  }

  /** A text with holes is completed in the composer first; changes alone have nothing to insert. */
  protected pick(macro: ReadyMacro | undefined, atOnce: boolean): void {
    if (!macro) return;
    const hasHoles = macro.empty.length > 0;
    this.#dialog.close({ macro, atOnce: macro.body === null || (atOnce && !hasHoles) });
  }
}
