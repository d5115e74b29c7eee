import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { Locale, MoneyPipe, type ShownProblem, Toasts, dateOfInstant, injectTexts } from '@vigie/ui';
import {
  type AmendmentChanges,
  type ContractDetail,
  type ContractLine,
  contractDetail,
  contractWords,
} from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { PanelFoot, PanelHead } from '../kit/panel-frame';
import { plainNumber } from '../simulators/plain-number';
import { ConditionsFields } from './conditions-fields';
import {
  type TypedLine,
  changedConditions,
  conditionsOf,
  indexOf,
  lineOf,
  typedConditions,
} from './contract-model';
import { contractTexts } from './contracts.texts';
import { faultsBelow } from './faults-below';
import { LinesEditor } from './lines-editor';
import { calendarNames } from './names';
import { TypedField } from './typed-field';

export interface AmendmentPanelData {
  contract: ContractDetail;
  /** A line whose quantity the estate has outgrown. */
  grown?: ContractLine;
}
interface Changed {
  price: string;
  quantity: string;
  period: string;
  index: string;
  ends: boolean;
}
const unchanged: Changed = { price: '', quantity: '', period: '', index: '', ends: false };

/** Writes an amendment: what each line becomes, lines that come, other conditions; closes with the contract. */
@Component({
  selector: 'app-amendment-panel',
  imports: [ConditionsFields, LinesEditor, MoneyPipe, PanelFoot, PanelHead, TypedField],
  templateUrl: './amendment-panel.html',
  styleUrls: ['./contract-form.css', './amendment-panel.css'],
})
export class AmendmentPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  protected readonly data = inject<AmendmentPanelData>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<ContractDetail>>(DialogRef);
  readonly #texts = injectTexts(contractTexts);
  protected readonly t = computed(() => this.#texts().amendment);
  protected readonly form = computed(() => this.#texts().form);
  protected readonly decimal = contractWords[inject(Locale).current()].decimal;
  protected readonly lines = this.data.contract.lines.filter(({ current }) => current !== null);

  protected readonly label = signal(this.data.grown ? this.t().growth : '');
  protected readonly effectiveOn = signal(dateOfInstant(Date.now()));
  protected readonly signedOn = signal('');
  protected readonly changed = signal<Readonly<Record<string, Changed>>>(grownOf(this.data.grown));
  protected readonly added = signal<readonly TypedLine[]>([]);
  protected readonly conditions = signal(typedConditions(this.data.contract.conditions));
  protected readonly calendars = calendarNames();
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);
  protected readonly faults = computed(() => this.problem()?.fields ?? {});
  protected readonly addedFaults = computed(() => faultsBelow(this.faults(), 'changes.added'));
  protected readonly conditionFaults = computed(() => ({
    ...faultsBelow(this.faults(), 'conditions'),
    ...faultsBelow(this.faults(), 'changes.conditions'),
  }));

  protected changeOf(id: string): Changed {
    return this.changed()[id] ?? unchanged;
  }

  protected write(id: string, part: Partial<Changed>): void {
    this.changed.update((all) => ({ ...all, [id]: { ...(all[id] ?? unchanged), ...part } }));
  }

  protected fault(path: string): string | null {
    return this.faults()[path] ?? null;
  }

  /** The fault of a line: its place among the changes that were sent. */
  protected lineFault(id: string, key: string): string | null {
    const at = this.#changes().prices.findIndex(({ lineId }) => lineId === id);
    return at < 0 ? null : this.fault(`changes.prices.${at}.${key}`);
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.busy.set(true);
    const { id, version } = this.data.contract;
    const signedOn = this.signedOn() || null;
    try {
      const answer = await firstValueFrom(
        this.#http.post(`/api/contracts/${id}/amendments`, {
          label: this.label().trim(),
          effectiveOn: this.effectiveOn(),
          signedOn,
          changes: this.#changes(),
          version,
        }),
      );
      this.#toasts.show(signedOn ? this.t().signed : this.t().saved);
      this.dialog.close(contractDetail.parse(answer));
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    } finally {
      this.busy.set(false);
    }
  }

  #changes(): AmendmentChanges {
    const { contract } = this.data;
    const written = Object.entries(this.changed());
    return {
      conditions: changedConditions(contract.conditions, conditionsOf(this.conditions())),
      prices: written.flatMap(([lineId, change]) => priceChange(lineId, change)),
      added: this.added().map(lineOf),
      ended: written.flatMap(([lineId, { ends }]) => (ends ? [lineId] : [])),
    };
  }
}

function priceChange(lineId: string, { price, quantity, period, index, ends }: Changed) {
  const said = {
    ...(price.trim() && { price: plainNumber(price) }),
    ...(quantity.trim() && { quantity: plainNumber(quantity) }),
    ...((period.trim() || index.trim()) && { baseIndex: indexOf(period, index) ?? undefined }),
  };
  return ends || Object.keys(said).length === 0 ? [] : [{ lineId, ...said }];
}

const grownOf = (line: ContractLine | undefined): Record<string, Changed> =>
  line ? { [line.id]: { ...unchanged, quantity: String(line.counted ?? '') } } : {};
