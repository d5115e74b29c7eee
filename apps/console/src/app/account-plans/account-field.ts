import { httpResource } from '@angular/common/http';
import { Component, computed, debounced, inject, input, model } from '@angular/core';
import { Locale, injectTexts } from '@vigie/ui';
import { page, tenantUser } from '@vigie/wire';
import { keepLast, paramsOf } from '../core/resources';
import type { FieldProblem } from './plan-form';
import { planFormTexts } from './plan-form.texts';

const typingMs = 200;

/** An address of the client's tenant: the browser proposes the accounts that fit what is typed. */
@Component({
  selector: 'app-account-field',
  template: `
    <p class="field">
      <label [attr.for]="fieldId()">{{ label() }}</label>
      <input
        #field
        class="input"
        type="email"
        autocomplete="off"
        [id]="fieldId()"
        [attr.list]="fieldId() + '-list'"
        [attr.aria-invalid]="problem() !== null"
        [attr.aria-describedby]="fieldId() + '-help'"
        [value]="value()"
        (input)="value.set(field.value)"
      />
      <datalist [id]="fieldId() + '-list'">
        @for (one of people(); track one.id) {
          <option [value]="one.address">{{ one.name }}</option>
        }
      </datalist>
      <span [id]="fieldId() + '-help'">
        @if (problem(); as problem) {
          <span class="field-error" role="alert">{{ t().problems[problem] }}</span>
        } @else if (hint()) {
          <span class="hint">{{ hint() }}</span>
        }
      </span>
    </p>
  `,
})
export class AccountField {
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  readonly clientId = input.required<string>();
  readonly hint = input('');
  readonly problem = input<FieldProblem | null>(null);
  readonly value = model.required<string>();

  protected readonly t = injectTexts(planFormTexts);
  protected readonly locale = inject(Locale).current;
  readonly #settled = debounced(() => this.value().trim(), typingMs);
  readonly #found = keepLast(
    httpResource(
      () => {
        const q = this.#settled.value();
        return q.length < 2
          ? undefined
          : { url: `/api/tenants/${this.clientId()}/users`, params: paramsOf({ q, limit: 12 }) };
      },
      { parse: (raw) => page(tenantUser).parse(raw) },
    ),
  );
  protected readonly people = computed(() => this.#found()?.items ?? []);
}
