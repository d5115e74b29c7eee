import { Component, computed, input, model, signal } from '@angular/core';
import { Icon, injectTexts } from '@vigie/ui';
import { sessionTexts } from '../session/texts';
import { FieldFrame } from './field-frame';
import { SuggestInput, type Suggestion } from './suggest-input';

/** One question answered with text: a line, an address, a password, or several lines. */
@Component({
  selector: 'app-text-field',
  imports: [FieldFrame, Icon, SuggestInput],
  template: `
    <app-field-frame [for]="id()" [label]="label()" [hint]="hint()" [error]="error()" [optional]="optional()">
      @if (type() === 'prose') {
        <textarea
          class="textarea"
          [id]="id()"
          [name]="name()"
          [rows]="rows()"
          [value]="value()"
          [attr.aria-required]="!optional()"
          [attr.aria-invalid]="error() ? true : null"
          [attr.aria-describedby]="describedBy()"
          (input)="value.set(box.value)"
          #box
        ></textarea>
      } @else if (suggestions(); as options) {
        <app-suggest-input
          [inputId]="id()"
          [name]="name()"
          [type]="type() === 'email' ? 'email' : 'text'"
          [options]="options"
          [required]="!optional()"
          [invalid]="error() !== null"
          [describedBy]="describedBy()"
          [(value)]="value"
        />
      } @else {
        <span class="with-button">
          <input
            class="input"
            [id]="id()"
            [name]="name()"
            [type]="inputType()"
            [value]="value()"
            [attr.inputmode]="inputmode()"
            [attr.autocomplete]="autocomplete()"
            [attr.autocapitalize]="verbatim() ? 'none' : null"
            [attr.spellcheck]="verbatim() ? 'false' : null"
            [attr.enterkeyhint]="enterkeyhint()"
            [attr.aria-required]="!optional()"
            [attr.aria-invalid]="error() ? true : null"
            [attr.aria-describedby]="describedBy()"
            (input)="value.set(line.value)"
            #line
          />
          @if (type() === 'password') {
            <button
              type="button"
              class="inside"
              [attr.aria-label]="t().showPassword"
              [attr.aria-pressed]="shown()"
              (click)="shown.set(!shown())"
            >
              <v-icon [name]="shown() ? 'eye' : 'lock'" [size]="20" />
            </button>
          }
        </span>
      }
    </app-field-frame>
  `,
})
export class TextField {
  readonly value = model('');
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly error = input<string | null>(null);
  readonly optional = input(false);
  readonly type = input<'line' | 'email' | 'password' | 'code' | 'prose'>('line');
  readonly rows = input(5);
  readonly autocomplete = input('off');
  readonly enterkeyhint = input<string | null>(null);
  /** Answers that can be taken over, where any other may be typed; null where nothing is ever proposed. */
  readonly suggestions = input<readonly Suggestion[] | null>(null);

  protected readonly t = injectTexts(sessionTexts);
  protected readonly shown = signal(false);
  protected readonly id = computed(() => `f-${this.name()}`);
  protected readonly verbatim = computed(() => this.type() !== 'line');
  protected readonly inputType = computed(() =>
    this.type() === 'password' && !this.shown() ? 'password' : 'text',
  );
  protected readonly inputmode = computed(() => {
    if (this.type() === 'email') return 'email';
    return this.type() === 'code' ? 'numeric' : null;
  });
  protected readonly describedBy = computed(() => describedBy(this.id(), this.hint(), this.error()));
}

/** Identifiers of what explains a control: its hint, then its error. */
export function describedBy(id: string, hint: string, error: string | null): string | null {
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter((part) => part !== '');
  return ids.length > 0 ? ids.join(' ') : null;
}
