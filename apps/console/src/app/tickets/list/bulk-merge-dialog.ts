import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { injectTexts, sharedTexts } from '@vigie/ui';
import type { TicketRow } from '@vigie/wire';
import { bulkTexts } from '../bulk.texts';
import { tieTexts } from '../ties.texts';
import { mergeTargets } from './bulk-merge';

/** Chooses the ticket that the other picked ones go on in; closes with its identifier. */
@Component({
  selector: 'app-bulk-merge-dialog',
  template: `
    <form novalidate (submit)="submit($event)">
      <h2>{{ t().mergeTitle(rows.length) }}</h2>
      <p class="hint">{{ ties().merge.text }}</p>
      <fieldset>
        <legend>{{ t().mergeInto }}</legend>
        @for (row of targets; track row.id) {
          <label>
            <input type="radio" name="into" [checked]="into() === row.id" (change)="into.set(row.id)" />
            <span>{{ row.number }} {{ row.subject }}</span>
            <small>{{ common().ticketStates[row.state] }}</small>
          </label>
        }
      </fieldset>
      <p class="actions">
        <button type="button" class="btn" (click)="dialog.close()">{{ common().actions.cancel }}</button>
        <button type="submit" class="btn btn-primary">{{ t().merge }}</button>
      </p>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 12px;
      padding: 20px;
    }
    fieldset {
      display: grid;
      gap: 2px;
      max-height: 320px;
      padding: 0;
      border: 0;
      margin: 0;
      overflow-y: auto;
    }
    legend {
      margin-block-end: 4px;
      color: var(--ink-3);
      font-size: var(--text-12);
    }
    label {
      display: flex;
      gap: 8px;
      align-items: baseline;
      padding: 4px 0;
    }
    label span {
      flex: 1;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    small {
      color: var(--ink-3);
    }
    .actions {
      display: flex;
      gap: 8px;
      justify-content: flex-end;
    }
  `,
})
export class BulkMergeDialog {
  protected readonly rows = inject<readonly TicketRow[]>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<string>>(DialogRef);
  protected readonly t = injectTexts(bulkTexts);
  protected readonly ties = injectTexts(tieTexts);
  protected readonly common = injectTexts(sharedTexts);
  /** The oldest first: its number is the one the client knows best. */
  protected readonly targets = mergeTargets(this.rows).sort((a, b) => Number(a.id) - Number(b.id));
  protected readonly into = signal(this.targets[0]?.id);

  protected submit(event: Event): void {
    event.preventDefault();
    this.dialog.close(this.into());
  }
}
