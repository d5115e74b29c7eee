import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient, HttpErrorResponse, httpResource } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { ErrorState, type ShownProblem, Skeleton, Toasts, injectTexts, MaxChars } from '@vigie/ui';
import { type SlaPolicyContent, slaImpact } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../../core/failures';
import { kitTexts } from '../../kit/kit.texts';
import { PanelFoot, PanelHead } from '../../kit/panel-frame';
import { ImpactView } from './impact-view';
import { slaTexts } from './sla.texts';

export interface PolicyToSave {
  policy: SlaPolicyContent;
  basedOn: string;
}
export type PolicySaved = 'saved' | 'conflict';

/** Shows what a version changes, asks why and from when, then saves it. */
@Component({
  selector: 'app-policy-save-panel',
  imports: [ErrorState, ImpactView, MaxChars, PanelFoot, PanelHead, Skeleton],
  template: `
    <form class="panel-form" novalidate (submit)="submit($event)">
      <app-panel-head [heading]="t().save.title" />
      <section [attr.aria-label]="t().save.impact">
        <h3>{{ t().save.impact }}</h3>
        @if (impact.hasValue()) {
          <app-impact-view [impact]="impact.value()" />
        } @else if (impact.error()) {
          <v-error-state [error]="impact.error()" (retry)="impact.reload()" />
        } @else {
          <v-skeleton height="60px" />
        }
      </section>
      <p class="field">
        <label for="sla-reason">{{ t().save.reason }}</label>
        <textarea
          #why
          id="sla-reason"
          class="textarea"
          rows="2"
          vMax="500"
          [attr.aria-invalid]="missing()"
          (input)="reason.set(why.value); missing.set(false)"
        ></textarea>
        @if (missing()) {
          <span class="field-error" role="alert">{{ kit().required }}</span>
        } @else {
          <span class="hint">{{ t().save.reasonHint }}</span>
        }
      </p>
      <p class="field">
        <label for="sla-from">{{ t().save.effective }}</label>
        <input #from id="sla-from" class="input" type="datetime-local" (change)="effective.set(from.value)" />
        <span class="hint">{{ t().save.effectiveHint }}</span>
      </p>
      <app-panel-foot [problem]="problem()" [busy]="busy()" [save]="t().save.confirm" />
    </form>
  `,
  styles: `
    section {
      display: grid;
      gap: 8px;
    }
    h3 {
      font-size: var(--text-13);
    }
  `,
})
export class PolicySavePanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #data = inject<PolicyToSave>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<PolicySaved>>(DialogRef);
  protected readonly t = injectTexts(slaTexts);
  protected readonly kit = injectTexts(kitTexts);
  protected readonly impact = httpResource(
    () => ({ url: '/api/sla/impact', method: 'POST', body: { policy: this.#data.policy } }),
    { parse: (raw) => slaImpact.parse(raw) },
  );
  protected readonly reason = signal('');
  protected readonly effective = signal('');
  protected readonly missing = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.missing.set(this.reason().trim() === '');
    if (this.missing() || this.busy()) return;
    this.busy.set(true);
    const { policy, basedOn } = this.#data;
    const effectiveAt = this.effective() ? new Date(this.effective()).toISOString() : null;
    const body = { ...policy, basedOn, effectiveAt, reason: this.reason() };
    try {
      await firstValueFrom(this.#http.post('/api/sla-policies', body));
      this.#toasts.show(this.t().save.done);
      this.dialog.close('saved');
    } catch (error) {
      if (error instanceof HttpErrorResponse && error.status === 409) this.dialog.close('conflict');
      else this.problem.set(this.#failures.read(error));
    } finally {
      this.busy.set(false);
    }
  }
}
