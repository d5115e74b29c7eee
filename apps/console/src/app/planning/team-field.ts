import { Component, computed, input, model, signal } from '@angular/core';
import { Icon, injectTexts } from '@vigie/ui';
import { SuggestField, type Suggestion } from '../kit/suggest-field';
import { planningTexts } from './planning.texts';

/** Who takes part beside the technician in charge: added by name, taken off one by one. */
@Component({
  selector: 'app-team-field',
  imports: [Icon, SuggestField],
  template: `
    <label class="label" for="in-others">{{ t().team.label }}</label>
    @if (chosen().length > 0) {
      <ul role="list">
        @for (person of chosen(); track person.id) {
          <li class="chip">
            {{ person.name }}
            <button
              type="button"
              class="btn btn-quiet btn-icon btn-small"
              [attr.aria-label]="t().team.remove(person.name)"
              (click)="remove(person.id)"
            >
              <v-icon name="x" [size]="12" />
            </button>
          </li>
        }
      </ul>
    }
    <app-suggest-field
      inputId="in-others"
      [label]="t().team.label"
      [placeholder]="t().team.add"
      [options]="options()"
      [(text)]="text"
      (chosen)="add($event.key)"
    />
  `,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .chip {
      padding-inline-end: 2px;
    }
    .chip .btn {
      min-height: 22px;
      width: 22px;
    }
  `,
  host: { class: 'field' },
})
export class TeamField {
  readonly people = input.required<readonly { id: string; name: string }[]>();
  /** The technician in charge, who takes part already. */
  readonly inCharge = input.required<string>();
  readonly value = model.required<readonly string[]>();

  protected readonly t = injectTexts(planningTexts);
  protected readonly text = signal('');
  protected readonly chosen = computed(() =>
    this.people().filter(({ id }) => id !== this.inCharge() && this.value().includes(id)),
  );
  protected readonly options = computed<Suggestion[]>(() => {
    const typed = this.text().trim().toLocaleLowerCase();
    return this.people()
      .filter(({ id }) => id !== this.inCharge() && !this.value().includes(id))
      .filter(({ name }) => name.toLocaleLowerCase().includes(typed))
      .map(({ id, name }) => ({ key: id, label: name }));
  });

  protected add(id: string): void {
    this.value.update((ids) => [...ids, id]);
  }

  protected remove(id: string): void {
    this.value.update((ids) => ids.filter((one) => one !== id));
  }
}
