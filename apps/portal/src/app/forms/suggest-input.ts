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
} from '@angular/core';
import { injectTexts } from '@vigie/ui';
import { newRequestTexts } from '../new-request/texts';

/** An answer that can be taken over instead of typed. */
export interface Suggestion {
  value: string;
  hint: string;
}

/** More would be scrolled through and not read. */
const mostShown = 8;

/** A line of text that proposes answers while it is typed; any other text may stay. */
@Component({
  selector: 'app-suggest-input',
  template: `
    <input
      #line
      class="input"
      role="combobox"
      aria-autocomplete="list"
      autocomplete="off"
      [id]="inputId()"
      [name]="name()"
      [type]="type()"
      [attr.autocapitalize]="type() === 'email' ? 'none' : null"
      [attr.spellcheck]="type() === 'email' ? 'false' : null"
      [value]="value()"
      [attr.aria-required]="required()"
      [attr.aria-invalid]="invalid() ? true : null"
      [attr.aria-describedby]="describedBy()"
      [attr.aria-expanded]="shown()"
      [attr.aria-controls]="listId()"
      [attr.aria-activedescendant]="shown() && active() >= 0 ? listId() + '-' + active() : null"
      (focus)="open.set(true)"
      (click)="open.set(true)"
      (input)="type_(line.value)"
      (keydown.arrowDown)="move(1, $event)"
      (keydown.arrowUp)="move(-1, $event)"
      (keydown.enter)="enter($event)"
      (keydown.escape)="open.set(false)"
    />
    <div
      class="suggestions"
      role="listbox"
      [id]="listId()"
      [attr.aria-label]="t().brings.proposals"
      [hidden]="!shown()"
    >
      @for (option of matching(); track option.value; let index = $index) {
        <button
          type="button"
          role="option"
          tabindex="-1"
          [id]="listId() + '-' + index"
          [attr.aria-selected]="index === active()"
          (mousedown)="$event.preventDefault()"
          (click)="choose(option)"
        >
          <span>{{ option.value }}</span>
          @if (option.hint) {
            <small>{{ option.hint }}</small>
          }
        </button>
      }
    </div>
  `,
  host: { class: 'suggest', '(focusout)': 'leave($event)' },
})
export class SuggestInput {
  readonly value = model('');
  readonly inputId = input.required<string>();
  readonly name = input.required<string>();
  readonly options = input.required<readonly Suggestion[]>();
  readonly type = input<'text' | 'email'>('text');
  readonly required = input(false);
  readonly invalid = input(false);
  readonly describedBy = input<string | null>(null);
  /** A proposal was chosen. */
  readonly taken = output();

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly t = injectTexts(newRequestTexts);
  protected readonly open = signal(false);
  protected readonly listId = computed(() => `${this.inputId()}-list`);
  protected readonly matching = computed(() => {
    const typed = plain(this.value().trim());
    const found = this.options().filter(({ value, hint }) => plain(`${value} ${hint}`).includes(typed));
    // What is typed already needs no proposal.
    if (found.length === 1 && plain(found[0]?.value ?? '') === typed) return [];
    return found.slice(0, mostShown);
  });
  protected readonly shown = computed(() => this.open() && this.matching().length > 0);
  /** None until somebody looks for one, so that Enter sends the form like everywhere else. */
  protected readonly active = linkedSignal({ source: this.matching, computation: () => -1 });

  protected type_(text: string): void {
    this.value.set(text);
    this.open.set(true);
  }

  protected move(step: number, event: Event): void {
    const { length } = this.matching();
    if (length === 0) return;
    event.preventDefault();
    this.open.set(true);
    this.active.update((index) => (index < 0 && step < 0 ? length - 1 : (index + step + length) % length));
  }

  protected enter(event: Event): void {
    const option = this.shown() ? this.matching()[this.active()] : undefined;
    if (!option) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.choose(option);
  }

  protected choose({ value }: Suggestion): void {
    this.value.set(value);
    this.open.set(false);
    this.taken.emit();
  }

  protected leave(event: FocusEvent): void {
    if (!(event.relatedTarget instanceof Node) || !this.#host.contains(event.relatedTarget))
      this.open.set(false);
  }
}

/** Lower case and without accents, so that « compta » finds « Comptabilité ». */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
