import { DIALOG_DATA } from '@angular/cdk/dialog';
import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { amountText, readAmount } from '@vigie/rules';
import { Icon, Locale, MoneyPipe, NumberPipe, type ShownProblem, injectTexts } from '@vigie/ui';
import {
  type CampaignTrialResult,
  type PriceCampaignDetail,
  campaignTrial,
  campaignTrialResult,
} from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { PanelHead } from '../kit/panel-frame';
import { signedMoney, signedPercent } from './campaign-numbers';
import { priceCampaignTexts } from './price-campaigns.texts';

/** What another value of the index would do; nothing is kept. */
@Component({
  selector: 'app-trial-panel',
  imports: [Icon, MoneyPipe, NumberPipe, PanelHead],
  templateUrl: './trial-panel.html',
  styles: `
    .pair {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 12px;
    }
    td small {
      display: block;
      color: var(--ink-3);
    }
  `,
})
export class TrialPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #locale = inject(Locale).current;
  readonly #texts = injectTexts(priceCampaignTexts);
  protected readonly campaign = inject<PriceCampaignDetail>(DIALOG_DATA);
  protected readonly t = computed(() => this.#texts().trial);
  readonly #first = this.campaign.indexes[0];
  protected readonly series = signal(this.#first?.series ?? '');
  protected readonly period = signal(this.#first?.awaited?.period ?? this.#first?.value?.period ?? '');
  protected readonly value = signal(this.#first?.value?.value ?? '');
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);
  protected readonly result = signal<CampaignTrialResult | null>(null);
  readonly #given = computed(() =>
    campaignTrial.safeParse({
      series: this.series(),
      period: this.period()
        .trim()
        .toUpperCase()
        .replace(/^T([1-4]) (\d{4})$/, '$2-Q$1'),
      value: this.value().trim().replace(',', '.'),
    }),
  );
  protected readonly wrong = computed(() => this.tried() && !this.#given().success);
  /** From the totals of today to those of the trial. */
  protected readonly against = computed(() => {
    const result = this.result();
    if (!result) return '';
    const cents = (text: string) => readAmount(text) ?? 0n;
    return this.signed(amountText(cents(result.after.newAmount) - cents(result.before.newAmount)));
  });

  protected signed(amount: string): string {
    return signedMoney(amount, this.#locale());
  }
  protected percent(percent: string | null): string {
    return signedPercent(percent, this.#locale());
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const given = this.#given();
    if (this.busy() || !given.success) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const answer = await firstValueFrom(
        this.#http.post(`/api/price-campaigns/${this.campaign.id}/trials`, given.data),
      );
      this.result.set(campaignTrialResult.parse(answer));
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    } finally {
      this.busy.set(false);
    }
  }
}
