import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Icon, type ShownProblem, dateOfInstant, injectTexts } from '@vigie/ui';
import type { ContractLetter, RenewalDetail } from '@vigie/wire';
import { RenewalWrites } from './renewal-writes';
import { renewalTexts } from './renewals.texts';

/** When a letter left, and when it arrived. */
@Component({
  selector: 'app-letter-dates',
  imports: [Icon],
  template: `
    @if (noting()) {
      <form novalidate (submit)="submit($event)">
        <p class="field">
          <label [attr.for]="'lt-day-' + letter().id">{{ isSent() ? t().receivedDay : t().sentDay }}</label>
          <input
            #field
            class="input"
            type="date"
            [id]="'lt-day-' + letter().id"
            [max]="today"
            [attr.aria-invalid]="problem() !== null"
            [value]="day()"
            (input)="day.set(field.value)"
          />
        </p>
        @if (!isSent()) {
          <p class="field">
            <label [attr.for]="'lt-number-' + letter().id">{{
              letter().kind === 'denunciation' ? t().number : t().numberOptional
            }}</label>
            <input
              #number
              class="input"
              maxlength="40"
              autocomplete="off"
              [id]="'lt-number-' + letter().id"
              [value]="tracking()"
              (input)="tracking.set(number.value)"
            />
          </p>
        }
        @if (problem(); as problem) {
          <p class="notice notice-bad" role="alert"><v-icon name="circle-alert" />{{ problem.message }}</p>
        }
        <p class="form-actions">
          <button type="button" class="btn btn-small" (click)="stop()">{{ t().cancel }}</button>
          <button type="submit" class="btn btn-primary btn-small" [attr.aria-disabled]="busy()">
            {{ t().save }}
          </button>
        </p>
      </form>
    } @else {
      <div class="acts">
        @if (!letter().receivedOn) {
          <button type="button" class="btn btn-small" (click)="noting.set(true)">
            {{ isSent() ? t().receive : t().send }}
          </button>
        }
        <ng-content />
      </div>
    }
  `,
  styles: `
    form {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 10px;
    }
    .notice,
    .form-actions {
      grid-column: 1 / -1;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
  `,
})
export class LetterDates {
  readonly letter = input.required<ContractLetter>();
  readonly changed = output<RenewalDetail>();

  readonly #writes = inject(RenewalWrites);
  readonly #texts = injectTexts(renewalTexts);
  protected readonly t = computed(() => this.#texts().letter);
  protected readonly today = dateOfInstant(Date.now());
  protected readonly isSent = computed(() => this.letter().sentOn !== null);
  protected readonly noting = signal(false);
  protected readonly day = signal(this.today);
  protected readonly tracking = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);

  protected stop(): void {
    this.noting.set(false);
    this.problem.set(null);
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.busy.set(true);
    const [letter, day] = [this.letter(), this.day()];
    const written = this.isSent()
      ? await this.#writes.arrive(letter, day)
      : await this.#writes.send(letter, { sentOn: day, tracking: this.tracking().trim() || null });
    this.busy.set(false);
    if ('problem' in written) {
      this.problem.set(written.problem);
      return;
    }
    this.stop();
    this.changed.emit(written.renewal);
  }
}
