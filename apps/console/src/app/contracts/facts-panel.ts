import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { type ShownProblem, Toasts, injectTexts } from '@vigie/ui';
import { type ContractDetail, contractDetail } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { Edit, type Said } from '../kit/edit';
import { EditClash } from '../kit/edit-clash';
import { PanelFoot, PanelHead } from '../kit/panel-frame';
import { contractTexts } from './contracts.texts';
import { TypedField } from './typed-field';

const keys = ['label', 'reference', 'signatoryName', 'signatoryTitle', 'dpoName', 'dpoEmail'] as const;
type Key = (typeof keys)[number];
type Typed = Record<Key, string>;

const typedOf = ({ label, reference, people }: ContractDetail): Typed => ({
  label,
  reference: reference ?? '',
  signatoryName: people.signatoryName ?? '',
  signatoryTitle: people.signatoryTitle ?? '',
  dpoName: people.dpoName ?? '',
  dpoEmail: people.dpoEmail ?? '',
});

/** Name and people of a signed contract: no amendment is needed for them; closes with the contract. */
@Component({
  selector: 'app-facts-panel',
  imports: [EditClash, PanelFoot, PanelHead, TypedField],
  template: `
    <form class="panel-form" novalidate (submit)="submit($event)">
      <app-panel-head [heading]="t().facts.title" />
      @for (key of keys; track key) {
        <app-typed-field
          [label]="labels()[key]"
          [type]="key === 'dpoEmail' ? 'email' : 'text'"
          [fault]="problem()?.fields?.[key] ?? null"
          [value]="typed()[key]"
          (valueChange)="write(key, $event)"
        />
      }
      <app-edit-clash [edit]="edit" (again)="submit()" />
      <app-panel-foot [problem]="problem()" [busy]="busy()" />
    </form>
  `,
})
export class FactsPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  protected readonly dialog = inject<DialogRef<ContractDetail>>(DialogRef);
  readonly #base = signal<ContractDetail | null>(inject<ContractDetail>(DIALOG_DATA));
  readonly #url = `/api/contracts/${this.#base()?.id ?? ''}`;
  protected readonly t = injectTexts(contractTexts);
  protected readonly keys = keys;
  protected readonly labels = computed((): Record<Key, string> => {
    const t = this.t().form;
    const { label, reference, signatoryTitle, dpoEmail } = t;
    return { label, reference, signatoryTitle, dpoEmail, signatoryName: t.signatory, dpoName: t.dpo };
  });
  protected readonly typed = signal<Typed>(typedOf(inject<ContractDetail>(DIALOG_DATA)));
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);
  protected readonly edit = new Edit<ContractDetail, Typed>({
    base: this.#base,
    read: async () => contractDetail.parse(await firstValueFrom(this.#http.get(this.#url))),
    stateOf: typedOf,
    state: () => this.typed(),
    show: (typed) => this.typed.set(typed),
    say: (typed) => this.#say(typed),
  });

  #say(typed: Typed): Record<Key, Said> {
    const said = (key: Key): Said => [this.labels()[key], typed[key]];
    return {
      label: said('label'),
      reference: said('reference'),
      signatoryName: said('signatoryName'),
      signatoryTitle: said('signatoryTitle'),
      dpoName: said('dpoName'),
      dpoEmail: said('dpoEmail'),
    };
  }

  protected write(key: Key, text: string): void {
    this.typed.update((typed) => ({ ...typed, [key]: text }));
  }

  protected async submit(event?: Event): Promise<void> {
    event?.preventDefault();
    if (this.busy()) return;
    this.busy.set(true);
    const said = Object.fromEntries(keys.map((key) => [key, this.typed()[key].trim() || null]));
    const body = { ...said, version: this.#base()?.version };
    try {
      const answer = await firstValueFrom(this.#http.patch(this.#url, body));
      this.#toasts.show(this.t().facts.saved);
      this.dialog.close(contractDetail.parse(answer));
    } catch (error) {
      this.problem.set(await this.edit.unlessClash(this.#failures.read(error)));
    } finally {
      this.busy.set(false);
    }
  }
}
