import { Component, computed, inject, input } from '@angular/core';
import { type RequestKind } from '@vigie/rules';
import { Locale, formatDay, injectTexts } from '@vigie/ui';
import { type Field, fieldsOf } from '../new-request/fields';
import { newRequestTexts } from '../new-request/texts';
import { wordsOf } from '../new-request/words';

interface Answer {
  label: string;
  value: string;
}

/** What was asked, question by question, in the words of the form. */
@Component({
  selector: 'app-asked-values',
  template: `
    <dl class="asked">
      @for (answer of answers(); track answer.label) {
        <div>
          <dt>{{ answer.label }}</dt>
          <dd>{{ answer.value }}</dd>
        </div>
      }
    </dl>
  `,
})
export class AskedValues {
  readonly kind = input.required<RequestKind>();
  readonly form = input<Readonly<Record<string, unknown>> | null>(null);
  readonly subject = input<string | null>(null);
  readonly description = input<string | null>(null);
  /** Of a request of the catalogue, which says itself what was asked. */
  readonly said = input<readonly Answer[] | null>(null);

  readonly #locale = inject(Locale);
  readonly #t = injectTexts(newRequestTexts);
  protected readonly answers = computed<readonly Answer[]>(
    () =>
      this.said() ??
      fieldsOf[this.kind()].flatMap((field) => {
        const value = this.#say(field);
        const { label } = wordsOf(this.kind(), field.name, this.#locale.current());
        return value === '' ? [] : [{ label, value }];
      }),
  );

  #say(field: Field): string {
    if (field.name === 'subject') return this.subject() ?? '';
    if (field.name === 'description') return this.description() ?? '';
    const value = this.form()?.[field.name];
    if (Array.isArray(value)) return value.join(', ');
    if (typeof value !== 'string') return '';
    if (field.control === 'date') return formatDay(value, this.#locale.current());
    if (field.control !== 'choice') return value;
    const choice = field.options.find((option) => option === value);
    return choice ? this.#t().mailbox[choice].label : value;
  }
}
