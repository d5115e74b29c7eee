import { HttpClient, HttpEventType } from '@angular/common/http';
import {
  Component,
  DestroyRef,
  type ElementRef,
  computed,
  inject,
  input,
  model,
  signal,
  viewChild,
} from '@angular/core';
import { BytesPipe, Icon, Locale, formatBytes, injectTexts, problemOf } from '@vigie/ui';
import { type Attachment, attachment, maxFileBytes, maxFilesPerMessage } from '@vigie/wire';
import type { Subscription } from 'rxjs';
import { newRequestTexts } from '../new-request/texts';

interface Upload {
  key: number;
  file: File;
  percent: number;
  error: string | null;
  /** A refusal for good (size, type) is not offered again. */
  retriable: boolean;
}

/** Files joined to what is being written: sent one by one as soon as they are chosen, with their progress. */
@Component({
  selector: 'app-files-field',
  imports: [BytesPipe, Icon],
  templateUrl: './files-field.html',
  host: { class: 'field', '(paste)': 'pasted($event)' },
})
export class FilesField {
  readonly files = model<readonly Attachment[]>([]);
  readonly label = input('');
  /** Tells several of one page apart. */
  readonly name = input('files');
  readonly required = input(false);

  readonly #http = inject(HttpClient);
  readonly #locale = inject(Locale);
  readonly #running = new Map<number, Subscription>();
  private readonly addRef = viewChild.required<ElementRef<HTMLElement>>('add');
  protected readonly t = injectTexts(newRequestTexts);
  protected readonly uploads = signal<readonly Upload[]>([]);
  protected readonly said = signal('');
  readonly busy = computed(() => this.uploads().some((upload) => upload.error === null));
  #nextKey = 1;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#running.forEach((running) => running.unsubscribe()));
  }

  protected choose(box: HTMLInputElement): void {
    this.#take([...(box.files ?? [])]);
    // So that the same file can be chosen again after a refusal.
    box.value = '';
  }

  protected pasted(event: ClipboardEvent): void {
    this.#take([...(event.clipboardData?.files ?? [])]);
  }

  protected remove(file: Attachment): void {
    this.files.update((files) => files.filter((other) => other.id !== file.id));
    this.addRef().nativeElement.focus();
  }

  protected drop(upload: Upload): void {
    this.#running.get(upload.key)?.unsubscribe();
    this.#forget(upload.key);
    this.addRef().nativeElement.focus();
  }

  protected retry(upload: Upload): void {
    this.#change(upload.key, { percent: 0, error: null });
    this.#send(upload);
  }

  #take(chosen: readonly File[]): void {
    for (const file of chosen) {
      const error = this.#refusal(file);
      const upload: Upload = { key: this.#nextKey++, file, percent: 0, error, retriable: false };
      this.uploads.update((uploads) => [...uploads, upload]);
      if (error === null) this.#send(upload);
    }
  }

  #refusal(file: File): string | null {
    const t = this.t().files;
    const waiting = this.uploads().filter((upload) => upload.error === null).length;
    if (this.files().length + waiting >= maxFilesPerMessage) return t.tooMany;
    if (file.size === 0) return t.empty(file.name);
    if (file.size <= maxFileBytes) return null;
    return t.tooLarge(file.name, formatBytes(file.size, this.#locale.current()));
  }

  #send({ key, file }: Upload): void {
    const body = new FormData();
    body.set('file', file, file.name);
    const headers = { 'Idempotency-Key': crypto.randomUUID() };
    const running = this.#http
      .post('/api/files', body, { headers, observe: 'events', reportUploadProgress: true })
      .subscribe({
        next: (event) => {
          if (event.type === HttpEventType.UploadProgress) {
            this.#change(key, { percent: Math.round((100 * event.loaded) / (event.total ?? file.size)) });
          }
          if (event.type === HttpEventType.Response) this.#done(key, attachment.parse(event.body));
        },
        error: (error: unknown) => this.#failed(key, file.name, error),
      });
    this.#running.set(key, running);
  }

  #done(key: number, file: Attachment): void {
    this.#forget(key);
    this.files.update((files) => [...files, file]);
    this.said.set(this.t().files.ready(file.name));
  }

  #failed(key: number, name: string, error: unknown): void {
    const problem = problemOf(error, this.#locale.current());
    const retriable = problem.status === 0 || problem.status >= 500 || problem.status === 429;
    this.#change(key, { error: this.t().files.refused(name, problem.message), retriable });
  }

  #change(key: number, change: Partial<Upload>): void {
    this.uploads.update((uploads) =>
      uploads.map((upload) => (upload.key === key ? { ...upload, ...change } : upload)),
    );
  }

  #forget(key: number): void {
    this.#running.delete(key);
    this.uploads.update((uploads) => uploads.filter((upload) => upload.key !== key));
  }
}
