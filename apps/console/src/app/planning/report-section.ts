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
import {
  Icon,
  InstantPipe,
  MaxChars,
  type ShownProblem,
  injectTexts,
  refuseTooLong,
  sharedTexts,
} from '@vigie/ui';
import { type InterventionReport, reportState } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import SignaturePad from 'signature_pad';
import { Failures } from '../core/failures';
import { Edit } from '../kit/edit';
import { EditClash } from '../kit/edit-clash';
import { planningTexts } from './planning.texts';
import { fitted } from './signature-canvas';

interface Written extends Pick<InterventionReport, 'done' | 'parts'> {
  /** Null while nobody wrote one. */
  version: number | null;
}

const unwritten: Written = { done: '', parts: null, version: null };

/** The report of an intervention that took place: written, signed on the screen, downloaded. */
@Component({
  selector: 'app-report-section',
  imports: [EditClash, Icon, InstantPipe, MaxChars],
  template: `
    <section class="card pad stack">
      <h3>{{ t().report.title }}</h3>
      @if (report(); as report) {
        @if (report.signedAt) {
          <p class="text">{{ report.done }}</p>
          @if (report.parts) {
            <p class="text">{{ t().report.parts }}&nbsp;: {{ report.parts }}</p>
          }
          <p>{{ t().report.signed(report.signedBy ?? '', report.signedAt | vInstant) }}</p>
          <p class="sha">{{ report.sha256 }}</p>
          <p>
            <a class="btn" [href]="url() + '.pdf'" download
              ><v-icon name="download" />{{ t().report.download }}</a
            >
          </p>
        }
      }
      @if (!signed() && canWork()) {
        <p class="field">
          <label for="report-done">{{ t().report.done }}</label>
          <textarea
            #done
            id="report-done"
            class="textarea"
            rows="4"
            vMax="4000"
            [attr.aria-invalid]="problem()?.fields?.['done'] ? 'true' : null"
            [value]="doneText()"
            (input)="doneText.set(done.value)"
          ></textarea>
          @if (problem()?.fields?.['done']; as words) {
            <span class="field-error" role="alert">{{ words }}</span>
          }
        </p>
        <p class="field">
          <label for="report-parts">{{ t().report.parts }}</label>
          <input
            #parts
            id="report-parts"
            class="input"
            vMax="2000"
            [value]="partsText()"
            (input)="partsText.set(parts.value)"
          />
        </p>
        <app-edit-clash [edit]="edit" (again)="write()" />
        <p class="form-actions">
          <button type="button" class="btn" [attr.aria-disabled]="busy()" (click)="write()">
            {{ shared().actions.save }}
          </button>
        </p>
        @if (report()) {
          <p class="field">
            <label for="report-name">{{ t().report.name }}</label>
            <input
              #who
              id="report-name"
              class="input"
              autocomplete="off"
              vMax="150"
              [attr.aria-invalid]="problem()?.fields?.['name'] ? 'true' : null"
              [value]="name()"
              (input)="name.set(who.value)"
            />
            @if (problem()?.fields?.['name']; as words) {
              <span class="field-error" role="alert">{{ words }}</span>
            }
          </p>
          <p class="label-small" id="report-draw">{{ t().report.draw }}</p>
          <canvas #canvas role="img" aria-labelledby="report-draw"></canvas>
          <p class="form-actions">
            <button type="button" class="btn" (click)="clear()">{{ t().report.clear }}</button>
            <button type="button" class="btn btn-primary" [attr.aria-disabled]="busy()" (click)="sign()">
              {{ t().report.sign }}
            </button>
          </p>
        }
      }
      @if (problem(); as problem) {
        @if (!problem.fields['done'] && !problem.fields['name']) {
          <p class="notice notice-bad" role="alert">{{ problem.message }}</p>
        }
      }
    </section>
  `,
  styles: `
    canvas {
      width: 100%;
      max-width: 420px;
      height: 150px;
      border: 1px solid var(--line-control);
      border-radius: var(--radius-control);
      background: #fff;
      touch-action: none;
    }
    .text {
      overflow-wrap: anywhere;
      white-space: pre-line;
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
  readonly canWork = input(false);

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
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
  readonly #base = linkedSignal<Written | null>(() => this.report() ?? unwritten);
  protected readonly edit = new Edit<Written, { done: string; parts: string }>({
    base: this.#base,
    read: async () => reportState.parse(await firstValueFrom(this.#http.get(this.url()))).report ?? unwritten,
    stateOf: ({ done, parts }) => ({ done, parts: parts ?? '' }),
    state: () => ({ done: this.doneText().trim(), parts: this.partsText().trim() }),
    show: ({ done, parts }) => {
      this.doneText.set(done);
      this.partsText.set(parts);
    },
    say: ({ done, parts }) => ({
      done: [this.t().report.done, done],
      parts: [this.t().report.parts, parts],
    }),
  });
  protected readonly name = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);
  private readonly canvas = viewChild<ElementRef<HTMLCanvasElement>>('canvas');
  #pad: SignaturePad | null = null;

  constructor() {
    effect((onCleanup) => {
      const canvas = this.canvas()?.nativeElement;
      this.#pad = canvas ? new SignaturePad(canvas, { backgroundColor: '#fff' }) : null;
      if (canvas && this.#pad) onCleanup(fitted(canvas, this.#pad));
    });
  }

  protected clear(): void {
    this.#pad?.clear();
  }

  protected async write(): Promise<boolean> {
    const body = { done: this.doneText(), parts: this.partsText().trim() || null, version: this.#version };
    return this.#try(() => firstValueFrom(this.#http.put(this.url(), body)));
  }

  /** What is signed is what is read: a text that was changed since it was saved is saved first. */
  protected async sign(): Promise<void> {
    const { done = '', parts = '' } = this.report() ?? {};
    const changed = this.doneText().trim() !== done || this.partsText().trim() !== (parts ?? '');
    if (changed && !(await this.write())) return;
    const drawing = this.#pad && !this.#pad.isEmpty() ? this.#pad.toDataURL('image/png') : null;
    const body = { name: this.name(), drawing, version: this.#version };
    await this.#try(() => firstValueFrom(this.#http.post(`${this.url()}/signature`, body)));
  }

  get #version(): number | null {
    return this.#base()?.version ?? null;
  }

  async #try(write: () => Promise<unknown>): Promise<boolean> {
    if (this.busy() || refuseTooLong(this.#host)) return false;
    this.busy.set(true);
    try {
      this.#state.set(reportState.parse(await write()));
      this.problem.set(null);
      return true;
    } catch (error) {
      this.problem.set(await this.edit.unlessClash(this.#failures.read(error)));
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
