import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { httpResource } from '@angular/common/http';
import {
  Component,
  computed,
  debounced,
  effect,
  inject,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { Icon, type ShownProblem, Ticker, Toasts, injectTexts, sharedTexts } from '@vigie/ui';
import { planKinds } from '@vigie/rules';
import { type AccountPlan, type PlanFacts, type Reference, planPreview } from '@vigie/wire';
import { Failures } from '../core/failures';
import { keepLast } from '../core/resources';
import { AccountField } from './account-field';
import { ArrivalFields } from './arrival-fields';
import { ChangeFields } from './change-fields';
import { DepartureFields } from './departure-fields';
import { PhoneFields } from './phone-fields';
import { planChoices } from './plan-choices';
import { type FieldProblems, blankFacts, previewable, problemsOf, readFacts } from './plan-form';
import { planFormTexts } from './plan-form.texts';
import { PlanPreviewList } from './plan-preview';
import { PlanWrites } from './plan-writes';
import { planTexts } from './plans.texts';

export interface PlanPanelData {
  ticketId: string;
  client: Reference;
  facts: PlanFacts;
  /** The plan that is changed; null for a new one. */
  plan: AccountPlan | null;
}

const typingMs = 400;
const none: FieldProblems = new Map();

/** A plan written, with what it will do beside it; closes with the plan that was saved. */
@Component({
  selector: 'app-plan-panel',
  imports: [AccountField, ArrivalFields, ChangeFields, DepartureFields, Icon, PhoneFields, PlanPreviewList],
  templateUrl: './plan-panel.html',
  styles: `
    :host,
    form {
      display: flex;
      flex-direction: column;
    }
    :host {
      min-height: 100vh;
    }
    form {
      flex: 1;
    }
    .columns {
      flex: 1;
      align-content: start;
      display: grid;
      grid-template-columns: minmax(0, 11fr) minmax(0, 9fr);
      gap: 32px;
      align-items: start;
    }
    app-plan-preview {
      position: sticky;
      top: 0;
    }
    footer {
      position: sticky;
      bottom: 0;
      display: flex;
      gap: 8px;
      align-items: center;
      margin: 0 -20px -20px;
      padding: 12px 20px;
      border-block-start: 1px solid var(--line);
      background: var(--raised);
    }
    footer .hint {
      flex: 1;
    }
  `,
})
export class PlanPanel {
  readonly #writes = inject(PlanWrites);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #now = inject(Ticker).now;
  protected readonly data = inject<PlanPanelData>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<AccountPlan>>(DialogRef);
  protected readonly t = injectTexts(planFormTexts);
  protected readonly words = injectTexts(planTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly kinds = planKinds;

  protected readonly facts = signal<PlanFacts>(this.data.facts);
  protected readonly choices = planChoices(this.data.client.id);
  readonly #problems = computed(() => problemsOf(this.facts()));
  protected readonly tried = signal(false);
  protected readonly shownProblems = computed(() => (this.tried() ? this.#problems() : none));
  /** One object until the facts change: what is looked at twice is asked once. */
  readonly #wanted = computed(() => previewable(this.facts()));
  readonly #settled = debounced(() => this.#wanted(), typingMs);
  protected readonly asked = httpResource(
    () => {
      const facts = this.#settled.value();
      const url = `/api/tickets/${this.data.ticketId}/account-plans/preview`;
      return facts ? { url, method: 'POST', body: { facts, planId: this.data.plan?.id ?? null } } : undefined;
    },
    { parse: (raw) => planPreview.parse(raw) },
  );
  readonly #last = keepLast(this.asked);
  protected readonly preview = computed(() => (this.asked.error() ? null : (this.#last() ?? null)));
  /** What the account has now, as last read. */
  protected readonly account = computed(() => this.preview()?.account ?? null);
  /** Who is throttled is told how long to wait, and sees the steps by themselves afterwards. */
  protected readonly againAt = computed(() => {
    const error = this.asked.error();
    const seconds = error ? Number(this.#failures.read(error).data['retryAfter']) : Number.NaN;
    return Number.isNaN(seconds) ? null : untracked(this.#now) + seconds * 1000;
  });
  protected readonly busy = signal(false);
  /** Why it was not saved, as long as the facts are those that were refused. */
  protected readonly problem = linkedSignal<PlanFacts, ShownProblem | null>({
    source: this.facts,
    computation: () => null,
  });

  constructor() {
    effect((onCleanup) => {
      const at = this.againAt();
      if (at === null) return;
      const timer = setTimeout(() => this.asked.reload(), at - untracked(this.#now));
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected choose(kind: string): void {
    const known = planKinds.find((one) => one === kind);
    const before = this.facts();
    if (!known || known === before.kind) return;
    this.tried.set(false);
    this.facts.set(
      known === this.data.facts.kind ? this.data.facts : blankFacts(known, before.address ?? ''),
    );
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const facts = readFacts(this.facts());
    if (!facts || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    const { plan, ticketId } = this.data;
    try {
      const saved = await (plan ? this.#writes.change(plan, facts) : this.#writes.create(ticketId, facts));
      this.#toasts.show(this.t().saved);
      this.dialog.close(saved);
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    } finally {
      this.busy.set(false);
    }
  }
}
