import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { FormField, form, required } from '@angular/forms/signals';
import { type ShownProblem, Toasts, injectTexts, MaxChars } from '@vigie/ui';
import type { VendorEscalation } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { kitTexts } from '../kit/kit.texts';
import { PanelFoot, PanelHead } from '../kit/panel-frame';
import { localFieldOf } from './local-field';
import { vendorTexts } from './vendors.texts';

export interface VendorToSave {
  ticketId: string;
  before: VendorEscalation | null;
}

/** The vendor a ticket waits for, its reference there and when we ask again. */
@Component({
  selector: 'app-vendor-panel',
  imports: [FormField, MaxChars, PanelFoot, PanelHead],
  template: `
    <form class="panel-form" novalidate (submit)="submit($event)">
      <app-panel-head [heading]="t().panel.title" />
      <p class="hint">{{ t().panel.text }}</p>
      <p class="field">
        <label for="ve-vendor">{{ t().panel.vendor }}</label>
        <input
          id="ve-vendor"
          class="input"
          autocomplete="off"
          [attr.aria-invalid]="tried() && form.vendor().invalid()"
          vMax="100"
          [formField]="form.vendor"
        />
        @if (tried() && form.vendor().invalid()) {
          <span class="field-error" role="alert">{{ kit().required }}</span>
        }
      </p>
      <p class="field">
        <label for="ve-reference">{{ t().panel.reference }}</label>
        <input id="ve-reference" class="input" autocomplete="off" vMax="100" [formField]="form.reference" />
      </p>
      <p class="field">
        <label for="ve-follow">{{ t().panel.followUp }}</label>
        <input id="ve-follow" class="input" type="datetime-local" [formField]="form.followUpAt" />
        <span class="hint">{{ t().panel.followUpHint }}</span>
      </p>
      <p class="field">
        <label for="ve-note">{{ t().panel.note }}</label>
        <textarea id="ve-note" class="textarea" rows="3" vMax="1000" [formField]="form.note"></textarea>
      </p>
      <app-panel-foot [problem]="problem()" [busy]="busy()" [save]="t().panel.save" />
    </form>
  `,
})
export class VendorPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #data = inject<VendorToSave>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<true>>(DialogRef);
  protected readonly t = injectTexts(vendorTexts);
  protected readonly kit = injectTexts(kitTexts);
  protected readonly model = signal({
    vendor: this.#data.before?.vendor ?? '',
    reference: this.#data.before?.reference ?? '',
    note: this.#data.before?.note ?? '',
    followUpAt: localFieldOf(this.#data.before?.followUpAt ?? null),
  });
  protected readonly form = form(this.model, (path) => {
    required(path.vendor);
  });
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    if (this.form().invalid() || this.busy()) return;
    this.busy.set(true);
    const { vendor, reference, note, followUpAt } = this.model();
    const body = {
      vendor,
      reference: reference.trim() || null,
      note: note.trim() || null,
      followUpAt: followUpAt ? new Date(followUpAt).toISOString() : null,
    };
    try {
      await firstValueFrom(this.#http.put(`/api/tickets/${this.#data.ticketId}/vendor`, body));
      this.#toasts.show(this.t().panel.saved);
      this.dialog.close(true);
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    } finally {
      this.busy.set(false);
    }
  }
}
