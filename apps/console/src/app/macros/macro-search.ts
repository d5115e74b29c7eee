import type { HttpResourceRef } from '@angular/common/http';
import {
  Component,
  ElementRef,
  computed,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { ErrorState, Icon, Skeleton, injectTexts } from '@vigie/ui';
import type { Macro } from '@vigie/wire';
import { macroTexts } from './macros.texts';
import { matchingMacros } from './matching-macros';

type Listed = Pick<Macro, 'id' | 'name' | 'body' | 'visibility' | 'changes' | 'shared'>;

/** A list of macros, what is looked for in it, and which one is pointed at. */
export class MacroChoice<M extends Listed> {
  readonly query = signal('');
  readonly all = computed(() => (this.list.hasValue() ? this.list.value().items : undefined));
  readonly found = computed(() => matchingMacros(this.all() ?? [], this.query()));
  readonly active = linkedSignal({ source: this.found, computation: () => 0 });
  readonly shown = computed<M | undefined>(() => this.found()[this.active()]);

  constructor(readonly list: HttpResourceRef<{ items: M[] } | undefined>) {}

  move(step: number): void {
    const { length } = this.found();
    if (length > 0) this.active.update((index) => (index + step + length) % length);
  }
}

/** Finds a macro by the keyboard alone, and shows what it writes and changes; a warning can stand between. */
@Component({
  selector: 'app-macro-search',
  imports: [ErrorState, Icon, Skeleton],
  templateUrl: './macro-search.html',
  styleUrl: './macro-search.css',
})
export class MacroSearch<M extends Listed> {
  readonly choice = input.required<MacroChoice<M>>();
  /** What the macro that is pointed at changes, in words, and what stands above them. */
  readonly changes = input.required<readonly string[]>();
  readonly changesTitle = input.required<string>();
  /** What stands above its text, when it is more than its kind. */
  readonly textTitle = input('');
  /** Whether the mouse points by moving over; else by a click. */
  readonly hovers = input(false);
  /** Enter was pressed; at once with Ctrl. */
  readonly entered = output<{ atOnce: boolean }>();
  readonly clicked = output<M>();
  readonly doubled = output<M>();

  protected readonly t = injectTexts(macroTexts);
  private readonly options = viewChild<ElementRef<HTMLElement>>('options');

  protected move(step: number, event: Event): void {
    event.preventDefault();
    this.choice().move(step);
    this.options()?.nativeElement.children[this.choice().active()]?.scrollIntoView({ block: 'nearest' });
  }

  protected enter(event: Event): void {
    event.preventDefault();
    this.entered.emit({ atOnce: event instanceof KeyboardEvent && (event.ctrlKey || event.metaKey) });
  }

  protected click(macro: M, index: number): void {
    this.choice().active.set(index);
    this.clicked.emit(macro);
  }
}
