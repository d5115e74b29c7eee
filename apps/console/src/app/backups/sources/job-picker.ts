import { httpResource } from '@angular/common/http';
import {
  Component,
  ElementRef,
  computed,
  debounced,
  inject,
  input,
  linkedSignal,
  model,
  signal,
} from '@angular/core';
import { Icon, injectTexts } from '@vigie/ui';
import { type BackupJobItem, backupJobPage } from '@vigie/wire';
import { keepLast, paramsOf } from '../../core/resources';
import { sourcesTexts } from './sources.texts';

export type JobChoice = Pick<BackupJobItem, 'id' | 'name' | 'client'>;

const typingMs = 180;

/** Finds a backup job by its name or its client: a combobox whose list opens under the field. */
@Component({
  selector: 'app-job-picker',
  imports: [Icon],
  templateUrl: './job-picker.html',
  styleUrl: '../../kit/contact-picker.css',
  host: { '(focusout)': 'leave($event)' },
})
export class JobPicker {
  readonly value = model<JobChoice | null>(null);
  readonly inputId = input.required<string>();
  readonly invalid = input(false);

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly t = injectTexts(sourcesTexts);
  protected readonly query = linkedSignal({
    source: this.value,
    computation: (value) => (value ? `${value.name} (${value.client.name})` : ''),
  });
  protected readonly open = signal(false);
  readonly #settled = debounced(() => (this.value() ? '' : this.query().trim()), typingMs);
  readonly #jobs = httpResource(
    () =>
      this.open()
        ? { url: '/api/backup-jobs', params: paramsOf({ q: this.#settled.value() || undefined, limit: 12 }) }
        : undefined,
    { parse: (raw) => backupJobPage.parse(raw) },
  );
  readonly #last = keepLast(this.#jobs);
  protected readonly options = computed(() =>
    (this.#last()?.items ?? []).filter(({ state }) => state !== 'ended'),
  );
  protected readonly active = linkedSignal({ source: this.options, computation: () => 0 });

  protected type(text: string): void {
    if (this.value()) this.value.set(null);
    this.query.set(text);
    this.open.set(true);
  }

  protected move(step: number): void {
    this.open.set(true);
    const { length } = this.options();
    if (length > 0) this.active.update((index) => (index + step + length) % length);
  }

  protected choose(job: JobChoice | undefined): void {
    if (!job) return;
    this.value.set(job);
    this.open.set(false);
  }

  protected enter(event: Event): void {
    if (!this.open()) return;
    event.preventDefault();
    this.choose(this.options()[this.active()]);
  }

  protected escape(event: Event): void {
    if (!this.open()) return;
    event.stopPropagation();
    this.open.set(false);
  }

  protected leave(event: FocusEvent): void {
    if (!(event.relatedTarget instanceof Node) || !this.#host.contains(event.relatedTarget))
      this.open.set(false);
  }
}
