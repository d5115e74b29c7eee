import { HttpClient } from '@angular/common/http';
import { computed, inject, signal } from '@angular/core';
import type { ShownProblem } from '@vigie/ui';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';

interface Preview {
  columns: readonly { title: string; field: string | null }[];
}

/** A file that is chosen, checked and then written, at an address and its `/preview`. Create it where a component injects. */
export class FileImport<P extends Preview> {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly file = signal<File | null>(null);
  readonly preview = signal<P | null>(null);
  readonly busy = signal(false);
  readonly problem = signal<ShownProblem | null>(null);
  /** Titles of columns that nothing is read from. */
  readonly ignored = computed(() =>
    (this.preview()?.columns ?? [])
      .filter(({ field, title }) => field === null && title !== '')
      .map(({ title }) => title)
      .join(', '),
  );

  constructor(
    private readonly url: string,
    private readonly parse: (raw: unknown) => P,
  ) {}

  check(): Promise<void> {
    return this.#try(async () => {
      this.preview.set(this.parse(await this.#send('/preview', {})));
    });
  }

  /** Writes what was checked, and hands the answer on. */
  run(done: (answer: unknown) => void, params: Record<string, string> = {}): Promise<void> {
    return this.#try(async () => {
      done(await this.#send('', params));
    });
  }

  chooseAgain(): void {
    this.preview.set(null);
    this.file.set(null);
    this.problem.set(null);
  }

  #send(path: string, params: Record<string, string>): Promise<unknown> {
    const body = new FormData();
    const file = this.file();
    if (file) body.append('file', file);
    return firstValueFrom(this.#http.post(`${this.url}${path}`, body, { params }));
  }

  async #try(work: () => Promise<void>): Promise<void> {
    if (this.busy() || !this.file()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await work();
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    } finally {
      this.busy.set(false);
    }
  }
}
