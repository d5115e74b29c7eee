import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { DayPipe, EmptyState, ErrorState, Icon, InstantPipe, Toasts, injectTexts } from '@vigie/ui';
import { priceCampaignDetail, priceCampaignList } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { TableGhost } from '../kit/table-ghost';
import { CampaignState } from './campaign-state';
import { priceCampaignTexts } from './price-campaigns.texts';

/** The price revisions of all years. */
@Component({
  selector: 'app-campaigns-page',
  imports: [CampaignState, DayPipe, EmptyState, ErrorState, Icon, InstantPipe, RouterLink, TableGhost],
  templateUrl: './campaigns-page.html',
})
export class CampaignsPage {
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #session = inject(SessionStore);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  protected readonly t = injectTexts(priceCampaignTexts);
  protected readonly list = httpResource(() => '/api/price-campaigns', {
    parse: (raw) => priceCampaignList.parse(raw),
  });
  protected readonly known = keepLast(this.list);
  protected readonly busy = signal(false);
  protected readonly canRevise = computed(
    () => this.#session.session() !== null && this.#session.can('contracts.revise'),
  );

  constructor() {
    reloadOn(
      (event) => event.type === 'price-campaign.changed',
      () => this.list.reload(),
    );
  }

  protected async open(year: number): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      const answer = await firstValueFrom(this.#http.post('/api/price-campaigns', { year }));
      this.#toasts.show(this.t().opened);
      await this.#router.navigate(['/price-revision', priceCampaignDetail.parse(answer).id]);
    } catch (error) {
      this.#failures.toast(error);
      this.list.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
