import { httpResource } from '@angular/common/http';
import { Component, computed, input, output } from '@angular/core';
import { injectTexts } from '@vigie/ui';
import { client, page } from '@vigie/wire';
import { keepLast } from '../core/resources';
import { kitTexts } from './kit.texts';

/** Narrows a list to one client; the choice lives in the address. */
@Component({
  selector: 'app-client-filter',
  template: `
    <select #field class="select" [attr.aria-label]="t().client" (change)="chosen.emit(field.value)">
      @if (any() || !client()) {
        <option value="" [selected]="!client()">{{ t().anyClient }}</option>
      }
      @for (item of clients(); track item.id) {
        <option [value]="item.id" [selected]="client() === item.id">{{ item.name }}</option>
      }
    </select>
  `,
  styles: `
    :host {
      display: contents;
    }
    .select {
      width: auto;
      max-width: 220px;
    }
  `,
})
export class ClientFilter {
  readonly client = input<string>();
  /** Whether all clients together are a choice. */
  readonly any = input(true);
  readonly chosen = output<string>();

  protected readonly t = injectTexts(kitTexts);
  readonly #read = keepLast(
    httpResource(() => ({ url: '/api/clients', params: { limit: 200 } }), {
      parse: (raw) => page(client).parse(raw),
    }),
  );
  protected readonly clients = computed(() => this.#read()?.items ?? []);
}
