import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { type ShownProblem, Toasts, injectTexts } from '@vigie/ui';
import { type IndexSeries, editedIndexSeries } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { PanelFoot, PanelHead } from '../kit/panel-frame';
import { indexPanelTexts } from './index-panels.texts';
import { indexTexts } from './index-series.texts';

/** What our people say of a series: its name, and when its values are expected. */
@Component({
  selector: 'app-index-edit-panel',
  imports: [PanelFoot, PanelHead],
  template: `
    <form class="panel-form" novalidate (submit)="submit($event)">
      <app-panel-head [heading]="page().edit" />
      <p class="muted">{{ series.title || series.code }}</p>
      <p class="field">
        <label for="se-name">{{ t().name }}</label>
        <input
          #nameField
          id="se-name"
          class="input"
          autocomplete="off"
          [attr.aria-invalid]="isWrong('name')"
          [value]="name()"
          (input)="name.set(nameField.value)"
        />
        @if (isWrong('name')) {
          <span class="field-error" role="alert">{{ t().wrong }}</span>
        }
      </p>
      <p class="field">
        <label for="se-delay">{{ t().delay }}</label>
        <input
          #delayField
          id="se-delay"
          class="input"
          inputmode="numeric"
          autocomplete="off"
          [attr.aria-invalid]="isWrong('delayDays')"
          [value]="delay()"
          (input)="delay.set(delayField.value)"
        />
        @if (isWrong('delayDays')) {
          <span class="field-error" role="alert">{{ t().wrong }}</span>
        }
      </p>
      @if (series.origin === 'own') {
        <label class="check">
          <input
            #stoppedField
            type="checkbox"
            [checked]="stopped()"
            (change)="stopped.set(stoppedField.checked)"
          />
          {{ t().stopped }}
        </label>
      }
      <app-panel-foot [problem]="problem()" [busy]="busy()" />
    </form>
  `,
})
export class EditPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  protected readonly series = inject<IndexSeries>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<true>>(DialogRef);
  protected readonly page = injectTexts(indexTexts);
  readonly #texts = injectTexts(indexPanelTexts);
  protected readonly t = computed(() => this.#texts().panel);

  protected readonly name = signal(this.series.name);
  protected readonly delay = signal(String(this.series.delayDays));
  protected readonly stopped = signal(this.series.stopped);
  readonly #version = signal(this.series.version);
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);
  readonly #given = computed(() =>
    editedIndexSeries.safeParse({
      name: this.name(),
      delayDays: /^\d{1,3}$/.test(this.delay().trim()) ? Number(this.delay()) : null,
      ...(this.series.origin === 'own' && { stopped: this.stopped() }),
      version: this.#version(),
    }),
  );

  protected isWrong(key: string): boolean {
    const { success, error } = this.#given();
    return this.tried() && !success && error.issues.some(({ path }) => path[0] === key);
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const given = this.#given();
    if (this.busy() || !given.success) return;
    this.busy.set(true);
    try {
      await firstValueFrom(this.#http.put(`/api/index-series/${this.series.id}`, given.data));
      this.#toasts.show(this.t().saved);
      this.dialog.close(true);
    } catch (error) {
      this.#refuse(this.#failures.read(error));
    } finally {
      this.busy.set(false);
    }
  }

  /** After a conflict the next save is made on purpose, over what somebody else wrote. */
  #refuse(problem: ShownProblem): void {
    const current = problem.code === 'version.conflict' ? problem.data['version'] : undefined;
    if (typeof current === 'number') this.#version.set(current);
    this.problem.set(problem);
  }
}
