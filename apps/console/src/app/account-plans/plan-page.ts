import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, viewChildren } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayPipe, Dialogs, ErrorState, Icon, InstantPipe, Skeleton, SlaBadge, injectTexts } from '@vigie/ui';
import { type AccountPlan, type AccountStep, accountPlan } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { Shortcuts } from '../keyboard/shortcuts';
import { TableGhost } from '../kit/table-ghost';
import { PageTitle } from '../shell/page-title';
import { PlanActs } from './plan-acts';
import { PlanChanges } from './plan-changes';
import { clockOf, personOf } from './plan-clock';
import { PlanPanel, type PlanPanelData } from './plan-panel';
import { PlanProgress } from './plan-progress';
import { PlanState } from './plan-state';
import { PlanStep, stepKeys } from './plan-step';
import { planTexts } from './plans.texts';
import { type StepAction, actionsOf, firstStep, noticeWords } from './step-view';
import { stepTexts } from './steps.texts';

/** A plan from its first step to its last: how it goes, why it waits, what somebody has to do. */
@Component({
  selector: 'app-plan-page',
  imports: [
    DayPipe,
    ErrorState,
    Icon,
    InstantPipe,
    PlanChanges,
    PlanProgress,
    PlanState,
    PlanStep,
    RouterLink,
    Skeleton,
    SlaBadge,
    TableGhost,
  ],
  templateUrl: './plan-page.html',
  styleUrl: './plan-page.css',
})
export class PlanPage {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #dialogs = inject(Dialogs);
  readonly #session = inject(SessionStore);
  protected readonly acts = inject(PlanActs);
  protected readonly t = injectTexts(planTexts);
  readonly #s = injectTexts(stepTexts);
  protected readonly resource = httpResource(() => `/api/account-plans/${encodeURIComponent(this.id())}`, {
    parse: (raw) => accountPlan.parse(raw),
  });
  protected readonly plan = keepLast(this.resource);
  protected readonly canWork = computed(() => this.#session.can('accounts.work'));
  protected readonly clock = computed(() => {
    const plan = this.plan();
    return plan ? clockOf(plan) : null;
  });
  protected readonly who = personOf;
  protected readonly noticeWords = noticeWords;
  /** The step that somebody chose; until then the first that needs somebody. */
  protected readonly chosen = linkedSignal<string, string | null>({
    source: this.id,
    computation: () => null,
  });
  readonly #steps = computed(() => this.plan()?.steps ?? []);
  protected readonly currentId = computed(() => this.chosen() ?? firstStep(this.#steps())?.id ?? null);
  /** Why a departure goes in this order, for the kinds that it has. */
  protected readonly reasons = computed(() => {
    const reasons: Partial<Record<string, string>> = this.#s().reasons;
    if (this.plan()?.kind !== 'departure') return [];
    const kinds = new Set(this.#steps().map(({ kind }) => kind));
    return [...kinds].flatMap((kind) => reasons[kind] ?? []);
  });
  private readonly shown = viewChildren(PlanStep);

  constructor() {
    reloadOn(
      (event) => event.type === 'plan.changed' && event.planId === this.id(),
      () => this.resource.reload(),
    );
    const title = inject(PageTitle);
    effect(() => {
      const plan = this.plan();
      if (plan) title.say(`${this.t().kinds[plan.kind]} ${personOf(plan)}`);
    });
    inject(Shortcuts).use({
      j: () => this.#move(1),
      k: () => this.#move(-1),
      ...Object.fromEntries(Object.values(stepKeys).map((key) => [key, () => void this.#press(key)])),
    });
  }

  protected async act(action: StepAction, step: AccountStep): Promise<void> {
    const plan = this.plan();
    if (!plan || action === 'copy') return;
    if (await this.acts.act(action, step, plan)) this.resource.reload();
  }

  protected async launch(plan: AccountPlan): Promise<void> {
    if (await this.acts.launch(plan)) this.resource.reload();
  }

  protected async launchUrgently(plan: AccountPlan): Promise<void> {
    if (await this.acts.launchUrgently(plan)) this.resource.reload();
  }

  protected async cancel(plan: AccountPlan): Promise<void> {
    if (await this.acts.cancel(plan)) this.resource.reload();
  }

  protected async edit(plan: AccountPlan): Promise<void> {
    const dialog = this.#dialogs.openPanel<AccountPlan, PlanPanelData, PlanPanel>(PlanPanel, {
      label: this.t().page.edit,
      data: { ticketId: plan.ticketId, client: plan.client, facts: plan.facts, plan },
      width: '1040px',
      focus: 'field',
    });
    if (await firstValueFrom(dialog.closed)) this.resource.reload();
  }

  #move(by: number): void {
    const steps = this.#steps();
    const at = steps.findIndex(({ id }) => id === this.currentId());
    const began = this.chosen() !== null;
    const to = Math.min(Math.max(began ? at + by : at, 0), steps.length - 1);
    this.chosen.set(steps[to]?.id ?? null);
    this.shown()[to]?.focus();
  }

  async #press(key: string): Promise<void> {
    const plan = this.plan();
    const at = this.#steps().findIndex(({ id }) => id === this.currentId());
    const step = this.#steps()[at];
    if (!plan || !step || !this.canWork()) return;
    const action = actionsOf(step, plan).find((one) => stepKeys[one] === key);
    if (!action) return;
    if (action === 'copy') this.shown()[at]?.copy();
    else if (action !== 'confirm' || step.confirmation?.askedBy.id !== this.#session.person()?.id)
      await this.act(action, step);
  }
}
