import type { RequestKind } from '@vigie/rules';
import { Component, computed, inject, input, model } from '@angular/core';
import { Locale, injectTexts } from '@vigie/ui';
import { ChoiceField } from '../forms/choice-field';
import { DateField } from '../forms/date-field';
import { ListField } from '../forms/list-field';
import type { Suggestion } from '../forms/suggest-input';
import { TextField } from '../forms/text-field';
import type { Field } from './fields';
import { newRequestTexts } from './texts';
import { wordsOf } from './words';

/** One question of a request, with the control that suits its answer. */
@Component({
  selector: 'app-request-field',
  imports: [ChoiceField, DateField, ListField, TextField],
  template: `
    @let asked = field();
    @switch (asked.control) {
      @case ('date') {
        <app-date-field
          [name]="asked.name"
          [label]="words().label"
          [hint]="words().hint"
          [leaning]="asked.leaning"
          [error]="error()"
          [(value)]="value"
        />
      }
      @case ('list') {
        <app-list-field
          [name]="asked.name"
          [label]="words().label"
          [hint]="words().hint"
          [optional]="!asked.required"
          [suggestions]="suggestions()"
          [error]="error()"
          [(items)]="items"
        />
      }
      @case ('choice') {
        <app-choice-field
          [name]="asked.name"
          [label]="words().label"
          [choices]="choices()"
          [error]="error()"
          [(value)]="value"
        />
      }
      @default {
        <app-text-field
          [name]="asked.name"
          [type]="asked.control"
          [label]="words().label"
          [hint]="words().hint"
          [optional]="!asked.required"
          [rows]="asked.required ? 5 : 3"
          [suggestions]="suggestions()"
          [error]="error()"
          [(value)]="value"
        />
      }
    }
  `,
})
export class RequestField {
  readonly kind = input.required<RequestKind>();
  readonly field = input.required<Field>();
  readonly error = input<string | null>(null);
  readonly suggestions = input<readonly Suggestion[] | null>(null);
  readonly value = model('');
  readonly items = model<readonly string[]>([]);

  readonly #locale = inject(Locale);
  readonly #t = injectTexts(newRequestTexts);
  protected readonly words = computed(() => wordsOf(this.kind(), this.field().name, this.#locale.current()));
  protected readonly choices = computed(() => {
    const field = this.field();
    if (field.control !== 'choice') return [];
    return field.options.map((value) => ({ value, ...this.#t().mailbox[value] }));
  });
}
