import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { type ShownProblem, Toasts, injectTexts, sharedTexts } from '@vigie/ui';
import type { Mailbox } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { PanelHead } from '../kit/panel-frame';
import { Failures } from '../core/failures';
import { mailboxTexts } from './mailboxes.texts';

/** Gives a mailbox the key that signs its mails: a new one, or one that exists. */
@Component({
  selector: 'app-dkim-panel',
  imports: [FormField, PanelHead],
  template: `
    <form class="panel-form" novalidate (submit)="submit($event)">
      <app-panel-head [heading]="t().signTitle" />
      <p>{{ t().signText }}</p>
      <p class="field">
        <label for="dk-selector">{{ t().selector }}</label>
        <input
          id="dk-selector"
          class="input"
          autocomplete="off"
          [attr.aria-invalid]="!!problem()?.fields?.['selector']"
          [formField]="form.selector"
        />
        @if (problem()?.fields?.['selector']; as words) {
          <span class="field-error" role="alert">{{ words }}</span>
        }
      </p>
      <p class="field">
        <label for="dk-key">{{ t().ownKey }}</label>
        <textarea
          id="dk-key"
          class="textarea"
          rows="5"
          spellcheck="false"
          aria-describedby="dk-hint"
          [attr.aria-invalid]="!!problem()?.fields?.['privateKey']"
          [formField]="form.privateKey"
        ></textarea>
        @if (problem()?.fields?.['privateKey']; as words) {
          <span class="field-error" role="alert">{{ words }}</span>
        }
        <span id="dk-hint" class="hint">{{ t().ownKeyHint }}</span>
      </p>
      <p class="form-actions">
        <button type="button" class="btn" (click)="dialog.close()">{{ shared().actions.cancel }}</button>
        <button type="submit" class="btn btn-primary" [attr.aria-disabled]="busy()">
          {{ shared().actions.save }}
        </button>
      </p>
    </form>
  `,
})
export class DkimPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #box = inject<Mailbox>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<true>>(DialogRef);
  protected readonly t = injectTexts(mailboxTexts);
  protected readonly shared = injectTexts(sharedTexts);
  readonly #model = signal({ selector: 'vigie', privateKey: '' });
  protected readonly form = form(this.#model);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.busy.set(true);
    const { selector, privateKey } = this.#model();
    const body = { selector, ...(privateKey.trim() && { privateKey }) };
    try {
      await firstValueFrom(this.#http.put(`/api/mailboxes/${this.#box.id}/dkim`, body));
      this.#toasts.show(this.t().signed);
      this.dialog.close(true);
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    } finally {
      this.busy.set(false);
    }
  }
}
