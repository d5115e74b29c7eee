import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import {
  ErrorState,
  Icon,
  type ShownProblem,
  Toasts,
  formatHours,
  injectTexts,
  sharedTexts,
} from '@vigie/ui';
import { type Formula, type Priority, priorities } from '@vigie/rules';
import { type SlaTarget, slaTargets } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { TableGhost } from '../kit/table-ghost';
import { ticketTexts } from '../tickets/tickets.texts';
import { adminTexts } from './admin.texts';

type Key = 'responseMinutes' | 'resolutionMinutes';

const shownFormulas: readonly Formula[] = ['SERENITE', 'PREMIUM', 'STANDARD'];

/** Response and resolution times by formula and priority, edited in place. */
@Component({
  selector: 'app-targets-page',
  imports: [ErrorState, Icon, TableGhost],
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
  `,
})
export class TargetsPage {
  readonly #http = inject(HttpClient);
  readonly #toasts = inject(Toasts);
  readonly #failures = inject(Failures);
  protected readonly t = injectTexts(adminTexts);
  protected readonly tickets = injectTexts(ticketTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly formulas = shownFormulas;
  protected readonly priorities = priorities;
  protected readonly keys: readonly Key[] = ['responseMinutes', 'resolutionMinutes'];

  protected readonly saved = httpResource(() => '/api/sla-targets', {
    parse: (raw) => slaTargets.parse(raw),
  });
  readonly #savedTargets = computed(() => (this.saved.hasValue() ? this.saved.value().targets : undefined));
  protected readonly targets = linkedSignal(() => this.#savedTargets());
  protected readonly changed = computed(() => this.targets() !== this.#savedTargets());
  protected readonly problem = signal<ShownProblem | null>(null);

  protected minutes(formula: Formula, priority: Priority, key: Key): number {
    return this.targets()?.find((one) => one.formula === formula && one.priority === priority)?.[key] ?? 0;
  }

  protected hours(minutes: number): string {
    return formatHours(minutes * 60_000);
  }

  protected labelOf(key: Key): string {
    return key === 'responseMinutes' ? this.t().targets.response : this.t().targets.resolution;
  }

  protected change(formula: Formula, priority: Priority, key: Key, value: string): void {
    const minutes = Math.round(Number(value));
    if (!Number.isFinite(minutes) || minutes < 1) return;
    const matches = (one: SlaTarget): boolean => one.formula === formula && one.priority === priority;
    this.targets.update((list) => list?.map((one) => (matches(one) ? { ...one, [key]: minutes } : one)));
  }

  protected async save(): Promise<void> {
    this.problem.set(null);
    try {
      await firstValueFrom(this.#http.put('/api/sla-targets', { targets: this.targets() }));
      this.#toasts.show(this.t().targets.saved);
      this.saved.reload();
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    }
  }
}
