import { Component, input, model } from '@angular/core';
import { kitTexts } from '../kit/kit.texts';
import { injectTexts } from '@vigie/ui';

export interface GridField {
  key: string;
  label: string;
  hint?: string;
  /** Takes the whole width. */
  wide?: boolean;
  optional?: boolean;
  numeric?: boolean;
  /** Several lines. */
  lines?: boolean;
}
export type Values = Readonly<Record<string, string>>;

/** Short texts beside each other, each with what is wrong with it. */
@Component({
  selector: 'app-field-grid',
  template: `
    @for (field of fields(); track field.key) {
      <p class="field" [class.wide]="field.wide">
        <label [for]="prefix() + field.key"
          >{{ field.label }}
          @if (field.optional) {
            <span class="muted">{{ kit().optional }}</span>
          }
        </label>
        @if (field.lines) {
          <textarea
            #text
            class="input"
            rows="2"
            autocomplete="off"
            [id]="prefix() + field.key"
            [attr.aria-invalid]="faults()[field.key] !== undefined"
            [attr.aria-describedby]="prefix() + field.key + '-said'"
            [readOnly]="fixed()"
            [value]="values()[field.key] ?? ''"
            (input)="set(field.key, text.value)"
          ></textarea>
        } @else {
          <input
            #box
            class="input"
            autocomplete="off"
            [id]="prefix() + field.key"
            [attr.inputmode]="field.numeric ? 'numeric' : null"
            [attr.aria-invalid]="faults()[field.key] !== undefined"
            [attr.aria-describedby]="prefix() + field.key + '-said'"
            [readOnly]="fixed()"
            [value]="values()[field.key] ?? ''"
            (input)="set(field.key, box.value)"
          />
        }
        @if (faults()[field.key]; as fault) {
          <span class="field-error" [id]="prefix() + field.key + '-said'">{{ fault }}</span>
        } @else if (field.hint) {
          <span class="hint" [id]="prefix() + field.key + '-said'">{{ field.hint }}</span>
        }
      </p>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(210px, 1fr));
      gap: 12px 16px;
    }
    .wide {
      grid-column: 1 / -1;
    }
  `,
})
export class FieldGrid {
  readonly fields = input.required<readonly GridField[]>();
  readonly values = model.required<Values>();
  readonly faults = input.required<Values>();
  /** Of the identifiers of its inputs. */
  readonly prefix = input.required<string>();
  readonly fixed = input(false);
  protected readonly kit = injectTexts(kitTexts);

  protected set(key: string, value: string): void {
    this.values.update((values) => ({ ...values, [key]: value }));
  }
}
