import { Component, model } from '@angular/core';
import { injectTexts } from '@vigie/ui';
import { type Level, levels } from '@vigie/rules';
import { ticketTexts } from '../tickets.texts';

/** Impact and urgency as two rows of three choices. */
@Component({
  selector: 'app-level-fields',
  template: `
    @for (row of rows; track row.key) {
      <fieldset>
        <legend class="field-label">{{ t().reason[row.key] }}</legend>
        <div class="choices">
          @for (level of levels; track level) {
            <label>
              <input
                type="radio"
                [name]="row.key"
                [value]="level"
                [checked]="row.value() === level"
                (change)="row.value.set(level)"
              />
              <span>{{ t().levels[level] }}</span>
            </label>
          }
        </div>
      </fieldset>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 16px;
    }
    .choices {
      display: flex;
      margin-block-start: 4px;
      border: 1px solid var(--line-control);
      border-radius: var(--radius-control);
    }
    label {
      position: relative;
      flex: 1;
      padding: 5px 8px;
      border-radius: 5px;
      text-align: center;
      cursor: pointer;
    }
    input {
      position: absolute;
      opacity: 0;
    }
    label:has(:checked) {
      background: var(--accent-wash);
      color: var(--accent);
      font-weight: var(--weight-strong);
    }
    label:has(:focus-visible) {
      outline: 2px solid var(--accent);
    }
  `,
})
export class LevelFields {
  readonly impact = model.required<Level>();
  readonly urgency = model.required<Level>();
  protected readonly levels = levels;
  protected readonly t = injectTexts(ticketTexts);
  protected readonly rows = [
    { key: 'impact', value: this.impact },
    { key: 'urgency', value: this.urgency },
  ] as const;
}
