import { Component, computed, inject, input } from '@angular/core';
import { Locale, formatDay, injectTexts, sharedTexts } from '@vigie/ui';
import type { FieldChanges } from '@vigie/wire';
import { estateTexts } from './estate.texts';

/** What one line of the history changed, field by field. */
@Component({
  selector: 'app-equipment-events',
  template: `
    @for (line of lines(); track line) {
      <p>{{ line }}</p>
    }
  `,
})
export class EquipmentEvents {
  readonly changes = input.required<FieldChanges>();
  readonly #locale = inject(Locale);
  protected readonly t = injectTexts(estateTexts);
  readonly #shared = injectTexts(sharedTexts);
  protected readonly lines = computed(() =>
    Object.entries(this.changes()).map(([field, { from, to }]) =>
      this.t().change(this.#nameOf(field), this.#say(field, from), this.#say(field, to)),
    ),
  );

  #nameOf(field: string): string {
    const names: Readonly<Record<string, string>> = {
      name: this.t().name,
      kind: this.t().kind,
      model: this.t().model,
      serial: this.t().serial,
      site: this.t().site,
      owner: this.t().owner,
      covered: this.t().covered,
      warrantyEnd: this.t().warranty,
      vendorContract: this.t().vendorContract,
      state: this.t().state,
    };
    return names[field] ?? field;
  }

  #say(field: string, value: string | boolean | null): string {
    if (value === null || value === '') return this.t().none;
    if (typeof value === 'boolean') return value ? this.t().yes : this.t().no;
    const { equipmentStates, equipmentKinds } = this.#shared();
    const words: Readonly<Record<string, string>> =
      field === 'state' ? equipmentStates : field === 'kind' ? equipmentKinds : {};
    if (field === 'warrantyEnd') return formatDay(value, this.#locale.current(), 'numeric');
    return words[value] ?? value;
  }
}
