import { Component, input, model, signal } from '@angular/core';
import { Icon, injectTexts } from '@vigie/ui';
import { email } from '@vigie/wire';
import { AccountField } from './account-field';
import { planFormTexts } from './plan-form.texts';

/** Addresses of several people, one after another. */
@Component({
  selector: 'app-accounts-field',
  imports: [AccountField, Icon],
  template: `
    <p class="field-label">{{ label() }}</p>
    @if (value().length > 0) {
      <ul role="list">
        @for (address of value(); track address) {
          <li class="chip">
            {{ address }}
            <button type="button" [attr.aria-label]="t().remove(address)" (click)="remove(address)">
              <v-icon name="x" [size]="12" />
            </button>
          </li>
        }
      </ul>
    }
    <div class="adding">
      <app-account-field
        (keydown.enter)="add($event)"
        [fieldId]="fieldId()"
        [label]="t().addHeir"
        [clientId]="clientId()"
        [problem]="wrong() ? 'email' : null"
        [value]="typed()"
        (valueChange)="typed.set($event); wrong.set(false)"
      />
      <button type="button" class="btn" (click)="add($event)">{{ t().add }}</button>
    </div>
  `,
  styles: `
    :host,
    ul {
      display: grid;
      gap: 6px;
    }
    ul {
      display: flex;
      flex-wrap: wrap;
    }
    .chip button {
      display: grid;
      padding: 0;
      border: 0;
      background: none;
      color: inherit;
    }
    .adding {
      display: grid;
      grid-template-columns: 1fr auto;
      gap: 8px;
      align-items: start;
    }
    .adding .btn {
      margin-block-start: 21px;
    }
  `,
})
export class AccountsField {
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  readonly clientId = input.required<string>();
  readonly value = model.required<string[]>();

  protected readonly t = injectTexts(planFormTexts);
  protected readonly typed = signal('');
  protected readonly wrong = signal(false);

  protected add(event: Event): void {
    event.preventDefault();
    const { success, data } = email.safeParse(this.typed().trim());
    this.wrong.set(!success);
    if (!success) return;
    this.value.set([...new Set([...this.value(), data])]);
    this.typed.set('');
  }

  protected remove(address: string): void {
    this.value.set(this.value().filter((one) => one !== address));
  }
}
