import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon, Locale, formatNumber, injectTexts } from '@vigie/ui';
import { type InvoiceRun, sayError } from '@vigie/wire';
import { SessionStore } from '../core/session-store';
import { InvoiceActs } from './invoice-acts';
import { invoicesTexts } from './invoices.texts';

/** How far a batch is, what it refused, and the ways to hold it. */
@Component({
  selector: 'app-run-strip',
  imports: [Icon, RouterLink],
  template: `
    <p class="progress" role="status">
      <strong>{{ t().run.kinds[run().kind] }}</strong>
      <progress [value]="run().done" [max]="run().total || 1" [attr.aria-label]="said()"></progress>
      <span>{{ said() }}</span>
      <span class="muted">{{ t().run.states[run().state] }}, {{ t().run.by(run().startedBy) }}</span>
      @if (canSteer()) {
        <span class="acts">
          @if (run().state === 'running') {
            <button type="button" class="btn btn-small" (click)="acts.steer(run(), 'pause')">
              {{ t().run.pause }}
            </button>
          } @else {
            <button type="button" class="btn btn-small" (click)="acts.steer(run(), 'resume')">
              {{ t().run.resume }}
            </button>
          }
          <button type="button" class="btn btn-small" (click)="acts.steer(run(), 'stop')">
            {{ t().run.stop }}
          </button>
        </span>
      }
    </p>
    @if (run().refusals.length > 0) {
      <div class="notice notice-warn">
        <v-icon name="triangle-alert" />
        <div>
          <strong>{{ t().run.refusals }}</strong>
          <ul>
            @for (one of run().refusals; track one.invoice.id) {
              <li>
                <a [routerLink]="['/billing/invoices', one.invoice.id]">{{ one.invoice.name }}</a>,
                {{ words(one.code) }}
              </li>
            }
          </ul>
        </div>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    .progress {
      display: flex;
      flex-wrap: wrap;
      gap: 6px 12px;
      align-items: center;
      font-variant-numeric: tabular-nums;
    }
    progress {
      flex: 1;
      max-width: 320px;
      height: 8px;
      accent-color: var(--accent);
    }
    .acts {
      display: flex;
      gap: 6px;
    }
    ul {
      padding-inline-start: 18px;
      margin: 4px 0 0;
    }
  `,
})
export class RunStrip {
  readonly run = input.required<InvoiceRun>();

  protected readonly acts = inject(InvoiceActs);
  readonly #session = inject(SessionStore);
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(invoicesTexts);
  protected readonly canSteer = computed(() => {
    const { state } = this.run();
    return (
      (state === 'running' || state === 'paused') &&
      this.#session.session() !== null &&
      this.#session.can('billing.write')
    );
  });
  protected readonly said = computed(() => {
    const { kind, done, total, made, refused } = this.run();
    const number = (count: number) => formatNumber(count, this.#locale());
    const { prepared, issued } = this.t().run;
    return kind === 'prepare'
      ? prepared(number(done), number(total), number(made))
      : issued(number(done), number(total), refused);
  });

  protected words(code: InvoiceRun['refusals'][number]['code']): string {
    return sayError(code, this.#locale());
  }
}
