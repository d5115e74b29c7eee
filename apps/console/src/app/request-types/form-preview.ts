import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import type { FormField } from '@vigie/rules';
import {
  Icon,
  Locale,
  RequestForm,
  Ticker,
  checkTyped,
  dateOfInstant,
  injectTexts,
  sayFault,
  type TypedAnswers,
} from '@vigie/ui';
import type { FormOptions } from '@vigie/wire';
import { requestTypeTexts } from './request-types.texts';

const sample = (name: string) => [{ id: '1', name }];

/** A form being written, as its readers will see it: the component of the portal, with the rules of the server. */
@Component({
  selector: 'app-form-preview',
  imports: [Icon, RequestForm],
  template: `
    <h2>{{ t().page.preview }}</h2>
    <p class="hint">{{ t().page.previewText }}</p>
    <v-request-form [fields]="fields()" [options]="options" [errors]="errors()" [(typed)]="typed" />
    <p class="result" role="status">
      @if (tried() && errors().size === 0) {
        <span class="chip chip-ok"><v-icon name="check" [size]="14" />{{ t().page.valid }}</span>
      }
    </p>
    <button type="button" class="btn" (click)="tried.set(true)">{{ t().page.check }}</button>
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
      justify-items: start;
    }
    v-request-form {
      width: 100%;
    }
  `,
})
export class FormPreview {
  readonly fields = input.required<readonly FormField[]>();
  readonly #locale = inject(Locale);
  readonly #ticker = inject(Ticker);
  protected readonly t = injectTexts(requestTypeTexts);
  protected readonly options: FormOptions = {
    person: sample('Camille Roussel'),
    site: sample('Lyon'),
    equipment: sample('PC-042'),
  };
  protected readonly typed = signal<TypedAnswers>({});
  protected readonly tried = linkedSignal({ source: this.fields, computation: () => false });
  protected readonly errors = computed<ReadonlyMap<string, string>>(() => {
    const today = dateOfInstant(this.#ticker.now());
    const checked = checkTyped(this.fields(), this.typed(), today);
    if (!this.tried() || checked.ok) return new Map();
    const at = { fields: this.fields(), today, locale: this.#locale.current() };
    return new Map(checked.faults.map((fault) => [fault.field, sayFault(fault, at)]));
  });
}
