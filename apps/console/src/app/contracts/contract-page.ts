import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { canContractMove, contractDocumentKinds } from '@vigie/rules';
import {
  BytesPipe,
  DayPipe,
  ErrorState,
  Icon,
  InstantPipe,
  Locale,
  MoneyPipe,
  dateOfInstant,
  injectTexts,
} from '@vigie/ui';
import {
  type Amendment,
  type ContractDocument,
  type ContractLine,
  contractDetail,
  contractWords,
} from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { Shortcuts } from '../keyboard/shortcuts';
import { TableGhost } from '../kit/table-ghost';
import { ContractRenewal } from '../renewals/contract-renewal';
import { PageTitle } from '../shell/page-title';
import type { Act } from './act-panel';
import { ContractActs } from './contract-acts';
import { ContractConditionsView } from './contract-conditions';
import { ContractHistory } from './contract-history';
import { ContractLines } from './contract-lines';
import { ContractState } from './contract-state';
import { contractTexts } from './contracts.texts';

/** One contract: its lines and conditions, what was changed and when, the dates that bind. */
@Component({
  selector: 'app-contract-page',
  imports: [
    BytesPipe,
    CdkMenu,
    CdkMenuItem,
    CdkMenuTrigger,
    ContractConditionsView,
    ContractHistory,
    ContractLines,
    ContractRenewal,
    ContractState,
    DayPipe,
    ErrorState,
    Icon,
    InstantPipe,
    MoneyPipe,
    RouterLink,
    TableGhost,
  ],
  templateUrl: './contract-page.html',
  styleUrl: './contract-page.css',
})
export class ContractPage {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #router = inject(Router);
  readonly #session = inject(SessionStore);
  readonly #acts = inject(ContractActs);
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(contractTexts);
  protected readonly words = computed(() => contractWords[this.#locale()]);
  protected readonly today = dateOfInstant(Date.now());
  protected readonly documentKinds = contractDocumentKinds;
  protected readonly kind = signal<(typeof contractDocumentKinds)[number]>('contract');
  protected readonly resource = httpResource(() => `/api/contracts/${encodeURIComponent(this.id())}`, {
    parse: (raw) => contractDetail.parse(raw),
  });
  protected readonly contract = keepLast(this.resource);
  protected readonly canWrite = computed(
    () => this.#session.session() !== null && this.#session.can('contracts.write'),
  );
  protected readonly isSigned = computed(() => {
    const state = this.contract()?.state;
    return state !== undefined && state !== 'draft' && state !== 'ended';
  });
  /** What the state allows, besides an amendment. */
  protected readonly moves = computed((): Act[] => {
    const state = this.contract()?.state;
    if (!state || state === 'draft') return [];
    const acts: [Act, boolean][] = [
      ['suspend', canContractMove(state, 'suspended')],
      ['resume', state === 'suspended'],
      ['denounce', canContractMove(state, 'terminating')],
      ['keep', state === 'terminating'],
      ['end', canContractMove(state, 'ended')],
    ];
    return acts.flatMap(([act, allowed]) => (allowed ? [act] : []));
  });

  constructor() {
    reloadOn(
      (event) => event.type === 'contract.changed' && event.contractId === this.id(),
      () => this.resource.reload(),
    );
    const title = inject(PageTitle);
    effect(() => {
      const contract = this.contract();
      if (contract) title.say(`${contract.label}, ${contract.client.name}`);
    });
    inject(Shortcuts).use({ a: () => void (this.canWrite() && this.isSigned() && this.amend()) });
  }

  protected async act(act: Act, amendment?: Amendment): Promise<void> {
    const contract = this.contract();
    this.#show(contract && (await this.#acts.act(act, contract, amendment)));
  }

  protected async amend(grown?: ContractLine): Promise<void> {
    const contract = this.contract();
    this.#show(contract && (await this.#acts.amend(contract, grown)));
  }

  protected async facts(): Promise<void> {
    const contract = this.contract();
    this.#show(contract && (await this.#acts.facts(contract)));
  }

  protected async withdraw(amendment: Amendment): Promise<void> {
    const contract = this.contract();
    this.#show(contract && (await this.#acts.withdraw(contract, amendment)));
  }

  protected async discard(): Promise<void> {
    const contract = this.contract();
    if (contract && (await this.#acts.discard(contract))) await this.#router.navigateByUrl('/contracts');
  }

  protected choose(kind: string): void {
    const chosen = contractDocumentKinds.find((one) => one === kind);
    if (chosen) this.kind.set(chosen);
  }

  protected async addDocument(box: HTMLInputElement): Promise<void> {
    const contract = this.contract();
    const file = box.files?.[0];
    if (contract && file) this.#show(await this.#acts.addDocument(contract, file, this.kind()));
    box.value = '';
  }

  protected async removeDocument(document: ContractDocument): Promise<void> {
    const contract = this.contract();
    if (contract) this.#show(await this.#acts.removeDocument(contract, document));
  }

  /** What was just written is shown at once; a refusal reads the contract again. */
  #show(contract: ReturnType<typeof this.contract>): void {
    if (contract) this.resource.set(contract);
    else this.resource.reload();
  }
}
