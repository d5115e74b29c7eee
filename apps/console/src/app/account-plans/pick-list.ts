import { Component, computed, inject, input, model, signal } from '@angular/core';
import { Locale, injectTexts } from '@vigie/ui';
import type { Choice } from './plan-choices';
import { planFormTexts } from './plan-form.texts';

/** From here on a list has a field that filters it. */
const manyChoices = 8;

/** Things to tick, with how many there are of each; those that were ticked stay in sight whatever the filter. */
@Component({
  selector: 'app-pick-list',
  template: `
    <fieldset class="field">
      <legend>
        {{ label() }} <span class="muted">· {{ t().chosen(value().length, choices().length) }}</span>
      </legend>
      @if (choices().length > many) {
        <input
          #filter
          class="input"
          type="search"
          autocomplete="off"
          [attr.aria-label]="t().filter + ' ' + label()"
          [placeholder]="t().filter"
          [value]="typed()"
          (input)="typed.set(filter.value)"
          (keydown.enter)="$event.preventDefault()"
        />
      }
      <div class="list" [class.long]="choices().length > many">
        @for (choice of shown(); track choice.id) {
          <label class="check">
            <input
              type="checkbox"
              [checked]="value().includes(choice.id)"
              [disabled]="choice.off && !value().includes(choice.id)"
              (change)="toggle(choice.id)"
            />
            <span>{{ choice.name }}</span>
            @if (choice.hint) {
              <span class="end">{{ choice.hint }}</span>
            }
          </label>
        } @empty {
          <p class="hint">{{ nothing() || t().nothing }}</p>
        }
      </div>
    </fieldset>
  `,
  styles: `
    fieldset {
      padding: 0;
      border: 0;
      margin: 0;
    }
    /* Targets are 24 px apart at least. */
    .list {
      display: grid;
      gap: 6px;
    }
    .long {
      max-height: 168px;
      padding: 6px 8px;
      overflow-y: auto;
      border: 1px solid var(--line);
      border-radius: var(--radius-control);
    }
    .check > span:first-of-type {
      flex: 1;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .end {
      color: var(--ink-3);
      font-size: var(--text-12);
      white-space: nowrap;
    }
  `,
})
export class PickList {
  readonly label = input.required<string>();
  readonly choices = input.required<readonly Choice[]>();
  /** Said when there is nothing to choose. */
  readonly nothing = input('');
  readonly value = model.required<string[]>();

  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(planFormTexts);
  protected readonly many = manyChoices;
  protected readonly typed = signal('');
  protected readonly shown = computed(() => {
    const words = this.typed().trim().toLocaleLowerCase(this.#locale());
    const fits = ({ id, name }: Choice): boolean =>
      this.value().includes(id) || name.toLocaleLowerCase(this.#locale()).includes(words);
    return words === '' ? this.choices() : this.choices().filter(fits);
  });

  protected toggle(id: string): void {
    const value = this.value();
    this.value.set(value.includes(id) ? value.filter((one) => one !== id) : [...value, id]);
  }
}
