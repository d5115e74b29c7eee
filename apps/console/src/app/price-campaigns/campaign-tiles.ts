import { Component, computed, inject, input } from '@angular/core';
import { DayPipe, Locale, MoneyPipe, dateOfInstant, formatNumber, injectTexts } from '@vigie/ui';
import { type PriceCampaignDetail, revisionNumbers } from '@vigie/wire';
import { longDay, signedMoney, signedPercent } from './campaign-numbers';
import { IndexSpark } from './index-spark';
import { priceCampaignTexts } from './price-campaigns.texts';

/** The index and the totals of a campaign. */
@Component({
  selector: 'app-campaign-tiles',
  imports: [DayPipe, IndexSpark, MoneyPipe],
  templateUrl: './campaign-tiles.html',
  styleUrl: './campaign-tiles.css',
})
export class CampaignTiles {
  readonly campaign = input.required<PriceCampaignDetail>();
  protected readonly t = injectTexts(priceCampaignTexts);
  readonly #locale = inject(Locale).current;
  protected readonly totals = computed(() => this.campaign().totals);
  /** Contracts of which at least one line has no new price. */
  protected readonly excepted = computed(() =>
    this.campaign().exceptions.reduce((sum, { contracts }) => sum + contracts, 0),
  );

  protected number(count: number): string {
    return formatNumber(count, this.#locale());
  }
  protected signed(amount: string): string {
    return signedMoney(amount, this.#locale());
  }
  protected percent(percent: string | null): string {
    return signedPercent(percent, this.#locale());
  }
  protected period(period: string): string {
    return revisionNumbers.periodName(period, this.#locale());
  }
  protected decimal(value: string): string {
    return revisionNumbers.decimal(value, this.#locale());
  }
  protected day(instant: string): string {
    return longDay(dateOfInstant(Date.parse(instant)), this.#locale());
  }
}
