import { Component, TemplateRef, computed, inject, input, model } from '@angular/core';
import { shownFields, type FormField } from '@vigie/rules';
import type { FormOptions } from '@vigie/wire';
import { Ticker } from '../time/ticker';
import { FormControl } from './form-control';
import { dateOfInstant } from './today';
import { typedAnswers, type TypedAnswer, type TypedAnswers } from './typed-answers';

/** A form that we defined, as clients fill it in: the portal and the preview of the console show this very component. */
@Component({
  selector: 'v-request-form',
  imports: [FormControl],
  template: `
    @for (field of shown(); track field.key) {
      <v-form-control
        [field]="field"
        [options]="options()"
        [files]="files()"
        [error]="errors().get(field.key) ?? null"
        [answer]="typed()[field.key]"
        (answerChange)="set(field.key, $event)"
      />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 20px;
      min-width: 0;
    }
  `,
})
export class RequestForm {
  readonly fields = input.required<readonly FormField[]>();
  readonly options = input.required<FormOptions>();
  readonly errors = input<ReadonlyMap<string, string>>(new Map());
  readonly files = input<TemplateRef<{ $implicit: FormField }>>();
  readonly typed = model<TypedAnswers>({});

  readonly #ticker = inject(Ticker);
  protected readonly shown = computed(() => {
    const today = dateOfInstant(this.#ticker.now());
    return shownFields(this.fields(), typedAnswers(this.fields(), this.typed(), today));
  });

  protected set(key: string, answer: TypedAnswer | undefined): void {
    const { [key]: _before, ...others } = this.typed();
    this.typed.set(answer === undefined ? others : { ...others, [key]: answer });
  }
}
