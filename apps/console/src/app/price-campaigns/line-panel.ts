import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  DayPipe,
  ErrorState,
  Icon,
  InstantPipe,
  Locale,
  MoneyPipe,
  type ShownProblem,
  Skeleton,
  Toasts,
  injectTexts,
} from '@vigie/ui';
import {
  type CampaignEvidence,
  type CampaignLineDetail,
  campaignLineDetail,
  priceCampaignWords,
  revisionFormula,
  revisionNumbers,
  revisionRoundings,
} from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { keepLast } from '../core/resources';
import { PanelHead } from '../kit/panel-frame';
import { signedMoney, signedPercent } from './campaign-numbers';
import { priceCampaignTexts } from './price-campaigns.texts';

export interface LinePanelData {
  campaignId: string;
  lineId: string;
  canDecide: boolean;
}

/** Where the price of a line comes from, and another decision with its reason; closes with true when one was made. */
@Component({
  selector: 'app-line-panel',
  imports: [DayPipe, ErrorState, Icon, InstantPipe, MoneyPipe, PanelHead, RouterLink, Skeleton],
  templateUrl: './line-panel.html',
  styleUrl: './line-panel.css',
})
export class LinePanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #locale = inject(Locale).current;
  readonly #texts = injectTexts(priceCampaignTexts);
  protected readonly data = inject<LinePanelData>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<true>>(DialogRef);
  protected readonly t = computed(() => this.#texts().panel);
  protected readonly lineTexts = computed(() => this.#texts().lines);
  protected readonly correctedTexts = computed(() => this.#texts().corrected);
  protected readonly words = computed(() => priceCampaignWords[this.#locale()]);
  readonly #url = `/api/price-campaigns/${this.data.campaignId}/lines/${this.data.lineId}`;
  protected readonly detail = httpResource(() => this.#url, {
    parse: (raw) => campaignLineDetail.parse(raw),
  });
  protected readonly line = keepLast(this.detail);
  protected readonly price = linkedSignal(() => this.line()?.newPrice ?? this.line()?.computedPrice ?? '');
  protected readonly reason = linkedSignal(() => this.line()?.byHand?.reason ?? '');
  protected readonly missing = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);

  protected readonly priceWrong = computed(() => this.problem()?.fields['price'] !== undefined);

  protected formula(evidence: CampaignEvidence, basePrice: string | null): string {
    return revisionFormula(evidence, basePrice ?? '0.00', this.#locale());
  }
  protected roundings(evidence: CampaignEvidence): string[] {
    return revisionRoundings(evidence, this.#locale());
  }
  protected decimal(value: string): string {
    return revisionNumbers.decimal(value, this.#locale());
  }
  protected signed(amount: string): string {
    return signedMoney(amount, this.#locale());
  }
  protected indexText({ period, value }: { period: string; value: string }): string {
    return `${revisionNumbers.periodName(period, this.#locale())} · ${this.decimal(value)}`;
  }
  protected difference({ difference, percent }: CampaignLineDetail): string {
    if (difference === null) return '';
    return `${signedMoney(difference, this.#locale())} (${signedPercent(percent, this.#locale())})`;
  }

  protected submit(event: Event, { version }: CampaignLineDetail): Promise<void> {
    event.preventDefault();
    return this.#reasoned((reason) => ({
      act: 'price',
      price: this.price().trim().replace(',', '.'),
      reason,
      version,
    }));
  }
  protected exclude({ version }: CampaignLineDetail): Promise<void> {
    return this.#reasoned((reason) => ({ act: 'exclude', reason, version }));
  }
  protected restore({ version }: CampaignLineDetail): Promise<void> {
    return this.#send({ act: 'restore', version });
  }

  async #reasoned(body: (reason: string) => object): Promise<void> {
    const reason = this.reason().trim();
    this.missing.set(reason === '');
    if (reason !== '') await this.#send(body(reason));
  }

  async #send(body: object): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await firstValueFrom(this.#http.put(this.#url, body));
      this.#toasts.show(this.t().saved);
      this.dialog.close(true);
    } catch (error) {
      this.problem.set(this.#failures.read(error));
      if (this.problem()?.code === 'version.conflict') this.detail.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
