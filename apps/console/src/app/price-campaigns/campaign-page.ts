import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  Dialogs,
  ErrorState,
  Icon,
  InstantPipe,
  Locale,
  Skeleton,
  formatNumber,
  injectTexts,
} from '@vigie/ui';
import {
  type PriceCampaignDetail,
  priceCampaignDetail,
  priceCampaignWords,
  revisionNumbers,
} from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { keepLast, paramsOf } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { PageTitle } from '../shell/page-title';
import { CampaignActs } from './campaign-acts';
import { CampaignJournalView } from './campaign-journal';
import { CampaignLines } from './campaign-lines';
import { longDay, signedMoney } from './campaign-numbers';
import { CampaignSteps } from './campaign-steps';
import { CampaignTiles } from './campaign-tiles';
import { priceCampaignTexts } from './price-campaigns.texts';
import { TrialPanel } from './trial-panel';

/** The price revision of a year: steps, the index with its source, totals, exceptions by name, every line. */
@Component({
  selector: 'app-campaign-page',
  imports: [
    CampaignJournalView,
    CampaignLines,
    CampaignSteps,
    CampaignTiles,
    CdkMenu,
    CdkMenuItem,
    CdkMenuTrigger,
    ErrorState,
    Icon,
    InstantPipe,
    RouterLink,
    Skeleton,
  ],
  providers: [CampaignActs],
  templateUrl: './campaign-page.html',
  styleUrl: './campaign-page.css',
})
export class CampaignPage {
  readonly id = input.required<string>();
  readonly show = input<string>();
  readonly exception = input<string>();
  readonly client = input<string>();
  readonly q = input<string>();

  readonly #dialogs = inject(Dialogs);
  readonly #session = inject(SessionStore);
  readonly #locale = inject(Locale).current;
  readonly #acts = inject(CampaignActs);
  protected readonly t = injectTexts(priceCampaignTexts);
  protected readonly detail = httpResource(() => `/api/price-campaigns/${this.id()}`, {
    parse: (raw) => priceCampaignDetail.parse(raw),
  });
  protected readonly campaign = keepLast(this.detail);
  protected readonly canRevise = computed(
    () => this.#session.session() !== null && this.#session.can('contracts.revise'),
  );
  protected readonly heading = computed(() => {
    const campaign = this.campaign();
    return campaign ? this.t().heading(longDay(campaign.effectiveOn, this.#locale())) : this.t().title;
  });
  /** Named exceptions with how many contracts each, in one sentence. */
  protected readonly leftOut = computed(() => {
    const { exceptions = [] } = this.campaign() ?? {};
    const words = priceCampaignWords[this.#locale()].exceptions;
    return exceptions
      .map(({ exception, contracts }) => `${this.number(contracts)} ${words[exception].toLocaleLowerCase()}`)
      .join(', ');
  });
  protected readonly leftOutCount = computed(() =>
    (this.campaign()?.exceptions ?? []).reduce((sum, { contracts }) => sum + contracts, 0),
  );
  protected readonly hasLetters = computed(() => (this.campaign()?.letters.sent ?? 0) > 0);
  protected readonly isDue = computed(
    () => (this.campaign()?.effectiveOn ?? '') <= new Date().toISOString().slice(0, 10),
  );

  constructor() {
    const title = inject(PageTitle);
    reloadOn(
      (event) => event.type === 'price-campaign.changed' && event.campaignId === this.id(),
      () => this.detail.reload(),
    );
    effect(() => title.say(this.heading()));
  }

  protected number(count: number): string {
    return formatNumber(count, this.#locale());
  }
  protected decimal(value: string): string {
    return revisionNumbers.decimal(value, this.#locale());
  }
  protected signed(amount: string): string {
    return signedMoney(amount, this.#locale());
  }
  protected period(period: string): string {
    return revisionNumbers.periodName(period, this.#locale());
  }
  protected day(date: string): string {
    return longDay(date, this.#locale());
  }

  protected progressText({ state, progress }: PriceCampaignDetail): string {
    if (!progress) return '';
    const words = this.t().progress;
    const [done, total] = [this.number(progress.done), this.number(progress.total)];
    if (progress.phase === 'letters')
      return (state === 'undone' ? words.retractions : words.letters)(done, total);
    return words[state === 'applying' || state === 'undoing' ? state : 'opening'](done, total);
  }

  protected exportUrl(format: 'csv' | 'xlsx'): string {
    const given = { show: this.show(), exception: this.exception(), client: this.client(), q: this.q() };
    const params = new URLSearchParams({ format });
    for (const [key, value] of Object.entries(paramsOf(given))) params.set(key, String(value));
    return `/api/price-campaigns/${this.id()}/export?${params.toString()}`;
  }

  protected async act(
    name: Parameters<CampaignActs['run']>[0],
    campaign: PriceCampaignDetail,
  ): Promise<void> {
    await this.#acts.run(name, campaign);
    this.detail.reload();
  }

  protected tryValue(campaign: PriceCampaignDetail): void {
    this.#dialogs.openPanel<never, PriceCampaignDetail, TrialPanel>(TrialPanel, {
      label: this.t().trial.title,
      data: campaign,
      focus: 'field',
    });
  }
}
