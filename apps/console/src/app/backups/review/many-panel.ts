import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { type ReviewVerdict, needsNote, verdictsForAll } from '@vigie/rules';
import { InstantPipe, MaxChars, Toasts, injectTexts, sharedTexts } from '@vigie/ui';
import { type BoardItem, manyReviewed } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../../core/failures';
import { PanelHead } from '../../kit/panel-frame';
import { OutcomeChip } from './outcome-chip';
import { backupReviewTexts } from './review.texts';

/** One verdict and one note on several that were picked; closes with `true` once it was given. */
@Component({
  selector: 'app-many-panel',
  imports: [InstantPipe, MaxChars, OutcomeChip, PanelHead],
  template: `
    <div class="panel-form">
      <app-panel-head [heading]="t().many.title(rows.length)" />
      <ul class="objects" role="list" tabindex="0" [attr.aria-label]="t().many.label">
        @for (row of rows; track row.id) {
          <li>
            <app-outcome-chip [outcome]="row.outcome" /><span class="name">{{ row.job.name }}</span>
            <small>{{ row.client.name }} · {{ row.at | vInstant }}</small>
          </li>
        }
      </ul>
      @if (problem(); as text) {
        <p class="notice notice-bad" role="alert">{{ text }}</p>
      }
      <form novalidate (submit)="submit($event)" (keydown.control.enter)="submit($event)">
        <fieldset>
          <legend>{{ t().entry.verdict }}</legend>
          @for (choice of choices; track choice) {
            <label class="check choice">
              <input
                type="radio"
                name="verdict"
                [value]="choice"
                [checked]="chosen() === choice"
                (change)="chosen.set(choice)"
              />
              <span
                ><strong>{{ t().verdicts[choice] }}</strong>
                <small>{{ t().verdictHints[choice] }}</small></span
              >
            </label>
          }
          @if (tried() && !chosen()) {
            <p class="field-error" role="alert">{{ t().entry.choose }}</p>
          }
        </fieldset>
        <p class="field">
          <label for="many-note">{{ t().entry.note }}</label>
          <textarea
            #note
            id="many-note"
            class="textarea"
            rows="3"
            [vMax]="1000"
            aria-describedby="many-note-hint"
            [attr.aria-invalid]="noteMissing()"
            [value]="text()"
            (input)="text.set(note.value)"
          ></textarea>
          <span id="many-note-hint">
            @if (noteMissing()) {
              <span class="field-error">{{ t().entry.noteMissing }}</span>
            } @else {
              <span class="hint">{{ t().entry.noteHint }}</span>
            }
          </span>
        </p>
        <p class="form-actions">
          <button type="button" class="btn" (click)="dialog.close()">{{ shared().actions.cancel }}</button>
          <button type="submit" class="btn btn-primary" [attr.aria-disabled]="busy()">
            {{ t().many.save(rows.length) }}
          </button>
        </p>
      </form>
    </div>
  `,
  styleUrl: './entry-panel.css',
})
export class ManyPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  protected readonly rows = inject<readonly BoardItem[]>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<true>>(DialogRef);
  protected readonly t = injectTexts(backupReviewTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly choices = verdictsForAll(this.rows.map(({ outcome }) => outcome));
  protected readonly chosen = signal<ReviewVerdict | null>(null);
  protected readonly text = signal('');
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly noteMissing = computed(() => {
    const choice = this.chosen();
    return this.tried() && choice !== null && needsNote(choice) && this.text().trim() === '';
  });

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const verdict = this.chosen();
    if (this.busy() || verdict === null || this.noteMissing()) return;
    this.busy.set(true);
    const note = this.text().trim() || null;
    const keys = this.rows.map(({ id }) => id);
    try {
      const answer = await firstValueFrom(
        this.#http.post('/api/backups/review/verdicts', { keys, verdict, note }),
      );
      const { count, already } = manyReviewed.parse(answer);
      this.#toasts.show(this.t().many.saved(count, already));
      this.dialog.close(true);
    } catch (error) {
      this.problem.set(this.#failures.read(error).message);
    } finally {
      this.busy.set(false);
    }
  }
}
