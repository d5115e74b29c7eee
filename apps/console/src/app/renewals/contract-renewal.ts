import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { DayPipe, Dialogs, Locale, dateOfInstant, injectTexts } from '@vigie/ui';
import { contractWords, renewalPage, renewalWords } from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { NoticeLine } from './notice-line';
import { RenewalPanel, type RenewalPanelData } from './renewal-panel';
import { RenewalPeople } from './renewal-people';
import { renewalTexts } from './renewals.texts';

/** The term of a contract, on its page: where it stands, and the way to decide. */
@Component({
  selector: 'app-contract-renewal',
  imports: [DayPipe, NoticeLine],
  template: `
    @if (current(); as row) {
      <section class="card padded" aria-labelledby="ct-renewal">
        <h2 id="ct-renewal">{{ t().section.title }}</h2>
        <p>
          @if (row.state === 'open') {
            {{ t().panel.renews(contracts().months(row.contract.months), row.renewsOn | vDay) }}
            <span class="chip">{{ words().decisions[row.decision] }}</span>
          } @else {
            <span class="chip">{{ words().states[row.state] }}</span>
          }
          @if (row.information; as information) {
            <span class="chip" [class.chip-bad]="information.state === 'too-late'">{{
              words().information[information.state]
            }}</span>
          }
        </p>
        @if (row.state === 'open') {
          <app-notice-line [notice]="row.notice" [term]="row.term" [today]="today" />
        }
        @if (row.note) {
          <p class="muted">{{ row.note }}</p>
        }
        <p>
          <button type="button" class="btn btn-small" (click)="openPanel(row.id)">
            {{ row.state === 'open' && people.canWrite() ? t().section.open : t().section.see }}
          </button>
          <span class="muted">{{ t().owner }} · {{ row.owner?.name ?? t().nobody }}</span>
        </p>
      </section>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    section {
      display: grid;
      gap: 10px;
    }
    p {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      align-items: center;
    }
    .padded {
      padding: 14px 16px;
    }
    h2 {
      margin: 0;
      font-size: var(--text-15);
    }
  `,
})
export class ContractRenewal {
  readonly contractId = input.required<string>();

  readonly #dialogs = inject(Dialogs);
  readonly #locale = inject(Locale).current;
  protected readonly people = inject(RenewalPeople);
  protected readonly t = injectTexts(renewalTexts);
  protected readonly words = computed(() => renewalWords[this.#locale()]);
  protected readonly contracts = computed(() => contractWords[this.#locale()]);
  protected readonly today = dateOfInstant(Date.now());
  readonly #resource = httpResource(
    () => ({ url: '/api/renewals', params: { contract: this.contractId(), show: 'all', limit: 1 } }),
    { parse: (raw) => renewalPage.parse(raw) },
  );
  readonly #last = keepLast(this.#resource);
  protected readonly current = computed(() => this.#last()?.items[0]);

  constructor() {
    reloadOn(
      (event) => event.type === 'contract.changed' && event.contractId === this.contractId(),
      () => this.#resource.reload(),
    );
  }

  protected openPanel(id: string): void {
    this.#dialogs
      .openPanel<undefined, RenewalPanelData, RenewalPanel>(RenewalPanel, {
        label: this.t().panel.title,
        data: { id },
        width: '600px',
      })
      .closed.subscribe(() => this.#resource.reload());
  }
}
