import { HttpClient, httpResource } from '@angular/common/http';
import {
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { Icon, InstantPipe, type ShownProblem, injectTexts, sharedTexts } from '@vigie/ui';
import { reportState } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import SignaturePad from 'signature_pad';
import { Failures } from '../core/failures';
import { planningTexts } from './planning.texts';

/** The report of an intervention that took place: written, signed on the screen, downloaded. */
@Component({
  selector: 'app-report-section',
  imports: [Icon, InstantPipe],
  template: `
    <section class="card pad stack">
      <h3>{{ t().report.title }}</h3>
      @if (report(); as report) {
        @if (report.signedAt) {
          <p>{{ t().report.signed(report.signedBy ?? '', report.signedAt | vInstant) }}</p>
          <p class="sha">{{ report.sha256 }}</p>
          <p>
            <a class="btn" [href]="url() + '.pdf'" download
              ><v-icon name="download" />{{ t().report.download }}</a
            >
          </p>
        }
      }
      @if (!signed()) {
        <p class="field">
          <label for="report-done">{{ t().report.done }}</label>
          <textarea
            #done
            id="report-done"
            class="textarea"
            rows="4"
            [value]="doneText()"
            (input)="doneText.set(done.value)"
          ></textarea>
        </p>
        <p class="field">
          <label for="report-parts">{{ t().report.parts }}</label>
          <input
            #parts
            id="report-parts"
            class="input"
            [value]="partsText()"
            (input)="partsText.set(parts.value)"
          />
        </p>
        <p class="form-actions">
          <button type="button" class="btn" (click)="write()">{{ shared().actions.save }}</button>
        </p>
        @if (report()) {
          <p class="field">
            <label for="report-name">{{ t().report.name }}</label>
            <input
              #who
              id="report-name"
              class="input"
              autocomplete="off"
              [value]="name()"
              (input)="name.set(who.value)"
            />
          </p>
          <p class="label-small" id="report-draw">{{ t().report.draw }}</p>
          <canvas #canvas width="420" height="150" role="img" aria-labelledby="report-draw"></canvas>
          <p class="form-actions">
            <button type="button" class="btn" (click)="clear()">{{ t().report.clear }}</button>
            <button type="button" class="btn btn-primary" (click)="sign()">{{ t().report.sign }}</button>
          </p>
        }
      }
      @if (problem(); as problem) {
        <p class="notice notice-bad" role="alert">{{ problem.message }}</p>
      }
    </section>
  `,
  styles: `
    canvas {
      width: 100%;
      max-width: 420px;
      border: 1px solid var(--line-control);
      border-radius: var(--radius-control);
      background: #fff;
      touch-action: none;
    }
    .sha {
      font-family: var(--mono);
      font-size: var(--text-11);
      overflow-wrap: anywhere;
    }
  `,
})
export class ReportSection {
  readonly interventionId = input.required<string>();

  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  protected readonly t = injectTexts(planningTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly url = computed(() => `/api/interventions/${this.interventionId()}/report`);
  readonly #state = httpResource(() => this.url(), { parse: (raw) => reportState.parse(raw) });
  protected readonly report = computed(() => (this.#state.hasValue() ? this.#state.value().report : null));
  protected readonly signed = computed(() => (this.report()?.signedAt ?? null) !== null);
  protected readonly doneText = linkedSignal(() => this.report()?.done ?? '');
  protected readonly partsText = linkedSignal(() => this.report()?.parts ?? '');
  protected readonly name = signal('');
  protected readonly problem = signal<ShownProblem | null>(null);
  private readonly canvas = viewChild<ElementRef<HTMLCanvasElement>>('canvas');
  #pad: SignaturePad | null = null;

  constructor() {
    effect(() => {
      const canvas = this.canvas()?.nativeElement;
      this.#pad = canvas ? new SignaturePad(canvas, { backgroundColor: '#fff' }) : null;
    });
  }

  protected clear(): void {
    this.#pad?.clear();
  }

  protected async write(): Promise<void> {
    const parts = this.partsText().trim() || null;
    await this.#try(() => firstValueFrom(this.#http.put(this.url(), { done: this.doneText(), parts })));
  }

  protected async sign(): Promise<void> {
    const drawing = this.#pad && !this.#pad.isEmpty() ? this.#pad.toDataURL('image/png') : null;
    const body = { name: this.name(), drawing };
    await this.#try(() => firstValueFrom(this.#http.post(`${this.url()}/signature`, body)));
  }

  async #try(write: () => Promise<unknown>): Promise<void> {
    try {
      this.#state.set(reportState.parse(await write()));
      this.problem.set(null);
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    }
  }
}
