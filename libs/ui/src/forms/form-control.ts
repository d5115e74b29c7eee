import { NgTemplateOutlet } from '@angular/common';
import { Component, TemplateRef, computed, inject, input, model } from '@angular/core';
import { wordsIn, type FormField, type LocalDate } from '@vigie/rules';
import type { FormOptions } from '@vigie/wire';
import { Icon } from '../icon/icon';
import { formatDay } from '../text/format';
import { Locale } from '../text/locale';
import { injectTexts } from '../text/texts';
import { Ticker } from '../time/ticker';
import { formTexts } from './texts';
import { dateOfInstant } from './today';
import { leaningOf, type TypedAnswer } from './typed-answers';
import { readTypedDate } from './typed-date';

/** One question of a form that we defined, with its help, its answer and what is wrong with it. */
@Component({
  selector: 'v-form-control',
  imports: [Icon, NgTemplateOutlet],
  templateUrl: './form-control.html',
  styleUrl: './form-control.css',
  host: { '[class.in-error]': 'error() !== null' },
})
export class FormControl {
  readonly field = input.required<FormField>();
  readonly answer = model<TypedAnswer | undefined>();
  readonly error = input<string | null>(null);
  readonly options = input.required<FormOptions>();
  /** How files are joined, where they can be. */
  readonly files = input<TemplateRef<{ $implicit: FormField }>>();

  readonly #locale = inject(Locale);
  readonly #ticker = inject(Ticker);
  protected readonly t = injectTexts(formTexts);
  protected readonly id = computed(() => `f-${this.field().key}`);
  protected readonly label = computed(() => wordsIn(this.field().label, this.#locale.current()));
  protected readonly help = computed(() => {
    const { help } = this.field();
    return help ? wordsIn(help, this.#locale.current()) : '';
  });
  protected readonly described = computed(() => {
    const ids = [
      this.help() && `${this.id()}-hint`,
      this.error() && `${this.id()}-error`,
      this.field().type === 'date' && `${this.id()}-meant`,
    ].filter(Boolean);
    return ids.length > 0 ? ids.join(' ') : null;
  });
  protected readonly text = computed(() => {
    const answer = this.answer();
    return typeof answer === 'string' ? answer : '';
  });
  protected readonly chosen = computed(() => {
    const answer = this.answer();
    return typeof answer === 'object' ? answer : [];
  });
  protected readonly choices = computed(() => {
    const { type, choices = [] } = this.field();
    if (type === 'yes-no')
      return [
        { value: 'true', label: this.t().yes },
        { value: 'false', label: this.t().no },
      ];
    return choices.map(({ value, label }) => ({ value, label: wordsIn(label, this.#locale.current()) }));
  });
  protected readonly grouped = computed(() => ['choice', 'choices', 'yes-no'].includes(this.field().type));
  protected readonly references = computed(() => {
    const { type } = this.field();
    return type === 'person' || type === 'site' || type === 'equipment' ? this.options()[type] : [];
  });
  protected readonly date = computed<LocalDate | undefined>(() => {
    const today = dateOfInstant(this.#ticker.now());
    const read = readTypedDate(this.text(), today, leaningOf(this.field()));
    return read.state === 'ok' ? read.date : undefined;
  });

  protected say(day: LocalDate): string {
    return formatDay(day, this.#locale.current());
  }

  protected isChosen(value: string): boolean {
    const answer = this.answer();
    return typeof answer === 'object' ? answer.includes(value) : String(answer) === value;
  }

  protected choose(value: string, checked: boolean): void {
    if (this.field().type === 'yes-no') this.answer.set(value === 'true');
    else if (this.field().type === 'choice') this.answer.set(value);
    else {
      const others = this.chosen().filter((other) => other !== value);
      this.answer.set(checked ? [...others, value] : others);
    }
  }

  protected openPicker(native: HTMLInputElement): void {
    try {
      native.showPicker();
    } catch {
      // Browsers without a scripted picker open it from the field itself.
      native.focus();
    }
  }

  protected picked(iso: string): void {
    const [year, month, day] = iso.split('-');
    if (day) this.answer.set(`${Number(day)}/${Number(month)}/${year}`);
  }
}
