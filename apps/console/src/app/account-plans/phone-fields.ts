import { Component, computed, input, model } from '@angular/core';
import { injectTexts } from '@vigie/ui';
import { AccountField } from './account-field';
import type { FactsOf, FieldProblems, HeldAccount } from './plan-form';
import { planFormTexts } from './plan-form.texts';

/** Whose phone was lost, which one, and what becomes of it. */
@Component({
  selector: 'app-phone-fields',
  imports: [AccountField],
  template: `
    <app-account-field
      fieldId="ap-account"
      [label]="t().account"
      [hint]="t().accountHint"
      [clientId]="clientId()"
      [problem]="problems().get('address') ?? null"
      [value]="facts().address"
      (valueChange)="set({ address: $event })"
    />
    <p class="field">
      <label for="ap-device">{{ t().device }}</label>
      <select
        #device
        id="ap-device"
        class="select"
        aria-describedby="ap-device-help"
        [attr.aria-invalid]="problems().has('device')"
        (change)="set({ device: device.value })"
      >
        <option value="">{{ t().choose }}</option>
        @for (one of account()?.devices; track one.id) {
          <option [value]="one.id" [selected]="one.id === facts().device">
            {{ one.name }} ({{ t().owners[one.owner] }})
          </option>
        }
      </select>
      <span id="ap-device-help">
        @if (problems().get('device'); as problem) {
          <span class="field-error" role="alert">{{ t().problems[problem] }}</span>
        } @else {
          <span class="hint">{{ hint() }}</span>
        }
      </span>
    </p>
    <fieldset class="field">
      <legend>{{ t().fate }}</legend>
      @for (fate of fates; track fate) {
        <label class="check">
          <input
            type="radio"
            name="ap-fate"
            [checked]="facts().fate === fate"
            (change)="set({ fate: fate })"
          />
          <span
            >{{ t().fates[fate] }}<span class="hint">{{ t().fateHints[fate] }}</span></span
          >
        </label>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      padding: 0;
      border: 0;
      margin: 0;
    }
    .check .hint {
      display: block;
    }
  `,
  host: { class: 'stack' },
})
export class PhoneFields {
  readonly facts = model.required<FactsOf<'phone-lost'>>();
  readonly clientId = input.required<string>();
  /** What the account has; null until it was read. */
  readonly account = input.required<HeldAccount | null>();
  readonly problems = input.required<FieldProblems>();

  protected readonly t = injectTexts(planFormTexts);
  protected readonly hint = computed(() => {
    const account = this.account();
    if (!account) return this.t().afterAccount;
    return account.devices.length === 0 ? this.t().noDevice : '';
  });
  protected readonly fates = ['lock', 'retire', 'wipe'] as const;

  protected set(change: Partial<FactsOf<'phone-lost'>>): void {
    this.facts.set({ ...this.facts(), ...change });
  }
}
