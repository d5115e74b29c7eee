import {
  Component,
  ElementRef,
  computed,
  inject,
  input,
  linkedSignal,
  model,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MaxChars, refuseTooLong } from '@vigie/ui';
import { FocusReturn } from '../keyboard/focus-return';

/** Something a field proposes. */
export interface Suggestion {
  key: string;
  label: string;
  hint?: string;
}

/** A field that proposes what fits what is typed: a combobox whose list opens under it. */
@Component({
  selector: 'app-suggest-field',
  imports: [MaxChars],
  template: `
    <input
      #field
      class="input"
      type="text"
      role="combobox"
      autocomplete="off"
      aria-autocomplete="list"
      [id]="inputId()"
      [vMax]="max()"
      [attr.aria-label]="label()"
      [attr.aria-keyshortcuts]="shortcut()"
      [attr.aria-expanded]="shown()"
      [attr.aria-controls]="inputId() + '-list'"
      [attr.aria-activedescendant]="shown() ? inputId() + '-' + active() : null"
      [placeholder]="placeholder()"
      [value]="text()"
      (focus)="open.set(true)"
      (input)="type(field.value)"
      (keydown.arrowDown)="move(1); $event.preventDefault()"
      (keydown.arrowUp)="move(-1); $event.preventDefault()"
      (keydown.enter)="enter($event)"
      (keydown.escape)="escape($event)"
    />
    <div
      class="menu"
      role="listbox"
      [id]="inputId() + '-list'"
      [hidden]="!shown()"
      [attr.aria-label]="label()"
    >
      @for (option of options(); track option.key; let index = $index) {
        <button
          type="button"
          class="menu-item"
          role="option"
          tabindex="-1"
          [id]="inputId() + '-' + index"
          [attr.aria-selected]="index === active()"
          (mousedown)="$event.preventDefault()"
          (click)="choose(option)"
        >
          <span class="words">{{ option.label }}</span>
          @if (option.hint) {
            <span class="end">{{ option.hint }}</span>
          }
        </button>
      }
    </div>
  `,
  styles: `
    :host {
      position: relative;
      display: block;
    }
    .menu {
      position: absolute;
      inset: calc(100% + 4px) 0 auto;
      z-index: 5;
      max-height: 260px;
      overflow-y: auto;
    }
    .menu[hidden] {
      display: none;
    }
    .words {
      min-width: 0;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  `,
  host: { '(focusout)': 'leave($event)' },
})
export class SuggestField {
  readonly inputId = input.required<string>();
  readonly label = input.required<string>();
  readonly placeholder = input('');
  /** How much may be typed, where what is typed can be chosen. */
  readonly max = input<number | null>(null);
  readonly shortcut = input<string | null>(null);
  readonly options = input.required<readonly Suggestion[]>();
  readonly text = model('');
  readonly chosen = output<Suggestion>();

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #focus = new FocusReturn();
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  protected readonly open = signal(false);
  protected readonly shown = computed(() => this.open() && this.options().length > 0);
  protected readonly active = linkedSignal({ source: this.options, computation: () => 0 });

  /** From a shortcut: Escape goes back to where one was. */
  focus(): void {
    this.#focus.enter(this.field().nativeElement);
  }

  protected type(text: string): void {
    this.text.set(text);
    this.open.set(true);
  }

  protected move(step: number): void {
    this.open.set(true);
    const { length } = this.options();
    if (length > 0) this.active.update((index) => (index + step + length) % length);
  }

  protected choose(option: Suggestion | undefined): void {
    if (!option || refuseTooLong(this.#host)) return;
    this.chosen.emit(option);
    this.text.set('');
  }

  protected enter(event: Event): void {
    event.preventDefault();
    if (this.shown()) this.choose(this.options()[this.active()]);
  }

  protected escape(event: Event): void {
    event.stopPropagation();
    const isInDialog = this.#host.closest('[role=dialog]') !== null;
    const shown = this.shown();
    this.open.set(false);
    // In a dialog, only the list closes: the focus stays among its fields.
    if (!shown || !isInDialog) this.#focus.leave(this.field().nativeElement);
  }

  protected leave(event: FocusEvent): void {
    if (!(event.relatedTarget instanceof Node) || !this.#host.contains(event.relatedTarget))
      this.open.set(false);
  }
}
