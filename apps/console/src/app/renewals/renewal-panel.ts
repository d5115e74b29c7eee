import { DIALOG_DATA } from '@angular/cdk/dialog';
import { httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type RenewalDecision, renewalDecisions } from '@vigie/rules';
import {
  DayPipe,
  ErrorState,
  Icon,
  InstantPipe,
  Locale,
  MaxChars,
  type ShownProblem,
  Toasts,
  dateOfInstant,
  injectTexts,
} from '@vigie/ui';
import { type RenewalDetail, contractWords, renewalDetail, renewalWords } from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { PanelHead } from '../kit/panel-frame';
import { TableGhost } from '../kit/table-ghost';
import { NoticeLine } from './notice-line';
import { RenewalDenunciation } from './renewal-denunciation';
import { RenewalLetters } from './renewal-letters';
import { RenewalPeople } from './renewal-people';
import { RenewalWrites } from './renewal-writes';
import { renewalTexts } from './renewals.texts';

export interface RenewalPanelData {
  id: string;
}

/** One term, beside the list: its dates, who decides, the decision, the letters, what the client has sent. */
@Component({
  selector: 'app-renewal-panel',
  imports: [
    DayPipe,
    ErrorState,
    Icon,
    InstantPipe,
    MaxChars,
    NoticeLine,
    PanelHead,
    RenewalDenunciation,
    RenewalLetters,
    RouterLink,
    TableGhost,
  ],
  templateUrl: './renewal-panel.html',
  styleUrl: './renewal-panel.css',
})
export class RenewalPanel {
  readonly #writes = inject(RenewalWrites);
  readonly #toasts = inject(Toasts);
  readonly #locale = inject(Locale).current;
  protected readonly data = inject<RenewalPanelData>(DIALOG_DATA);
  protected readonly people = inject(RenewalPeople);
  protected readonly t = injectTexts(renewalTexts);
  protected readonly words = computed(() => renewalWords[this.#locale()]);
  protected readonly contracts = computed(() => contractWords[this.#locale()]);
  protected readonly today = dateOfInstant(Date.now());
  protected readonly decisions = renewalDecisions;
  protected readonly resource = httpResource(() => `/api/renewals/${encodeURIComponent(this.data.id)}`, {
    parse: (raw) => renewalDetail.parse(raw),
  });
  protected readonly renewal = keepLast(this.resource);
  /** What was typed stays when the term changes for another reason. */
  protected readonly decision = linkedSignal<RenewalDecision | undefined, RenewalDecision>({
    source: () => this.renewal()?.decision,
    computation: (decision) => decision ?? 'undecided',
  });
  protected readonly note = linkedSignal<string | null | undefined, string>({
    source: () => this.renewal()?.note,
    computation: (note) => note ?? '',
  });
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);

  constructor() {
    reloadOn(
      (event) => event.type === 'contract.changed' && event.contractId === this.renewal()?.contract.id,
      () => this.resource.reload(),
    );
  }

  protected changed(renewal: RenewalDetail): void {
    this.resource.set(renewal);
  }

  protected async own(ownerId: string): Promise<void> {
    if ((await this.#writes.assign([this.data.id], ownerId || null)) !== null) this.resource.reload();
  }

  protected async decide(event: Event, { id, version }: RenewalDetail): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.busy.set(true);
    const decision = this.decision();
    const written = await this.#writes.decide(id, { decision, note: this.note().trim() || null, version });
    this.busy.set(false);
    if ('problem' in written) {
      this.problem.set(written.problem);
      // What was typed is over what somebody else wrote: the next try is made on purpose.
      if (written.problem.code === 'version.conflict') this.resource.reload();
      return;
    }
    this.problem.set(null);
    this.changed(written.renewal);
    this.#toasts.show(this.t().decided(this.words().decisions[decision]));
  }
}
