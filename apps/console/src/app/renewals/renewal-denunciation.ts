import { Component, computed, inject, input, output, signal } from '@angular/core';
import { type DenunciationOutcome, isLocalDate, judgeDenunciation } from '@vigie/rules';
import {
  DayPipe,
  Icon,
  Locale,
  MaxChars,
  type ShownProblem,
  dateOfInstant,
  formatDay,
  injectTexts,
} from '@vigie/ui';
import { type RenewalDetail, renewalWords } from '@vigie/wire';
import { RenewalWrites, type Written } from './renewal-writes';
import { renewalTexts } from './renewals.texts';

/** What the client has sent to end the contract: its dates, what they are worth, and who decided when that is arguable. */
@Component({
  selector: 'app-renewal-denunciation',
  imports: [DayPipe, Icon, MaxChars],
  templateUrl: './renewal-denunciation.html',
  styleUrl: './renewal-letters.css',
})
export class RenewalDenunciation {
  readonly renewal = input.required<RenewalDetail>();
  readonly canWrite = input.required<boolean>();
  readonly changed = output<RenewalDetail>();

  readonly #writes = inject(RenewalWrites);
  readonly #locale = inject(Locale).current;
  readonly #texts = injectTexts(renewalTexts);
  protected readonly t = computed(() => this.#texts().denunciation);
  protected readonly shared = computed(() => this.#texts().letter);
  protected readonly words = computed(() => renewalWords[this.#locale()]);
  protected readonly today = dateOfInstant(Date.now());
  protected readonly recording = signal(false);
  protected readonly sentOn = signal('');
  protected readonly receivedOn = signal(this.today);
  protected readonly outcome = signal<DenunciationOutcome>('ends');
  protected readonly reason = signal('');
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);
  /** What will come of these dates, by the very rule that the server follows. */
  protected readonly foreseen = computed(() => {
    const { notice, term } = this.renewal();
    if (!isLocalDate(this.receivedOn())) return null;
    const verdict = judgeDenunciation(this.receivedOn(), notice);
    const { foresee } = this.t();
    return {
      verdict,
      text: verdict === 'valid' ? foresee.valid(formatDay(term, this.#locale())) : foresee[verdict],
    };
  });

  protected async record(event: Event): Promise<void> {
    event.preventDefault();
    const { id, version } = this.renewal();
    const dates = { sentOn: this.sentOn() || null, receivedOn: this.receivedOn() };
    if (await this.#try(() => this.#writes.receive(id, { ...dates, version }))) this.recording.set(false);
  }

  protected async judge(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const reason = this.reason().trim();
    const { id, version } = this.renewal();
    if (reason !== '')
      await this.#try(() => this.#writes.judge(id, { outcome: this.outcome(), reason, version }));
  }

  async #try(write: () => Promise<Written>): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(true);
    const written = await write();
    this.busy.set(false);
    this.problem.set('problem' in written ? written.problem : null);
    if ('problem' in written) return false;
    this.changed.emit(written.renewal);
    return true;
  }
}
