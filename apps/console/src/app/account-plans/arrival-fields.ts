import { Component, computed, input, model } from '@angular/core';
import { MaxChars, injectTexts } from '@vigie/ui';
import { AccountField } from './account-field';
import { type PlanChoices, groupChoices, licenceChoices } from './plan-choices';
import { type FactsOf, type FieldProblems, linesOf, orNull, withTemplate } from './plan-form';
import { planFormTexts } from './plan-form.texts';
import { PickList } from './pick-list';

/** What an arrival is made from. */
@Component({
  selector: 'app-arrival-fields',
  imports: [AccountField, MaxChars, PickList],
  templateUrl: './arrival-fields.html',
  host: { class: 'stack' },
})
export class ArrivalFields {
  readonly facts = model.required<FactsOf<'arrival'>>();
  readonly clientId = input.required<string>();
  readonly choices = input.required<PlanChoices>();
  readonly problems = input.required<FieldProblems>();
  /** The address that the rule of the client gives, as the preview found it. */
  readonly proposed = input.required<string | null>();

  protected readonly t = injectTexts(planFormTexts);
  protected readonly licences = computed(() => licenceChoices(this.choices(), this.t()));
  protected readonly groups = computed(() => groupChoices(this.choices(), this.t()));
  protected readonly orNull = orNull;
  protected readonly linesOf = linesOf;

  protected set(change: Partial<FactsOf<'arrival'>>): void {
    this.facts.set({ ...this.facts(), ...change });
  }

  protected takeTemplate(id: string): void {
    const template = this.choices().templates.find((one) => one.id === id) ?? null;
    this.facts.set(withTemplate(this.facts(), template));
  }
}
