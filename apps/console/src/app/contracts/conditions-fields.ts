import { Component, computed, inject, input, model } from '@angular/core';
import { indexDoubt } from '@vigie/rules';
import { Locale, injectTexts } from '@vigie/ui';
import { contractWords, indexWords } from '@vigie/wire';
import { ChoiceField } from './choice-field';
import type { TypedConditions } from './contract-model';
import { contractTexts } from './contracts.texts';
import { TypedField } from './typed-field';

type Texted = {
  [K in keyof TypedConditions]: TypedConditions[K] extends string ? K : never;
}[keyof TypedConditions];
type Ticked = Exclude<keyof TypedConditions, Texted>;

/** The fields of what is agreed besides the lines. */
@Component({
  selector: 'app-conditions-fields',
  imports: [ChoiceField, TypedField],
  templateUrl: './conditions-fields.html',
  styleUrl: './contract-form.css',
})
export class ConditionsFields {
  readonly typed = model.required<TypedConditions>();
  readonly calendars = input.required<Readonly<Record<string, string>>>();
  /** Words for what is wrong, by path below the conditions. */
  readonly faults = input.required<Readonly<Record<string, string>>>();

  readonly #locale = inject(Locale).current;
  readonly #texts = injectTexts(contractTexts);
  protected readonly t = computed(() => this.#texts().form);
  protected readonly words = computed(() => contractWords[this.#locale()]);
  protected readonly law = computed(() => indexWords[this.#locale()]);
  protected readonly doubt = computed(() => indexDoubt({ code: this.typed().series }));
  /** Options are rare: shown where one is written. */
  protected readonly detailed = computed(() => {
    const { fixedPart, cap, floor, rounding, linkValue, upwardOnly } = this.typed();
    return upwardOnly || [fixedPart, cap, floor, rounding, linkValue].some((text) => text !== '');
  });

  protected fault(path: string): string | null {
    return this.faults()[path] ?? null;
  }

  protected write(key: Texted, text: string): void {
    this.typed.update((typed) => ({ ...typed, [key]: text }));
  }

  protected tick(key: Ticked, checked: boolean): void {
    this.typed.update((typed) => ({ ...typed, [key]: checked }));
  }
}
