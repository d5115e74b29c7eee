import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, signal, viewChild } from '@angular/core';
import { Dialogs, ErrorState, InstantPipe, Ticker, formatHours, injectTexts, sharedTexts } from '@vigie/ui';
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
import { Edit, type Said } from '../../kit/edit';
import { EditClash } from '../../kit/edit-clash';
import { kitTexts } from '../../kit/kit.texts';
import { TableGhost } from '../../kit/table-ghost';
import { ticketTexts } from '../../tickets/tickets.texts';
import { ActionTable } from './action-table';
import { ExceptionTable } from './exception-table';
import { type PolicySaved, PolicySavePanel, type PolicyToSave } from './policy-save-panel';
import { type PolicyState, lineOf, policyOf, stateOfPolicy } from './policy-state';
import { RecomputeProgress } from './recompute-progress';
import { slaTexts } from './sla.texts';

type Key = 'responseMinutes' | 'resolutionMinutes';

const shownFormulas: readonly Formula[] = ['SERENITE', 'PREMIUM', 'STANDARD'];

const nothing: SlaPolicyContent = { targets: [], exceptions: [], actions: [] };

const contentOf = ({ targets, exceptions, actions }: SlaPolicyVersion): SlaPolicyContent => ({
  targets,
  exceptions,
  actions,
});

/** The SLA policy, edited in place: what we promise, to whom something else, and what is done before it is missed. */
@Component({
  selector: 'app-targets-page',
  imports: [ActionTable, EditClash, ErrorState, ExceptionTable, InstantPipe, RecomputeProgress, TableGhost],
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
  readonly #http = inject(HttpClient);
  readonly #dialogs = inject(Dialogs);
  readonly #now = inject(Ticker).now;
  protected readonly t = injectTexts(slaTexts);
  protected readonly tickets = injectTexts(ticketTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly kit = injectTexts(kitTexts);
  protected readonly formulas = shownFormulas;
  protected readonly priorities = priorities;
  protected readonly keys: readonly Key[] = ['responseMinutes', 'resolutionMinutes'];
  private readonly progress = viewChild(RecomputeProgress);

  protected readonly saved = httpResource(() => '/api/sla-policies', {
    parse: (raw) => slaPolicies.parse(raw),
  });
  protected readonly versions = keepLast(this.saved);
  protected readonly latest = computed(() => this.versions()?.items[0]);
  /** The version that what is typed grew from. */
  readonly #base = linkedSignal(() => this.latest() ?? null);
  readonly #original = computed(() => {
    const base = this.#base();
    return base ? contentOf(base) : undefined;
  });
  protected readonly draft = linkedSignal(() => this.#original());
  protected readonly changed = computed(
    () => JSON.stringify(this.draft()) !== JSON.stringify(this.#original()),
  );
  protected readonly edit = new Edit<SlaPolicyVersion, PolicyState>({
    base: this.#base,
    read: async () => slaPolicies.parse(await firstValueFrom(this.#http.get('/api/sla-policies'))).items[0],
    stateOf: (version) => stateOfPolicy(contentOf(version)),
    state: () => stateOfPolicy(this.draft() ?? nothing),
    show: (state) => this.draft.set(policyOf(state)),
    say: (state) => this.#say(state),
  });
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
    this.draft.set(this.#original());
  }

  protected async save(): Promise<void> {
    const policy = this.draft();
    const basedOn = this.#base()?.id;
    if (!policy || !basedOn || !this.changed()) return;
    const dialog = this.#dialogs.openPanel<PolicySaved, PolicyToSave, PolicySavePanel>(PolicySavePanel, {
      label: this.t().save.title,
      data: { policy, basedOn },
      width: '640px',
      focus: 'field',
    });
    const outcome = await firstValueFrom(dialog.closed);
    if (!outcome) return;
    if (outcome === 'conflict') {
      await this.edit.look();
      return;
    }
    this.saved.reload();
    this.progress()?.expect();
  }

  #say({ exceptions, actions: _actions, ...lines }: PolicyState): Record<keyof PolicyState, Said> {
    const { formulas } = this.shared();
    const { sections } = this.t();
    const { changed } = this.kit().versions;
    const said = Object.values(lines).map((target): [keyof PolicyState, Said] => {
      const { formula, priority, responseMinutes, resolutionMinutes } = target;
      const name = `${formulas[formula]}, ${this.tickets().priorities[priority]}`;
      return [lineOf(target), [name, `${this.hours(responseMinutes)} / ${this.hours(resolutionMinutes)}`]];
    });
    return {
      ...Object.fromEntries(said),
      exceptions: [
        sections.exceptions,
        exceptions
          .map(
            ({ clientId, priority, responseMinutes, resolutionMinutes }) =>
              `${this.names()[`client:${clientId}`] ?? '…'} P${priority} ${this.hours(responseMinutes)} / ${this.hours(resolutionMinutes)}`,
          )
          .join(' · '),
      ],
      actions: [sections.actions, changed],
    };
  }

  #edit(change: (content: SlaPolicyContent) => Partial<SlaPolicyContent>): void {
    this.draft.update((content) => content && { ...content, ...change(content) });
  }
}
