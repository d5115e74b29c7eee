import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { Locale, type ShownProblem, Toasts, dateOfInstant, injectTexts } from '@vigie/ui';
import { type ContractDetail, contractDetail, contractWords } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { PanelFoot, PanelHead } from '../kit/panel-frame';
import { ChoiceField } from './choice-field';
import { contractTexts } from './contracts.texts';
import { TypedField } from './typed-field';

/** What can happen to a contract, or to an amendment that is proposed. */
export type Act = 'activate' | 'suspend' | 'resume' | 'denounce' | 'keep' | 'end' | 'sign';
export interface ActPanelData {
  act: Act;
  contract: ContractDetail;
  amendment?: ContractDetail['amendments'][number];
}

const dated: Readonly<Record<Act, readonly DateKey[]>> = {
  activate: ['signedOn'],
  suspend: [],
  resume: [],
  denounce: ['receivedOn', 'sentOn'],
  keep: [],
  end: ['endsOn'],
  sign: ['signedOn', 'effectiveOn'],
};
type DateKey = 'signedOn' | 'receivedOn' | 'sentOn' | 'endsOn' | 'effectiveOn';
const reasoned: ReadonlySet<Act> = new Set(['suspend', 'keep', 'end', 'denounce', 'resume']);
const optional: ReadonlySet<Act> = new Set(['denounce', 'resume']);

/** Asks for the dates and the reason of something that happens to a contract; closes with the contract as it is then. */
@Component({
  selector: 'app-act-panel',
  imports: [ChoiceField, PanelFoot, PanelHead, TypedField],
  templateUrl: './act-panel.html',
})
export class ActPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #locale = inject(Locale).current;
  protected readonly data = inject<ActPanelData>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<ContractDetail>>(DialogRef);
  readonly #texts = injectTexts(contractTexts);
  protected readonly t = computed(() => this.#texts().acts);
  protected readonly heading = computed(() =>
    this.data.act === 'sign' ? this.#texts().page.sign : this.t()[this.data.act],
  );
  protected readonly denouncers = computed(() => contractWords[this.#locale()].denouncers);
  protected readonly dates = dated[this.data.act];
  protected readonly reasoned = reasoned.has(this.data.act);
  protected readonly reasonLabel = computed(() => {
    const { reason, optional: words } = this.t();
    return optional.has(this.data.act) ? `${reason} (${words})` : reason;
  });
  protected readonly typed = signal<Record<DateKey | 'by' | 'reason', string>>({
    signedOn: dateOfInstant(Date.now()),
    receivedOn: dateOfInstant(Date.now()),
    sentOn: '',
    endsOn: dateOfInstant(Date.now()),
    effectiveOn: this.data.amendment?.effectiveOn ?? '',
    by: 'client',
    reason: '',
  });
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);

  protected type(key: DateKey | 'by' | 'reason', text: string): void {
    this.typed.update((typed) => ({ ...typed, [key]: text }));
  }

  protected fault(key: string): string | null {
    return this.problem()?.fields[key] ?? null;
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.busy.set(true);
    try {
      const answer = await firstValueFrom(this.#http.post(this.#path(), this.#body()));
      this.#toasts.show(this.t().done[this.data.act]);
      this.dialog.close(contractDetail.parse(answer));
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    } finally {
      this.busy.set(false);
    }
  }

  #path(): string {
    const { act, contract, amendment } = this.data;
    if (act === 'activate') return `/api/contracts/${contract.id}/activation`;
    return act === 'sign'
      ? `/api/contracts/${contract.id}/amendments/${amendment?.id ?? ''}/signature`
      : `/api/contracts/${contract.id}/state`;
  }

  #body(): Record<string, unknown> {
    const { act, contract } = this.data;
    const { by, reason, ...typed } = this.typed();
    const dates = Object.fromEntries(this.dates.map((key) => [key, typed[key] || null]));
    const said = reason.trim();
    return {
      ...dates,
      ...(act !== 'activate' && act !== 'sign' && { act }),
      ...(act === 'denounce' && { by }),
      ...(this.reasoned && (said || !optional.has(act)) && { reason: said }),
      version: contract.version,
    };
  }
}
