import { httpResource } from '@angular/common/http';
import { Component, computed, input, model, viewChild } from '@angular/core';
import { injectTexts } from '@vigie/ui';
import { type BackupJobItem, backupJobPage } from '@vigie/wire';
import { keepLast, paramsOf } from '../../core/resources';
import { PickField } from '../../kit/pick-field';
import { sourcesTexts } from './sources.texts';

export type JobChoice = Pick<BackupJobItem, 'id' | 'name' | 'client'>;

/** Finds a backup job by its name or its client. */
@Component({
  selector: 'app-job-picker',
  imports: [PickField],
  template: `
    <app-pick-field
      [inputId]="inputId()"
      [label]="t().findJob"
      [nothing]="t().noJob"
      [invalid]="invalid()"
      [options]="options()"
      [picked]="picked()"
      (pick)="pick($event)"
    />
  `,
})
export class JobPicker {
  readonly value = model<JobChoice | null>(null);
  readonly inputId = input.required<string>();
  readonly invalid = input(false);

  protected readonly t = injectTexts(sourcesTexts);
  private readonly field = viewChild(PickField);
  readonly #found = httpResource(
    () => {
      const q = this.field()?.search() ?? null;
      if (q === null) return undefined;
      return { url: '/api/backup-jobs', params: paramsOf({ q: q || undefined, limit: 12 }) };
    },
    { parse: (raw) => backupJobPage.parse(raw) },
  );
  readonly #last = keepLast(this.#found);
  readonly #jobs = computed(() => (this.#last()?.items ?? []).filter(({ state }) => state !== 'ended'));
  protected readonly options = computed(() =>
    this.#jobs().map(({ id, name, client }) => ({ key: id, label: name, end: client.name })),
  );
  protected readonly picked = computed(() => {
    const one = this.value();
    return one ? `${one.name} (${one.client.name})` : '';
  });

  protected pick(id: string | null): void {
    this.value.set(this.#jobs().find((one) => one.id === id) ?? null);
  }
}
