import { Service, signal } from '@angular/core';
import { type TicketColumn, columnsOf } from '@vigie/wire';

const key = 'vigie.ticket-columns';
const usual: readonly TicketColumn[] = [
  'number',
  'client',
  'state',
  'priority',
  'assignee',
  'due',
  'updated',
];

/** The columns of this browser, for views that keep none. */
@Service()
export class BrowserColumns {
  readonly #columns = signal(read());
  readonly columns = this.#columns.asReadonly();

  keep(columns: readonly TicketColumn[]): void {
    this.#columns.set(columns);
    localStorage.setItem(key, columns.join(','));
  }
}

function read(): readonly TicketColumn[] {
  const kept = columnsOf(localStorage.getItem(key) ?? '');
  return kept.length > 0 ? kept : usual;
}
