import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { Dialogs, Toasts, injectTexts } from '@vigie/ui';
import {
  type Amendment,
  type ContractDetail,
  type ContractDocument,
  type ContractLine,
  contractDetail,
} from '@vigie/wire';
import { type Observable, firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { ConfirmDialog, type Question } from '../kit/confirm-dialog';
import { type Act, ActPanel, type ActPanelData } from './act-panel';
import { AmendmentPanel, type AmendmentPanelData } from './amendment-panel';
import { contractTexts } from './contracts.texts';
import { FactsPanel } from './facts-panel';

/** What somebody does to a contract; each gives the contract as it is then, or nothing. */
@Service()
export class ContractActs {
  readonly #http = inject(HttpClient);
  readonly #dialogs = inject(Dialogs);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #t = injectTexts(contractTexts);

  act(act: Act, contract: ContractDetail, amendment?: Amendment): Promise<ContractDetail | undefined> {
    const label = act === 'sign' ? this.#t().page.sign : this.#t().acts[act];
    const data = { act, contract, ...(amendment && { amendment }) };
    return firstValueFrom(
      this.#dialogs.openPanel<ContractDetail, ActPanelData, ActPanel>(ActPanel, {
        label,
        data,
        focus: 'field',
      }).closed,
    );
  }

  amend(contract: ContractDetail, grown?: ContractLine): Promise<ContractDetail | undefined> {
    return firstValueFrom(
      this.#dialogs.openPanel<ContractDetail, AmendmentPanelData, AmendmentPanel>(AmendmentPanel, {
        label: this.#t().amendment.title,
        data: { contract, ...(grown && { grown }) },
        width: '900px',
        focus: 'field',
      }).closed,
    );
  }

  facts(contract: ContractDetail): Promise<ContractDetail | undefined> {
    return firstValueFrom(
      this.#dialogs.openPanel<ContractDetail, ContractDetail, FactsPanel>(FactsPanel, {
        label: this.#t().facts.title,
        data: contract,
        focus: 'field',
      }).closed,
    );
  }

  /** True when the draft is gone. */
  async discard({ id, version }: ContractDetail): Promise<boolean> {
    const { discardTitle: title, discardText: text, discard: confirm } = this.#t().acts;
    const dialog = this.#dialogs.open<boolean, Question, ConfirmDialog>(ConfirmDialog, {
      label: title,
      data: { title, text, confirm, danger: true },
    });
    if (!(await firstValueFrom(dialog.closed))) return false;
    const gone = await this.#try(this.#http.delete(`/api/contracts/${id}`, { params: { version } }));
    return gone !== null;
  }

  async withdraw({ id, version }: ContractDetail, amendment: Amendment): Promise<ContractDetail | undefined> {
    const url = `/api/contracts/${id}/amendments/${amendment.id}/withdrawal`;
    const done = await this.#try(this.#http.post(url, { version }));
    if (!done) return undefined;
    this.#toasts.show(this.#t().acts.done.withdraw);
    return contractDetail.parse(done.answer);
  }

  async addDocument(
    { id }: ContractDetail,
    file: File,
    kind: ContractDocument['kind'],
  ): Promise<ContractDetail | undefined> {
    const body = new FormData();
    body.append('file', file);
    const done = await this.#try(
      this.#http.post(`/api/contracts/${id}/documents`, body, { params: { kind } }),
    );
    if (!done) return undefined;
    this.#toasts.show(this.#t().acts.documentAdded);
    return contractDetail.parse(done.answer);
  }

  /** Asks first; undefined when it stays. */
  async removeDocument(
    { id }: ContractDetail,
    { id: documentId, name }: ContractDocument,
  ): Promise<ContractDetail | undefined> {
    const { removeTitle: title, removeText, remove: confirm } = this.#t().acts;
    const dialog = this.#dialogs.open<boolean, Question, ConfirmDialog>(ConfirmDialog, {
      label: title,
      data: { title, text: removeText(name), confirm, danger: true },
    });
    if (!(await firstValueFrom(dialog.closed))) return undefined;
    const done = await this.#try(this.#http.delete(`/api/contracts/${id}/documents/${documentId}`));
    if (!done) return undefined;
    this.#toasts.show(this.#t().acts.documentRemoved);
    return contractDetail.parse(done.answer);
  }

  /** Null stands for a refusal, which is shown. */
  async #try(request: Observable<unknown>): Promise<{ answer: unknown } | null> {
    try {
      return { answer: await firstValueFrom(request) };
    } catch (error) {
      this.#failures.toast(error);
      return null;
    }
  }
}
