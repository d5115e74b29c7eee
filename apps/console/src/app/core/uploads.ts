import { Service, inject, signal } from '@angular/core';
import { Locale, problemOf } from '@vigie/ui';
import { HttpErrorResponse } from '@angular/common/http';
import {
  type Attachment,
  attachment,
  maxFileBytes,
  maxFilesPerMessage,
  errorsEn,
  errorsFr,
} from '@vigie/wire';

/** A file on its way, or arrived. */
export interface Upload {
  key: number;
  name: string;
  percent: number;
  file: Attachment | null;
  error: string | null;
}

/** The files of one message being written. XMLHttpRequest because fetch cannot tell how far an upload got. */
@Service({ autoProvided: false })
export class Uploads {
  readonly #locale = inject(Locale);
  readonly #list = signal<readonly Upload[]>([]);
  readonly #requests = new Map<number, XMLHttpRequest>();
  #nextKey = 1;
  readonly list = this.#list.asReadonly();

  get running(): boolean {
    return this.#list().some(({ file, error }) => file === null && error === null);
  }

  get ids(): string[] {
    return this.#list().flatMap(({ file }) => (file ? [file.id] : []));
  }

  add(files: Iterable<File>): void {
    for (const file of files) this.#start(file);
  }

  remove(key: number): void {
    this.#requests.get(key)?.abort();
    this.#requests.delete(key);
    this.#list.update((list) => list.filter((upload) => upload.key !== key));
  }

  clear(): void {
    for (const { key } of this.#list()) this.remove(key);
  }

  #start(file: File): void {
    const words = this.#locale.current() === 'fr' ? errorsFr : errorsEn;
    const key = this.#nextKey++;
    const error =
      file.size > maxFileBytes
        ? words['file.too-large']
        : file.size === 0
          ? words['file.empty']
          : this.#list().length >= maxFilesPerMessage
            ? words['file.too-many']
            : null;
    this.#list.update((list) => [...list, { key, name: file.name, percent: 0, file: null, error }]);
    if (error === null) this.#send(key, file);
  }

  #send(key: number, file: File): void {
    const request = new XMLHttpRequest();
    this.#requests.set(key, request);
    request.open('POST', '/api/files');
    request.setRequestHeader('Accept-Language', this.#locale.current());
    request.upload.onprogress = ({ loaded, total }) =>
      this.#change(key, { percent: total > 0 ? Math.floor((loaded / total) * 100) : 0 });
    request.onload = () => this.#arrived(key, request);
    request.onerror = () => this.#failed(key, new HttpErrorResponse({ status: 0 }));
    const body = new FormData();
    body.append('file', file);
    request.send(body);
  }

  #arrived(key: number, request: XMLHttpRequest): void {
    const { status, responseText } = request;
    if (status !== 201) {
      this.#failed(key, new HttpErrorResponse({ status, error: responseText }));
      return;
    }
    const parsed = attachment.safeParse(JSON.parse(responseText));
    if (parsed.success) this.#change(key, { percent: 100, file: parsed.data });
    else this.#failed(key, parsed.error);
  }

  #failed(key: number, error: unknown): void {
    this.#change(key, { error: problemOf(error, this.#locale.current()).message });
  }

  #change(key: number, change: Partial<Upload>): void {
    this.#list.update((list) =>
      list.map((upload) => (upload.key === key ? { ...upload, ...change } : upload)),
    );
  }
}
