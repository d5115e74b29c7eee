import {
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  untracked,
  viewChildren,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Dialogs, EmptyState, ErrorState, Icon, Locale, MoneyPipe, injectTexts } from '@vigie/ui';
import {
  type CampaignLine,
  type PriceCampaignDetail,
  campaignLinePage,
  campaignLineShows,
  priceCampaignWords,
  revisionNumbers,
} from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { pagedList } from '../core/paged-list';
import { paramsOf } from '../core/resources';
import { Shortcuts } from '../keyboard/shortcuts';
import { ClientFilter } from '../kit/client-filter';
import { LoadMore } from '../kit/load-more';
import { TableGhost } from '../kit/table-ghost';
import { typedQuery } from '../kit/typed-query';
import { signedMoney, signedPercent } from './campaign-numbers';
import { type LinePanelData, LinePanel } from './line-panel';
import { priceCampaignTexts } from './price-campaigns.texts';

type Show = (typeof campaignLineShows)[number];

/** The lines of a campaign: filters in the address, each opens its computation. */
@Component({
  selector: 'app-campaign-lines',
  imports: [ClientFilter, EmptyState, ErrorState, Icon, LoadMore, MoneyPipe, RouterLink, TableGhost],
  templateUrl: './campaign-lines.html',
  styleUrl: './campaign-lines.css',
})
export class CampaignLines {
  readonly campaign = input.required<PriceCampaignDetail>();
  readonly canRevise = input.required<boolean>();
  readonly show = input<string>();
  readonly exception = input<string>();
  readonly client = input<string>();
  readonly q = input<string>();

  readonly #router = inject(Router);
  readonly #dialogs = inject(Dialogs);
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(priceCampaignTexts);
  protected readonly words = computed(() => priceCampaignWords[this.#locale()]);
  /** Lines to regularise are spoken of where there are any. */
  protected readonly shows = computed(() =>
    campaignLineShows.filter((one) => one !== 'corrected' || this.campaign().corrections.length > 0),
  );
  protected readonly shown = computed<Show>(
    () => campaignLineShows.find((one) => one === this.show()) ?? 'all',
  );
  protected readonly params = computed(() =>
    paramsOf({
      show: this.shown() === 'all' ? undefined : this.shown(),
      exception: this.exception(),
      client: this.client(),
      q: this.q(),
    }),
  );
  protected readonly filtered = computed(() => Object.keys(this.params()).length > 0);
  protected readonly list = pagedList<CampaignLine>({
    url: () => `/api/price-campaigns/${this.campaign().id}/lines`,
    params: this.params,
    parse: (raw) => campaignLinePage.parse(raw),
  });
  protected readonly typed = typedQuery(this.q, (q) => this.filter('q', q));
  readonly #progress = computed(() => {
    const { state, version, progress, totals } = this.campaign();
    return `${state} ${version} ${progress?.done ?? ''} ${totals.newAmount} ${totals.byHand} ${totals.excluded}`;
  });
  private readonly buttons = viewChildren<string, ElementRef<HTMLElement>>('line', { read: ElementRef });

  constructor() {
    inject(Shortcuts).use({ j: () => this.#move(1), k: () => this.#move(-1) });
    let before = '';
    effect(() => {
      const progress = this.#progress();
      if (before !== '' && before !== progress) untracked(() => this.list.reload());
      before = progress;
    });
  }

  protected filter(key: string, value: string): void {
    const queryParams = { [key]: value && value !== 'all' ? value : null };
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: key === 'q' });
  }

  protected clear(): void {
    this.typed.set('');
    void this.#router.navigate([], { queryParams: {} });
  }

  protected warningsOf({ warnings }: CampaignLine): string {
    return warnings.map((one) => this.words().warnings[one]).join(' · ');
  }

  protected signed(amount: string): string {
    return signedMoney(amount, this.#locale());
  }
  protected percent(percent: string | null): string {
    return signedPercent(percent, this.#locale());
  }
  protected decimal(value: string): string {
    return revisionNumbers.decimal(value, this.#locale());
  }
  protected period(value: string): string {
    return revisionNumbers.periodName(value, this.#locale());
  }

  protected async open(line: CampaignLine): Promise<void> {
    const { id, state } = this.campaign();
    const dialog = this.#dialogs.openPanel<true, LinePanelData, LinePanel>(LinePanel, {
      label: this.t().panel.title,
      data: { campaignId: id, lineId: line.id, canDecide: this.canRevise() && state === 'draft' },
      width: '560px',
    });
    if (await firstValueFrom(dialog.closed)) this.list.reload();
  }

  #move(direction: 1 | -1): void {
    const all = this.buttons().map(({ nativeElement }) => nativeElement);
    const from = all.findIndex((one) => one === document.activeElement);
    all[Math.min(Math.max(from + direction, 0), all.length - 1)]?.focus();
  }
}
