import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Dialogs, Icon, injectTexts } from '@vigie/ui';
import { type AccountPlan, type PlanFacts, type TicketDetail, ticketPlans } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { personOf } from './plan-clock';
import { blankFacts } from './plan-form';
import { PlanPanel, type PlanPanelData } from './plan-panel';
import { PlanProgress } from './plan-progress';
import { PlanState } from './plan-state';
import { planTexts } from './plans.texts';
import { attentionWords } from './step-view';
import { stepTexts } from './steps.texts';

/** The plans of a ticket, or why it can have none, or how to prepare one. */
@Component({
  selector: 'app-ticket-plans',
  imports: [Icon, PlanProgress, PlanState, RouterLink],
  template: `
    @if (shown()) {
      <h3 class="label-small">{{ t().ticket.title }}</h3>
      @for (plan of items(); track plan.id) {
        <div class="plan">
          <p class="head">
            <a [routerLink]="['/accounts', plan.id]">{{ t().kinds[plan.kind] }} · {{ who(plan) }}</a>
            <app-plan-state [state]="plan.state" />
          </p>
          <app-plan-progress [plan]="plan" />
          @if (plan.attention; as at) {
            <p class="muted">{{ attentionWords(at, s()) }}</p>
          }
        </div>
      }
      @if (obstacle(); as why) {
        <p class="muted">{{ t().ticket.obstacles[why] }}</p>
      } @else if (canPrepare()) {
        <button type="button" class="btn btn-small" (click)="prepare()">
          <v-icon name="user-plus" [size]="13" />{{ t().ticket.prepare }}
        </button>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 5px;
      justify-items: start;
    }
    .plan {
      display: grid;
      gap: 3px;
      width: 100%;
    }
    .head {
      display: flex;
      gap: 6px;
      align-items: baseline;
      justify-content: space-between;
    }
  `,
})
export class TicketPlans {
  readonly ticket = input.required<TicketDetail>();

  readonly #dialogs = inject(Dialogs);
  readonly #router = inject(Router);
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(planTexts);
  protected readonly s = injectTexts(stepTexts);
  readonly #id = computed(() => this.ticket().id);
  readonly #plans = httpResource(
    () => (this.#session.can('accounts.read') ? `/api/tickets/${this.#id()}/account-plans` : undefined),
    { parse: (raw) => ticketPlans.parse(raw) },
  );
  readonly #last = keepLast(this.#plans);
  protected readonly items = computed(() => this.#last()?.items ?? []);
  protected readonly obstacle = computed(() => this.#last()?.obstacle ?? null);
  /** On tickets that are about an account, where there is something to say or to do; and where there are plans. */
  protected readonly shown = computed(() => {
    const plans = this.#last();
    const { qualifiedKind, request } = this.ticket();
    const asked = qualifiedKind ?? request?.kind ?? '';
    const about = asked.startsWith('account.') || (plans?.proposal ?? null) !== null;
    const open = this.obstacle() !== null || this.canPrepare();
    return plans !== undefined && ((about && open) || plans.items.length > 0);
  });
  protected readonly canPrepare = computed(() => {
    const { state } = this.ticket();
    const over = state === 'resolved' || state === 'closed';
    const going = this.items().some((plan) => plan.state !== 'completed' && plan.state !== 'cancelled');
    return this.#session.can('accounts.work') && !over && !going;
  });
  protected readonly who = personOf;
  protected readonly attentionWords = attentionWords;

  constructor() {
    reloadOn(
      (event) =>
        (event.type === 'plan.changed' || event.type === 'ticket.changed') && event.ticketId === this.#id(),
      () => this.#plans.reload(),
    );
  }

  protected async prepare(): Promise<void> {
    const { id: ticketId, client } = this.ticket();
    const facts: PlanFacts = this.#last()?.proposal ?? blankFacts('arrival');
    const dialog = this.#dialogs.openPanel<AccountPlan, PlanPanelData, PlanPanel>(PlanPanel, {
      label: this.t().ticket.prepare,
      data: { ticketId, client, facts, plan: null },
      width: '1040px',
      focus: 'field',
    });
    const saved = await firstValueFrom(dialog.closed);
    if (saved) await this.#router.navigate(['/accounts', saved.id]);
  }
}
