import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { ErrorState, Locale, injectTexts } from '@vigie/ui';
import {
  type CampaignJournalEntry,
  type PriceCampaignDetail,
  campaignJournal,
  revisionNumbers,
} from '@vigie/wire';
import { keepLast } from '../core/resources';
import { EventList, type ToldEvent } from '../kit/event-list';
import { signedMoney } from './campaign-numbers';
import { priceCampaignTexts } from './price-campaigns.texts';

/** Who did what with a campaign, and why; the latest first. */
@Component({
  selector: 'app-campaign-journal',
  imports: [ErrorState, EventList],
  template: `
    <section class="card" aria-labelledby="pc-journal">
      <h2 id="pc-journal">{{ t().journal.title }}</h2>
      @if (told(); as all) {
        <app-event-list [events]="all" />
      } @else if (resource.error()) {
        <v-error-state [error]="resource.error()" (retry)="resource.reload()" />
      }
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: 10px;
      padding: 14px 16px;
    }
    h2 {
      font-size: var(--text-15);
    }
  `,
})
export class CampaignJournalView {
  readonly campaign = input.required<PriceCampaignDetail>();

  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(priceCampaignTexts);
  protected readonly resource = httpResource(() => `/api/price-campaigns/${this.campaign().id}/journal`, {
    parse: (raw) => campaignJournal.parse(raw),
  });
  readonly #last = keepLast(this.resource);
  protected readonly told = computed(() =>
    this.#last()?.items.map((entry): ToldEvent => {
      const { id, at, actor, reason } = entry;
      return {
        ...{ id, at, actor, reason },
        what: this.t().journal.deeds[entry.deed],
        details: this.#said(entry),
      };
    }),
  );

  constructor() {
    let before = '';
    effect(() => {
      const { state, version, totals, corrections, progress } = this.campaign();
      const key = `${state} ${version} ${totals.newAmount} ${totals.excluded} ${corrections.length} ${progress === null}`;
      if (before !== '' && before !== key) untracked(() => this.resource.reload());
      before = key;
    });
  }

  /** What an entry carries, in words. */
  #said({ line, data }: CampaignJournalEntry): string {
    const locale = this.#locale();
    const { journal } = this.t();
    const text = (key: string) => String(data[key] ?? '');
    const money = (key: string) => revisionNumbers.money(text(key), locale);
    const decimal = (key: string) => revisionNumbers.decimal(text(key), locale);
    return [
      ...(line ? [[line.client, line.contract, line.label].filter(Boolean).join(', ')] : []),
      ...(data['price'] === undefined ? [] : [journal.price(money('price'), money('computed'))]),
      ...(data['contracts'] === undefined ? [] : [journal.contracts(Number(data['contracts']))]),
      ...(data['before'] === undefined
        ? []
        : [
            `${revisionNumbers.periodName(text('period'), locale)}, ${decimal('before')} → ${decimal('after') || '–'}`,
          ]),
      ...(data['difference'] === undefined ? [] : [signedMoney(text('difference'), locale)]),
    ].join(' · ');
  }
}
