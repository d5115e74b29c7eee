import { httpResource } from '@angular/common/http';
import { Service, computed, inject } from '@angular/core';
import { boardCounts } from '@vigie/wire';
import { reloadOn } from './live-reload';
import { keepLast } from './resources';
import { SessionStore } from './session-store';

/** How many backups wait for a verdict, for those who may read them, kept live. */
@Service()
export class BackupCounts {
  readonly #store = inject(SessionStore);
  readonly #counts = httpResource(
    () =>
      this.#store.session() && this.#store.can('backups.read') ? '/api/backups/review/counts' : undefined,
    { parse: (raw) => boardCounts.parse(raw) },
  );
  readonly #last = keepLast(this.#counts);
  readonly waiting = computed(() => this.#last()?.total ?? 0);
  readonly greens = computed(() => this.#last()?.greens.count ?? 0);

  constructor() {
    reloadOn(
      ({ type }) => type === 'backup.changed',
      () => this.#counts.reload(),
    );
  }
}
