import { httpResource } from '@angular/common/http';
import { Component, computed, input, model, viewChild } from '@angular/core';
import { injectTexts } from '@vigie/ui';
import { type Person, page, person } from '@vigie/wire';
import { keepLast, paramsOf } from '../core/resources';
import { kitTexts } from './kit.texts';
import { PickField } from './pick-field';

/** Finds a contact by name, address or company. */
@Component({
  selector: 'app-contact-picker',
  imports: [PickField],
  template: `
    <app-pick-field
      [inputId]="inputId()"
      [label]="t().findContact"
      [nothing]="t().noContact"
      [invalid]="invalid()"
      [options]="options()"
      [picked]="picked()"
      (pick)="pick($event)"
    />
  `,
})
export class ContactPicker {
  readonly value = model<Person | null>(null);
  readonly inputId = input.required<string>();
  readonly clientId = input<string>();
  readonly invalid = input(false);

  protected readonly t = injectTexts(kitTexts);
  private readonly field = viewChild(PickField);
  readonly #found = httpResource(
    () => {
      const q = this.field()?.search() ?? null;
      if (q === null) return undefined;
      const params = paramsOf({ kind: 'contact', client: this.clientId(), q, limit: 12 });
      return { url: '/api/people', params };
    },
    { parse: (raw) => page(person).parse(raw) },
  );
  readonly #last = keepLast(this.#found);
  readonly #people = computed(() => (this.#last()?.items ?? []).filter(({ active }) => active));
  protected readonly options = computed(() =>
    this.#people().map(({ id, name, email, client }) => ({
      ...{ key: id, label: name, hint: email, end: client?.name },
    })),
  );
  protected readonly picked = computed(() => {
    const one = this.value();
    if (one === null) return '';
    return one.client ? `${one.name} (${one.client.name})` : one.name;
  });

  protected pick(id: string | null): void {
    this.value.set(this.#people().find((one) => one.id === id) ?? null);
  }
}
