import { Component, input, model } from '@angular/core';
import { MaxChars, injectTexts } from '@vigie/ui';
import { AccountField } from './account-field';
import { AccountsField } from './accounts-field';
import { type FactsOf, type FieldProblems, type HeldAccount, linesOf, orNull } from './plan-form';
import { planFormTexts } from './plan-form.texts';

/** What a departure is made from. */
@Component({
  selector: 'app-departure-fields',
  imports: [AccountField, AccountsField, MaxChars],
  templateUrl: './departure-fields.html',
  styles: `
    fieldset {
      padding: 0;
      border: 0;
      margin: 0;
    }
    .check .hint {
      display: block;
    }
    .device {
      display: grid;
      grid-template-columns: 1fr 260px;
      gap: 8px;
      align-items: center;
    }
  `,
  host: { class: 'stack' },
})
export class DepartureFields {
  readonly facts = model.required<FactsOf<'departure'>>();
  readonly clientId = input.required<string>();
  /** What the account has; null until it was read. */
  readonly account = input.required<HeldAccount | null>();
  readonly problems = input.required<FieldProblems>();

  protected readonly t = injectTexts(planFormTexts);
  protected readonly mailboxes = ['convert-to-shared', 'delete'] as const;
  protected readonly fates = ['retire', 'wipe'] as const;
  protected readonly orNull = orNull;
  protected readonly linesOf = linesOf;

  protected set(change: Partial<FactsOf<'departure'>>): void {
    this.facts.set({ ...this.facts(), ...change });
  }

  /** A device that is left alone is not named. */
  protected setFate(id: string, fate: string): void {
    const { [id]: _, ...others } = this.facts().devices;
    const known = this.fates.find((one) => one === fate);
    this.set({ devices: known ? { ...others, [id]: known } : others });
  }
}
