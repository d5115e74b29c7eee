import { httpResource } from '@angular/common/http';
import { Component, ElementRef, computed, inject, input, viewChildren } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { DayPipe, EmptyState, ErrorState, Icon, InstantPipe, SlaBadge, injectTexts } from '@vigie/ui';
import { planKinds, planStates } from '@vigie/rules';
import { type PlanBrief, client, page, planPage, planQuery } from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { pagedList } from '../core/paged-list';
import { keepLast, paramsOf } from '../core/resources';
import { Shortcuts } from '../keyboard/shortcuts';
import { LoadMore } from '../kit/load-more';
import { TableGhost } from '../kit/table-ghost';
import { clockOf, personOf } from './plan-clock';
import { PlanProgress } from './plan-progress';
import { PlanState } from './plan-state';
import { planTexts } from './plans.texts';
import { attentionWords } from './step-view';
import { stepTexts } from './steps.texts';

/** Plans of accounts of all clients, those that go on first; the filters stand in the address. */
@Component({
  selector: 'app-plans-page',
  imports: [
    DayPipe,
    EmptyState,
    ErrorState,
    Icon,
    InstantPipe,
    LoadMore,
    PlanProgress,
    PlanState,
    RouterLink,
    SlaBadge,
    TableGhost,
  ],
  templateUrl: './plans-page.html',
  styles: `
    .who {
      color: var(--ink-1);
      font-weight: var(--weight-strong);
    }
    small {
      display: block;
      color: var(--ink-3);
    }
  `,
})
export class PlansPage {
  // From the address.
  readonly state = input<string>();
  readonly kind = input<string>();
  readonly client = input<string>();

  readonly #router = inject(Router);
  protected readonly t = injectTexts(planTexts);
  readonly #steps = injectTexts(stepTexts);
  protected readonly states = planStates;
  protected readonly kinds = planKinds;
  protected readonly clockOf = clockOf;
  protected readonly who = personOf;
  protected readonly filtered = computed(() => [this.state(), this.kind(), this.client()].some(Boolean));
  protected readonly list = pagedList<PlanBrief>({
    url: '/api/account-plans',
    params: () =>
      paramsOf({
        state: planQuery.shape.state.catch('open').parse(this.state()),
        kind: planKinds.find((one) => one === this.kind()),
        client: this.client(),
      }),
    parse: (raw) => planPage.parse(raw),
  });
  readonly #clients = keepLast(
    httpResource(() => ({ url: '/api/clients', params: { limit: 200 } }), {
      parse: (raw) => page(client).parse(raw),
    }),
  );
  protected readonly clients = computed(() => this.#clients()?.items ?? []);
  private readonly links = viewChildren<ElementRef<HTMLAnchorElement>>('open');

  constructor() {
    reloadOn(
      ({ type }) => type === 'plan.changed' || type === 'ticket.changed',
      () => this.list.reload(),
    );
    inject(Shortcuts).use({ j: () => this.#move(1), k: () => this.#move(-1) });
  }

  protected set(params: Record<string, string | null>): void {
    void this.#router.navigate([], { queryParams: params, queryParamsHandling: 'merge' });
  }

  protected clear(): void {
    this.set({ state: null, kind: null, client: null });
  }

  protected attention(at: NonNullable<PlanBrief['attention']>): string {
    return attentionWords(at, this.#steps());
  }

  #move(by: number): void {
    const links = this.links().map(({ nativeElement }) => nativeElement);
    const at = links.findIndex((link) => link === document.activeElement);
    links[at < 0 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1)]?.focus();
  }
}
