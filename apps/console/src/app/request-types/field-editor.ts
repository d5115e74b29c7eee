import { Component, computed, inject, input, linkedSignal, model, output, untracked } from '@angular/core';
import {
  conditionTests,
  formFieldTypes,
  wordsIn,
  type FormCondition,
  type FormField,
  type FormFieldType,
} from '@vigie/rules';
import { Icon, Locale, injectTexts } from '@vigie/ui';
import { keyFor, readChoices, withWords, writeChoices } from './edited-type';
import { requestTypeTexts } from './request-types.texts';

const limited: Partial<Record<FormFieldType, 'text' | 'number' | 'date' | 'choices' | 'file'>> = {
  text: 'text',
  'long-text': 'text',
  number: 'number',
  date: 'date',
  choices: 'choices',
  file: 'file',
};

/** One question of a form being written: its words, what it accepts, and when it is shown. */
@Component({
  selector: 'app-field-editor',
  imports: [Icon],
  templateUrl: './field-editor.html',
  styleUrl: './field-editor.css',
})
export class FieldEditor {
  readonly field = model.required<FormField>();
  readonly index = input.required<number>();
  /** The questions before this one, which conditions may look at. */
  readonly earlier = input.required<readonly FormField[]>();
  readonly faults = input<readonly string[]>([]);
  readonly last = input(false);
  readonly move = output<-1 | 1>();
  readonly remove = output();

  readonly #locale = inject(Locale);
  protected readonly t = injectTexts(requestTypeTexts);
  protected readonly types = formFieldTypes;
  protected readonly tests = conditionTests;
  protected readonly id = computed(() => `q${this.index()}`);
  protected readonly title = computed(() => this.words(this.field()) || this.t().field.untitled);
  protected readonly limits = computed(() => limited[this.field().type] ?? null);
  protected readonly hasChoices = computed(() => ['choice', 'choices'].includes(this.field().type));
  protected readonly isText = computed(() => ['text', 'long-text'].includes(this.field().type));
  protected readonly conditions = computed(() => this.field().shown?.conditions ?? []);
  protected readonly askable = computed(() => this.earlier().filter(({ type }) => type !== 'heading'));
  /** A new question, and one with something to correct; afterwards as the person leaves it. */
  protected readonly opened = linkedSignal<number, boolean>({
    source: () => this.faults().length,
    computation: (faults, before) =>
      faults > 0 || (before?.value ?? untracked(() => this.field().label.fr === '')),
  });
  /** As typed, so that a line being written is not tidied under the hand. */
  protected readonly choiceLines = linkedSignal({
    source: () => this.field().key,
    computation: () => writeChoices(this.field().choices),
  });
  /** The technical name follows the question until somebody writes one. */
  #named = false;

  protected words(field: FormField): string {
    return wordsIn(field.label, this.#locale.current());
  }

  protected patch(part: Partial<FormField>): void {
    this.field.set({ ...this.field(), ...part });
  }

  protected setLabel(locale: 'fr' | 'en', text: string): void {
    const field = this.field();
    const fresh = !this.#named && (field.key === '' || field.key === this.#keyOf(field.label.fr));
    const key = fresh && locale === 'fr' ? this.#keyOf(text) : field.key;
    this.patch({ label: withWords(field.label, locale, text), key });
  }

  protected setKey(key: string): void {
    this.#named = true;
    this.patch({ key });
  }

  protected setHelp(locale: 'fr' | 'en', text: string): void {
    this.patch({ help: withWords(this.field().help ?? { fr: '' }, locale, text) });
  }

  protected setType(type: string): void {
    const known = formFieldTypes.find((one) => one === type) ?? 'text';
    const { min: _min, max: _max, pattern: _pattern, choices, ...field } = this.field();
    const kept = known === 'choice' || known === 'choices' ? { choices: choices ?? [] } : {};
    this.field.set({ ...field, ...kept, type: known });
  }

  protected setChoices(text: string): void {
    this.choiceLines.set(text);
    this.patch({ choices: readChoices(text, this.field().choices) });
  }

  protected setLimit(end: 'min' | 'max', text: string): void {
    const { [end]: _before, ...field } = this.field();
    const value = Number(text);
    this.field.set(text.trim() === '' || Number.isNaN(value) ? field : { ...field, [end]: value });
  }

  protected setPattern(part: { source?: string; message?: string }): void {
    const before = this.field().pattern ?? { source: '', message: { fr: '' } };
    const message = part.message === undefined ? before.message : { ...before.message, fr: part.message };
    this.patch({ pattern: { source: part.source ?? before.source, message } });
  }

  protected setMatch(match: string): void {
    if (match === 'always') {
      const { shown: _shown, ...field } = this.field();
      this.field.set(field);
      return;
    }
    const conditions = this.conditions().length > 0 ? this.conditions() : [this.#newCondition()];
    this.patch({ shown: { match: match === 'any' ? 'any' : 'all', conditions: [...conditions] } });
  }

  protected addCondition(): void {
    this.#setConditions([...this.conditions(), this.#newCondition()]);
  }

  protected removeCondition(index: number): void {
    const left = this.conditions().filter((_, i) => i !== index);
    if (left.length === 0) this.setMatch('always');
    else this.#setConditions(left);
  }

  protected changeCondition(index: number, part: { field?: string; test?: string; value?: string }): void {
    const test = conditionTests.find((one) => one === part.test);
    this.#setConditions(
      this.conditions().map((condition, i) =>
        i === index
          ? {
              field: part.field ?? condition.field,
              test: test ?? condition.test,
              value: part.field === undefined ? (part.value ?? condition.value ?? '') : '',
            }
          : condition,
      ),
    );
  }

  /** What an earlier question can be answered with, where it can be listed. */
  protected valuesOf(key: string): { value: string; label: string }[] | null {
    const field = this.earlier().find((one) => one.key === key);
    if (field?.type === 'yes-no')
      return [
        { value: 'true', label: this.t().yes },
        { value: 'false', label: this.t().no },
      ];
    if (field?.type !== 'choice' && field?.type !== 'choices') return null;
    const choices = field.choices ?? [];
    return choices.map(({ value, label }) => ({ value, label: wordsIn(label, this.#locale.current()) }));
  }

  protected needsValue({ test }: FormCondition): boolean {
    return test !== 'filled' && test !== 'empty';
  }

  #newCondition(): FormCondition {
    return { field: this.askable().at(-1)?.key ?? '', test: 'is', value: '' };
  }

  #setConditions(conditions: FormCondition[]): void {
    this.patch({ shown: { match: this.field().shown?.match ?? 'all', conditions } });
  }

  #keyOf(label: string): string {
    const taken = this.earlier().map(({ key }) => key);
    return label.trim() === '' ? '' : keyFor(label, taken);
  }
}
