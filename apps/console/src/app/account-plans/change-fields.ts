import { Component, computed, input, model } from '@angular/core';
import { MaxChars, injectTexts } from '@vigie/ui';
import { productName } from '@vigie/rules';
import { AccountField } from './account-field';
import { type PlanChoices, groupChoices, licenceChoices } from './plan-choices';
import { type FactsOf, type FieldProblems, type HeldAccount, orNull } from './plan-form';
import { planFormTexts } from './plan-form.texts';
import { PickList } from './pick-list';

/** What a change of function is made from: what is gained, and what is lost. */
@Component({
  selector: 'app-change-fields',
  imports: [AccountField, MaxChars, PickList],
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
      <label for="ap-job">{{ t().jobTitle }}</label>
      <input
        #job
        id="ap-job"
        class="input"
        autocomplete="off"
        vMax="150"
        [value]="facts().jobTitle ?? ''"
        (input)="set({ jobTitle: orNull(job.value) })"
      />
    </p>
    <app-pick-list
      [label]="t().join"
      [choices]="groups()"
      [value]="facts().join"
      (valueChange)="set({ join: $event })"
    />
    <app-pick-list
      [label]="t().leave"
      [nothing]="t().afterAccount"
      [choices]="left()"
      [value]="facts().leave"
      (valueChange)="set({ leave: $event })"
    />
    <app-pick-list
      [label]="t().addLicences"
      [choices]="licences()"
      [value]="facts().addLicences"
      (valueChange)="set({ addLicences: $event })"
    />
    <app-pick-list
      [label]="t().removeLicences"
      [nothing]="t().afterAccount"
      [choices]="held()"
      [value]="facts().removeLicences"
      (valueChange)="set({ removeLicences: $event })"
    />
  `,
  host: { class: 'stack' },
})
export class ChangeFields {
  readonly facts = model.required<FactsOf<'change'>>();
  readonly clientId = input.required<string>();
  readonly choices = input.required<PlanChoices>();
  /** What the account has; null until it was read. */
  readonly account = input.required<HeldAccount | null>();
  readonly problems = input.required<FieldProblems>();

  protected readonly t = injectTexts(planFormTexts);
  protected readonly licences = computed(() => licenceChoices(this.choices(), this.t()));
  protected readonly held = computed(() =>
    (this.account()?.licences ?? []).map(({ id, name }) => ({
      ...{ id, name: productName(name) },
      ...{ hint: null, off: false },
    })),
  );
  protected readonly left = computed(() => groupChoices({ groups: this.account()?.groups ?? [] }, this.t()));
  protected readonly groups = computed(() => groupChoices(this.choices(), this.t()));
  protected readonly orNull = orNull;

  protected set(change: Partial<FactsOf<'change'>>): void {
    this.facts.set({ ...this.facts(), ...change });
  }
}
