import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { ErrorState, Icon, injectTexts } from '@vigie/ui';
import { type OwnIntervention, reportState } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { ErrorSummary } from '../forms/error-summary';
import { injectSending } from '../forms/sending';
import { SessionStore } from '../session/session-store';
import { interventionTexts } from './texts';

/** The report of an intervention: read and signed in one click, then downloaded. */
@Component({
  selector: 'app-report-of',
  imports: [ErrorState, ErrorSummary, Icon],
  template: `
    @if (item().report === 'signed') {
      <a class="btn" [href]="'/api/interventions/' + item().id + '/report.pdf'" download
        ><v-icon name="download" [size]="18" />{{ t().reportDownload }}</a
      >
    } @else if (!open()) {
      <button type="button" class="btn" (click)="open.set(true)">{{ t().reportOpen }}</button>
    } @else if (report(); as report) {
      <h3>{{ t().reportRead }}</h3>
      <p class="text">{{ report.done }}</p>
      @if (report.parts) {
        <p>{{ t().reportParts(report.parts) }}</p>
      }
      @if (sending.problem(); as problem) {
        <app-error-summary [heading]="problem.message" />
      }
      @if (maySend()) {
        <p class="hint">{{ t().reportHint }}</p>
        <button
          type="button"
          class="btn btn-primary btn-wide"
          [attr.aria-disabled]="sending.busy()"
          (click)="sign()"
        >
          {{ t().reportSign(name()) }}
        </button>
      }
    } @else if (error()) {
      <v-error-state [error]="error()" (retry)="reload()" />
    }
  `,
  styles: `
    :host {
      grid-column: 1 / -1;
    }
    .text {
      white-space: pre-line;
    }
  `,
})
export class ReportOf {
  readonly item = input.required<OwnIntervention>();
  readonly signed = output();

  readonly #http = inject(HttpClient);
  readonly #store = inject(SessionStore);
  protected readonly t = injectTexts(interventionTexts);
  protected readonly maySend = this.#store.maySend;
  protected readonly name = computed(() => this.#store.session()?.person.name ?? '');
  protected readonly sending = injectSending();
  protected readonly open = signal(false);
  readonly #report = httpResource(
    () => (this.open() ? `/api/interventions/${this.item().id}/report` : undefined),
    { parse: (raw) => reportState.parse(raw) },
  );
  protected readonly report = computed(() => (this.#report.hasValue() ? this.#report.value().report : null));

  protected readonly error = computed(() => this.#report.error());

  protected reload(): void {
    this.#report.reload();
  }

  protected async sign(): Promise<void> {
    const version = this.report()?.version;
    const url = `/api/portal/interventions/${this.item().id}/signature`;
    const sent = await this.sending.run(() =>
      firstValueFrom(this.#http.post(url, { agreed: true, version })),
    );
    if (sent) this.signed.emit();
    // It was written again in the meantime: they read it before they sign.
    else if (this.sending.problem()?.code === 'version.conflict') this.#report.reload();
  }
}
