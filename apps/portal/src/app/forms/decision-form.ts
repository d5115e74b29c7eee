import { DOCUMENT, Component, inject, input, output, signal } from '@angular/core';
import { refuseTooLong } from '@vigie/ui';
import { ErrorSummary } from './error-summary';
import type { Sending } from './sending';
import { SubmitButton } from './submit-button';
import { TextField } from './text-field';

/** What somebody answered, in the words that they gave. */
export interface Decision {
  agreed: boolean;
  name: string;
  comment: string;
}

/** The body that an answer is sent with: what was left empty is left out. */
export const decisionBody = <Yes extends string>({ agreed, name, comment }: Decision, yes: Yes) => ({
  decision: agreed ? yes : 'refuse',
  ...(name !== '' && { name }),
  ...(comment !== '' && { comment }),
});

/** Agrees or refuses in one click; a refusal says why, and who is not signed in says who they are. */
@Component({
  selector: 'app-decision-form',
  imports: [ErrorSummary, SubmitButton, TextField],
  template: `
    @if (sending().problem(); as problem) {
      <app-error-summary [heading]="problem.message" />
    }
    <form class="form" novalidate (submit)="decide(true, $event)">
      @if (naming(); as who) {
        <app-text-field
          name="name"
          type="line"
          [max]="150"
          [label]="who.name"
          [hint]="who.nameHint"
          [error]="missing() === 'name' ? who.nameMissing : refused('name')"
          [(value)]="name"
        />
      }
      <app-text-field
        name="comment"
        type="prose"
        [rows]="3"
        [max]="2000"
        [optional]="true"
        [label]="words().comment"
        [hint]="words().commentHint"
        [error]="missing() === 'comment' ? words().commentMissing : refused('comment')"
        [(value)]="comment"
      />
      @if (seal()) {
        <p class="hint">{{ seal() }}</p>
      }
      <app-submit-button [label]="agree()" [busyLabel]="words().sending" [busy]="sending().busy()" />
      <button
        type="button"
        class="btn btn-wide btn-danger"
        [attr.aria-disabled]="sending().busy()"
        (click)="decide(false)"
      >
        {{ words().refuse }}
      </button>
    </form>
  `,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class DecisionForm {
  readonly words =
    input.required<Record<'comment' | 'commentHint' | 'commentMissing' | 'refuse' | 'sending', string>>();
  /** Words of the field of one's name, for somebody who is not signed in. */
  readonly naming = input<Record<'name' | 'nameHint' | 'nameMissing', string> | null>(null);
  readonly agree = input.required<string>();
  /** What the answer is kept with. */
  readonly seal = input('');
  readonly sending = input.required<Sending>();
  readonly decided = output<Decision>();

  readonly #document = inject(DOCUMENT);
  protected readonly name = signal('');
  protected readonly comment = signal('');
  /** What the attempt before lacked first. */
  protected readonly missing = signal<'name' | 'comment' | null>(null);

  /** What the server said of a field. */
  protected refused(field: 'name' | 'comment'): string | null {
    return this.sending().problem()?.fields[field] ?? null;
  }

  protected decide(agreed: boolean, event?: Event): void {
    event?.preventDefault();
    const [name, comment] = [this.name().trim(), this.comment().trim()];
    const lacksWhy = !agreed && comment === '';
    this.missing.set(this.naming() && name === '' ? 'name' : lacksWhy ? 'comment' : null);
    const missing = this.missing();
    if (missing) this.#document.getElementById(`f-${missing}`)?.focus();
    else if (!refuseTooLong(this.#document)) this.decided.emit({ agreed, name, comment });
  }
}
