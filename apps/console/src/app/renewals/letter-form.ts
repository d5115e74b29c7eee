import { Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import { Icon, type ShownProblem, injectTexts } from '@vigie/ui';
import { newContractLetter } from '@vigie/wire';
import { renewalTexts } from './renewals.texts';

/** To whom a letter goes, before it is written. */
@Component({
  selector: 'app-letter-form',
  imports: [Icon],
  template: `
    <form novalidate (submit)="submit($event)">
      <strong>{{ heading() }}</strong>
      <p class="field">
        <label for="lt-name">{{ t().addressee }}</label>
        <input
          #name
          id="lt-name"
          class="input"
          maxlength="150"
          [attr.aria-invalid]="nameMissing()"
          [value]="to()"
          (input)="to.set(name.value)"
        />
        @if (nameMissing()) {
          <span class="field-error" role="alert">{{ t().addresseeMissing }}</span>
        }
      </p>
      <p class="field">
        <label for="lt-address">{{ t().address }}</label>
        <textarea
          #lines
          id="lt-address"
          class="textarea"
          rows="3"
          aria-describedby="lt-address-hint"
          [attr.aria-invalid]="tooLong()"
          [value]="at()"
          (input)="at.set(lines.value)"
        ></textarea>
        @if (tooLong()) {
          <span class="field-error" id="lt-address-hint" role="alert">{{ t().addressLong }}</span>
        } @else {
          <span class="hint" id="lt-address-hint">{{ t().addressHint }}</span>
        }
      </p>
      @if (problem(); as problem) {
        <p class="notice notice-bad" role="alert"><v-icon name="circle-alert" />{{ problem.message }}</p>
      }
      <p class="form-actions">
        <button type="button" class="btn btn-small" (click)="left.emit()">{{ t().cancel }}</button>
        <button type="submit" class="btn btn-primary btn-small" [attr.aria-disabled]="busy()">
          {{ t().make }}
        </button>
      </p>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 10px;
      padding: 12px;
      border: 1px solid var(--line);
      border-radius: var(--radius-control);
    }
  `,
})
export class LetterForm {
  readonly heading = input.required<string>();
  readonly addressee = input.required<string>();
  readonly address = input.required<string>();
  readonly busy = input.required<boolean>();
  readonly problem = input.required<ShownProblem | null>();
  readonly written = output<{ addressee: string; address: string | null }>();
  readonly left = output();

  readonly #texts = injectTexts(renewalTexts);
  protected readonly t = computed(() => this.#texts().letter);
  protected readonly to = linkedSignal(() => this.addressee());
  protected readonly at = linkedSignal(() => this.address());
  readonly #tried = signal(false);
  readonly #name = computed(() => newContractLetter.shape.addressee.safeParse(this.to()));
  readonly #lines = computed(() => newContractLetter.shape.address.safeParse(this.at().trim() || null));
  protected readonly nameMissing = computed(() => this.#tried() && !this.#name().success);
  protected readonly tooLong = computed(() => this.#tried() && !this.#lines().success);

  protected submit(event: Event): void {
    event.preventDefault();
    this.#tried.set(true);
    const [name, lines] = [this.#name(), this.#lines()];
    if (name.success && lines.success) this.written.emit({ addressee: name.data, address: lines.data });
  }
}
