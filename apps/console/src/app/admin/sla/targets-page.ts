import { httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, signal, viewChild } from '@angular/core';
import {
  Dialogs,
  ErrorState,
  Icon,
  InstantPipe,
  Ticker,
  formatHours,
  injectTexts,
  sharedTexts,
} from '@vigie/ui';
import { type Formula, type Priority, priorities } from '@vigie/rules';
import {
  type Client,
  type ClientTarget,
  type SlaPolicyContent,
  type SlaPolicyVersion,
  type SlaTarget,
  type ThresholdAction,
  slaPolicies,
} from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { keepLast } from '../../core/resources';
import { TableGhost } from '../../kit/table-ghost';
import { ticketTexts } from '../../tickets/tickets.texts';
import { ActionTable } from './action-table';
import { ExceptionTable } from './exception-table';
import { type PolicySaved, PolicySavePanel, type PolicyToSave } from './policy-save-panel';
import { RecomputeProgress } from './recompute-progress';
import { slaTexts } from './sla.texts';

type Key = 'responseMinutes' | 'resolutionMinutes';

const shownFormulas: readonly Formula[] = ['SERENITE', 'PREMIUM', 'STANDARD'];

const contentOf = ({ targets, exceptions, actions }: SlaPolicyVersion): SlaPolicyContent => ({
  targets,
  exceptions,
  actions,
});

/** The SLA policy, edited in place: what we promise, to whom something else, and what is done before it is missed. */
@Component({
  selector: 'app-targets-page',
  imports: [ActionTable, ErrorState, ExceptionTable, Icon, InstantPipe, RecomputeProgress, TableGhost],
  templateUrl: './targets-page.html',
  styles: `
    .cell {
      display: flex;
      gap: 8px;
      align-items: center;
      justify-content: flex-end;
    }
    .input {
      width: 84px;
      min-height: 28px;
      text-align: end;
    }
    .said {
      min-width: 62px;
      color: var(--ink-3);
      font-size: var(--text-12);
      text-align: end;
    }
    td {
      padding-block: 5px;
    }
    .formula td {
      background: var(--background);
      font-weight: var(--weight-strong);
    }
    .page {
      display: grid;
      gap: 16px;
    }
    h2 {
      font-size: var(--text-15);
    }
    .section p {
      color: var(--ink-3);
    }
  `,
})
export class TargetsPage {
  readonly #dialogs = inject(Dialogs);
  readonly #now = inject(Ticker).now;
  protected readonly t = injectTexts(slaTexts);
  protected readonly tickets = injectTexts(ticketTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly formulas = shownFormulas;
  protected readonly priorities = priorities;
  protected readonly keys: readonly Key[] = ['responseMinutes', 'resolutionMinutes'];
  private readonly progress = viewChild(RecomputeProgress);

  protected readonly saved = httpResource(() => '/api/sla-policies', {
    parse: (raw) => slaPolicies.parse(raw),
  });
  protected readonly versions = keepLast(this.saved);
  protected readonly latest = computed(() => this.versions()?.items[0]);
  readonly #original = computed(() => {
    const latest = this.latest();
    return latest && contentOf(latest);
  });
  /** What is typed; a version saved by somebody else in between does not take its place. */
  protected readonly draft = linkedSignal<SlaPolicyContent | undefined, SlaPolicyContent | undefined>({
    source: this.#original,
    computation: (original, previous) => (this.#kept && previous?.value ? previous.value : original),
  });
  #kept = false;
  protected readonly changed = computed(
    () => JSON.stringify(this.draft()) !== JSON.stringify(this.#original()),
  );
  protected readonly conflict = signal(false);
  readonly #added = signal<Record<string, string>>({});
  protected readonly names = computed(() => ({ ...this.latest()?.names, ...this.#added() }));

  protected minutes(formula: Formula, priority: Priority, key: Key): number {
    const { targets = [] } = this.draft() ?? {};
    return targets.find((one) => one.formula === formula && one.priority === priority)?.[key] ?? 0;
  }

  protected hours(minutes: number): string {
    return formatHours(minutes * 60_000);
  }

  protected labelOf(key: Key): string {
    return key === 'responseMinutes' ? this.t().response : this.t().resolution;
  }

  protected change(formula: Formula, priority: Priority, key: Key, value: string): void {
    const minutes = Math.round(Number(value));
    if (!Number.isFinite(minutes) || minutes < 1) return;
    const matches = (one: SlaTarget): boolean => one.formula === formula && one.priority === priority;
    this.#edit(({ targets }) => ({
      targets: targets.map((one) => (matches(one) ? { ...one, [key]: minutes } : one)),
    }));
  }

  protected setExceptions(exceptions: readonly ClientTarget[]): void {
    this.#edit(() => ({ exceptions: [...exceptions] }));
  }

  protected setActions(actions: readonly ThresholdAction[]): void {
    this.#edit(() => ({ actions: [...actions] }));
  }

  /** A client begins with the lines of its formula. */
  protected addClient({ id: clientId, name, formula }: Client): void {
    this.#added.update((names) => ({ ...names, [`client:${clientId}`]: name }));
    this.#edit(({ targets, exceptions }) => ({
      exceptions: [
        ...exceptions,
        ...targets
          .filter((one) => one.formula === formula)
          .map(({ priority, responseMinutes, resolutionMinutes }) => ({
            clientId,
            priority,
            responseMinutes,
            resolutionMinutes,
          })),
      ],
    }));
  }

  protected isPlanned({ effectiveAt }: SlaPolicyVersion): boolean {
    return Date.parse(effectiveAt) > this.#now();
  }

  protected reset(): void {
    this.#kept = false;
    this.conflict.set(false);
    this.draft.set(this.#original());
  }

  protected async save(): Promise<void> {
    const policy = this.draft();
    const basedOn = this.latest()?.id;
    if (!policy || !basedOn || !this.changed()) return;
    const dialog = this.#dialogs.openPanel<PolicySaved, PolicyToSave, PolicySavePanel>(PolicySavePanel, {
      label: this.t().save.title,
      data: { policy, basedOn },
      width: '640px',
      focus: 'field',
    });
    const outcome = await firstValueFrom(dialog.closed);
    if (!outcome) return;
    this.#kept = outcome === 'conflict';
    this.conflict.set(this.#kept);
    this.saved.reload();
    if (outcome === 'saved') this.progress()?.expect();
  }

  #edit(change: (content: SlaPolicyContent) => Partial<SlaPolicyContent>): void {
    this.draft.update((content) => content && { ...content, ...change(content) });
  }
}
