import { httpResource } from '@angular/common/http';
import { Component, computed, debounced, input, model, output, signal } from '@angular/core';
import { Icon, injectTexts } from '@vigie/ui';
import { type Priority, priorities } from '@vigie/rules';
import { type Client, type ClientTarget, client, page } from '@vigie/wire';
import { keepLast } from '../../core/resources';
import { SuggestField } from '../../kit/suggest-field';
import { ticketTexts } from '../../tickets/tickets.texts';
import { slaTexts } from './sla.texts';

type Key = 'responseMinutes' | 'resolutionMinutes';
const typingMs = 180;

/** The clients whose contract promises something else than their formula. */
@Component({
  selector: 'app-exception-table',
  imports: [Icon, SuggestField],
  template: `
    @if (clients().length > 0) {
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{{ t().exceptions.client }}</th>
            @for (priority of priorities; track priority) {
              <th scope="col" class="number">
                {{ tickets().prioritiesShort[priority] }}
                <span class="muted">{{ t().minutes }}</span>
              </th>
            }
            <td></td>
          </tr>
        </thead>
        <tbody>
          @for (one of clients(); track one.id) {
            <tr>
              <th scope="row">{{ one.name }}</th>
              @for (priority of priorities; track priority) {
                <td class="number">
                  @for (key of keys; track key) {
                    <input
                      #field
                      class="input"
                      type="number"
                      min="1"
                      max="60000"
                      [attr.aria-label]="t().label(labelOf(key), one.name, priority.toString())"
                      [value]="minutes(one.id, priority, key)"
                      (change)="change(one.id, priority, key, field.value)"
                    />
                  }
                </td>
              }
              <td>
                <button
                  type="button"
                  class="btn btn-quiet btn-icon btn-small"
                  [attr.aria-label]="t().exceptions.remove(one.name)"
                  (click)="remove(one.id)"
                >
                  <v-icon name="trash" [size]="14" />
                </button>
              </td>
            </tr>
          }
        </tbody>
      </table>
    } @else {
      <p class="muted">{{ t().exceptions.none }}</p>
    }
    <app-suggest-field
      inputId="sla-client"
      [label]="t().exceptions.add"
      [placeholder]="t().exceptions.add"
      [options]="options()"
      [(text)]="text"
      (chosen)="choose($event.key)"
    />
  `,
  styles: `
    :host {
      display: grid;
      gap: 10px;
      padding: 12px 14px;
    }
    .input {
      width: 74px;
      min-height: 28px;
      text-align: end;
    }
    td .input + .input {
      margin-inline-start: 4px;
    }
    th[scope='row'] {
      font-weight: var(--weight-strong);
    }
    app-suggest-field {
      max-width: 280px;
    }
  `,
})
export class ExceptionTable {
  readonly exceptions = model.required<readonly ClientTarget[]>();
  readonly names = input.required<Readonly<Record<string, string>>>();
  /** A client to be given lines of its own, copied from its formula. */
  readonly added = output<Client>();
  protected readonly t = injectTexts(slaTexts);
  protected readonly tickets = injectTexts(ticketTexts);
  protected readonly priorities = priorities;
  protected readonly keys: readonly Key[] = ['responseMinutes', 'resolutionMinutes'];
  protected readonly text = signal('');
  readonly #query = debounced(() => this.text().trim(), typingMs);
  readonly #found = httpResource(
    () => {
      const q = this.#query.value();
      return q ? { url: '/api/clients', params: { q, limit: 8 } } : undefined;
    },
    { parse: (raw) => page(client).parse(raw) },
  );
  readonly #last = keepLast(this.#found);
  protected readonly clients = computed(() =>
    [...new Set(this.exceptions().map(({ clientId }) => clientId))].map((id) => ({
      id,
      name: this.names()[`client:${id}`] ?? id,
    })),
  );
  protected readonly options = computed(() => {
    const known = new Set(this.clients().map(({ id }) => id));
    const found = this.text().trim() === '' ? [] : (this.#last()?.items ?? []);
    return found.filter(({ id }) => !known.has(id)).map(({ id, name }) => ({ key: id, label: name }));
  });

  protected labelOf(key: Key): string {
    return key === 'responseMinutes' ? this.t().response : this.t().resolution;
  }

  protected minutes(clientId: string, priority: Priority, key: Key): number | null {
    return (
      this.exceptions().find((one) => one.clientId === clientId && one.priority === priority)?.[key] ?? null
    );
  }

  protected change(clientId: string, priority: Priority, key: Key, value: string): void {
    const minutes = Math.round(Number(value));
    if (!Number.isFinite(minutes) || minutes < 1) return;
    this.exceptions.update((list) =>
      list.map((one) =>
        one.clientId === clientId && one.priority === priority ? { ...one, [key]: minutes } : one,
      ),
    );
  }

  protected remove(clientId: string): void {
    this.exceptions.update((list) => list.filter((one) => one.clientId !== clientId));
  }

  protected choose(id: string): void {
    const chosen = this.#last()?.items.find((one) => one.id === id);
    if (chosen) this.added.emit(chosen);
  }
}
