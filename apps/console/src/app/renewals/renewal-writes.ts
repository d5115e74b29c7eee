import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { Toasts, type ShownProblem, injectTexts } from '@vigie/ui';
import {
  type ContractLetter,
  type NewContractLetter,
  type RenewalDecisionGiven,
  type RenewalDetail,
  renewalDetail,
  renewalsAssigned,
} from '@vigie/wire';
import { type Observable, firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { renewalTexts } from './renewals.texts';

/** What was written, or why it was refused. */
export type Written = { renewal: RenewalDetail } | { problem: ShownProblem };

/** What people do about terms; each gives the term as it is then. */
@Service()
export class RenewalWrites {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #t = injectTexts(renewalTexts);

  decide(id: string, decision: RenewalDecisionGiven): Promise<Written> {
    return this.#write(this.#http.put(`/api/renewals/${id}/decision`, decision));
  }

  writeLetter(id: string, letter: NewContractLetter): Promise<Written> {
    return this.#write(this.#http.post(`/api/renewals/${id}/letters`, letter), this.#t().letter.made);
  }

  receive(
    id: string,
    denunciation: { sentOn: string | null; receivedOn: string; version: number },
  ): Promise<Written> {
    const done = this.#t().denunciation.done;
    return this.#write(this.#http.post(`/api/renewals/${id}/denunciation`, denunciation), done);
  }

  judge(id: string, judgement: { outcome: string; reason: string; version: number }): Promise<Written> {
    const url = `/api/renewals/${id}/denunciation/outcome`;
    return this.#write(this.#http.post(url, judgement), this.#t().denunciation.done);
  }

  send(letter: ContractLetter, sending: { sentOn: string; tracking: string | null }): Promise<Written> {
    const { sentDone, denouncedDone } = this.#t().letter;
    const done = letter.kind === 'denunciation' ? denouncedDone : sentDone;
    return this.#letter(letter, 'sending', sending, done);
  }

  arrive(letter: ContractLetter, receivedOn: string): Promise<Written> {
    return this.#letter(letter, 'reception', { receivedOn }, this.#t().letter.receivedDone);
  }

  withdraw(letter: ContractLetter): Promise<Written> {
    return this.#letter(letter, 'withdrawal', {}, this.#t().letter.withdrawn);
  }

  prove({ id, version }: ContractLetter, file: File): Promise<Written> {
    const body = new FormData();
    body.append('file', file);
    const request = this.#http.post(`/api/contract-letters/${id}/proof`, body, { params: { version } });
    return this.#write(request, this.#t().letter.provedDone);
  }

  /** How many were given to somebody; null when it was refused. */
  async assign(renewals: readonly string[], ownerId: string | null): Promise<number | null> {
    try {
      const answer = await firstValueFrom(this.#http.post('/api/renewals/owner', { renewals, ownerId }));
      const { assigned } = renewalsAssigned.parse(answer);
      this.#toasts.show(this.#t().bulk.done(assigned));
      return assigned;
    } catch (error) {
      this.#failures.toast(error);
      return null;
    }
  }

  #letter({ id, version }: ContractLetter, what: string, body: object, done: string): Promise<Written> {
    return this.#write(this.#http.post(`/api/contract-letters/${id}/${what}`, { ...body, version }), done);
  }

  async #write(request: Observable<unknown>, done?: string): Promise<Written> {
    try {
      const renewal = renewalDetail.parse(await firstValueFrom(request));
      if (done) this.#toasts.show(done);
      return { renewal };
    } catch (error) {
      return { problem: this.#failures.read(error) };
    }
  }
}
