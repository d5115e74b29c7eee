import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayPipe, Icon, MoneyPipe, injectTexts } from '@vigie/ui';
import { contractPage } from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { ContractState } from './contract-state';
import { contractTexts } from './contracts.texts';

/** The contracts of a client, on its page. */
@Component({
  selector: 'app-client-contracts',
  imports: [ContractState, DayPipe, Icon, MoneyPipe, RouterLink],
  template: `
    @if (contracts(); as contracts) {
      <div class="page-head">
        <h2>{{ t().section }}</h2>
        @if (canWrite()) {
          <a class="btn" routerLink="/contracts/new" [queryParams]="{ client: clientId() }"
            ><v-icon name="plus" />{{ t().add }}</a
          >
        }
      </div>
      <div class="card sheet">
        @if (contracts.items.length > 0) {
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{{ t().contract }}</th>
                <th scope="col">{{ t().state }}</th>
                <th scope="col">{{ t().limit }}</th>
                <th scope="col">{{ t().term }}</th>
                <th scope="col" class="number">{{ t().yearly }}</th>
              </tr>
            </thead>
            <tbody>
              @for (item of contracts.items; track item.id) {
                <tr>
                  <td>
                    <a [routerLink]="['/contracts', item.id]">{{ item.label }}</a>
                  </td>
                  <td><app-contract-state [state]="item.state" /></td>
                  <td>{{ item.noticeLimit ? (item.noticeLimit | vDay: 'numeric') : '–' }}</td>
                  <td>{{ item.term | vDay: 'numeric' }}</td>
                  <td class="number">{{ item.yearly | vMoney }}</td>
                </tr>
              }
            </tbody>
          </table>
        } @else {
          <p class="none">{{ t().none }}</p>
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    .none {
      padding: 14px 16px;
      color: var(--ink-3);
    }
  `,
})
export class ClientContracts {
  readonly clientId = input.required<string>();

  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(contractTexts);
  readonly #canRead = computed(() => this.#session.session() !== null && this.#session.can('contracts.read'));
  protected readonly canWrite = computed(
    () => this.#session.session() !== null && this.#session.can('contracts.write'),
  );
  readonly #resource = httpResource(
    () =>
      this.#canRead()
        ? { url: '/api/contracts', params: { client: this.clientId(), limit: 200 } }
        : undefined,
    { parse: (raw) => contractPage.parse(raw) },
  );
  protected readonly contracts = keepLast(this.#resource);

  constructor() {
    reloadOn(
      (event) => event.type === 'contract.changed' && event.clientId === this.clientId(),
      () => this.#resource.reload(),
    );
  }
}
