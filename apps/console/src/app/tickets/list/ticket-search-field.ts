import { httpResource } from '@angular/common/http';
import { Component, computed, debounced, input, output, signal } from '@angular/core';
import { type TicketRow, page, ticketRow } from '@vigie/wire';
import { keepLast, paramsOf } from '../../core/resources';
import { SuggestField, type Suggestion } from '../../kit/suggest-field';

const typingMs = 180;

/** Finds a ticket by its number or its words. */
@Component({
  selector: 'app-ticket-search-field',
  imports: [SuggestField],
  template: `
    <app-suggest-field
      [inputId]="inputId()"
      [label]="label()"
      [placeholder]="label()"
      [options]="options()"
      [(text)]="text"
      (chosen)="choose($event)"
    />
  `,
})
export class TicketSearchField {
  readonly inputId = input.required<string>();
  readonly label = input.required<string>();
  /** Only tickets of this client. */
  readonly clientId = input<string>();
  readonly state = input<string>();
  /** Tickets that are not proposed. */
  readonly without = input<readonly string[]>([]);
  readonly chosen = output<TicketRow>();

  protected readonly text = signal('');
  readonly #settled = debounced(() => this.text().trim(), typingMs);
  readonly #found = httpResource(
    () =>
      this.#settled.value() === '' && this.clientId() === undefined
        ? undefined
        : {
            url: '/api/tickets',
            params: paramsOf({
              q: this.#settled.value(),
              client: this.clientId(),
              state: this.state(),
              sort: 'updated',
              limit: 8,
            }),
          },
    { parse: (raw) => page(ticketRow).parse(raw) },
  );
  readonly #last = keepLast(this.#found);
  readonly #rows = computed(() =>
    (this.#last()?.items ?? []).filter(({ id }) => !this.without().includes(id)),
  );
  protected readonly options = computed<Suggestion[]>(() =>
    this.text().trim() === '' && this.clientId() === undefined
      ? []
      : this.#rows().map(({ id, number, subject, client }) => ({
          key: id,
          label: `${number} ${subject}`,
          hint: client.name,
        })),
  );

  protected choose({ key }: Suggestion): void {
    const row = this.#rows().find(({ id }) => id === key);
    if (row) this.chosen.emit(row);
  }
}
