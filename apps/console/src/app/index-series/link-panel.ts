import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { decimalText, readDecimal, readIndexNumber } from '@vigie/rules';
import { Locale, type ShownProblem, Toasts, formatDecimal, injectTexts } from '@vigie/ui';
import { type IndexLink, type IndexSeries, editedIndexLink, newIndexLink } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { PanelFoot, PanelHead } from '../kit/panel-frame';
import { indexPanelTexts } from './index-panels.texts';
import { indexTexts } from './index-series.texts';

export interface LinkPanelData {
  before: IndexLink | null;
  series: readonly IndexSeries[];
}

/** A coefficient between two series, with what it does to a value; closes with `true` when something was saved. */
@Component({
  selector: 'app-link-panel',
  imports: [PanelFoot, PanelHead],
  templateUrl: './link-panel.html',
})
export class LinkPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #locale = inject(Locale).current;
  protected readonly data = inject<LinkPanelData>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<true>>(DialogRef);
  protected readonly page = injectTexts(indexTexts);
  readonly #texts = injectTexts(indexPanelTexts);
  protected readonly t = computed(() => this.#texts());

  protected readonly oldSeriesId = signal(this.data.before?.old.id ?? '');
  protected readonly newSeriesId = signal(this.data.before?.new.id ?? '');
  protected readonly coefficient = signal(
    this.data.before ? formatDecimal(this.data.before.coefficient, this.#locale()) : '',
  );
  protected readonly sourceNote = signal(this.data.before?.sourceNote ?? '');
  readonly #version = signal(this.data.before?.version ?? 0);
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);
  readonly #given = computed(() => {
    const values = { coefficient: readIndexNumber(this.coefficient()), sourceNote: this.sourceNote() };
    return this.data.before
      ? editedIndexLink.safeParse({ ...values, version: this.#version() })
      : newIndexLink.safeParse({
          ...values,
          oldSeriesId: this.oldSeriesId(),
          newSeriesId: this.newSeriesId(),
        });
  });
  /** What becomes of an index of 100: the direction can be seen. */
  protected readonly example = computed(() => {
    const coefficient = readDecimal(readIndexNumber(this.coefficient()));
    if (coefficient === null || !coefficient.gt(0)) return '';
    const worth = decimalText(coefficient.mul(100n), 3).replace(/\.?0+$/, '');
    return this.page().linkExample('100', formatDecimal(worth, this.#locale()));
  });

  protected isWrong(key: string): boolean {
    const { success, error } = this.#given();
    const same = key === 'newSeriesId' && this.oldSeriesId() === this.newSeriesId() && !this.data.before;
    return this.tried() && (same || (!success && error.issues.some(({ path }) => path[0] === key)));
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const given = this.#given();
    if (this.busy() || !given.success || this.isWrong('newSeriesId')) return;
    this.busy.set(true);
    const { before } = this.data;
    try {
      await firstValueFrom(
        before
          ? this.#http.put(`/api/index-links/${before.id}`, given.data)
          : this.#http.post('/api/index-links', given.data),
      );
      this.#toasts.show(this.page().linkSaved);
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
