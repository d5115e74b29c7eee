import { httpResource } from '@angular/common/http';
import { Service, computed, inject } from '@angular/core';
import { checklists } from '@vigie/wire';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';

/** The checklists that can be put on tickets, read when they are first wanted. */
@Service()
export class ChecklistDirectory {
  readonly #session = inject(SessionStore);
  readonly resource = httpResource(
    () => (this.#session.session() && this.#session.can('tickets.work') ? '/api/checklists' : undefined),
    { parse: (raw) => checklists.parse(raw) },
  );
  readonly #last = keepLast(this.resource);
  readonly all = computed(() => this.#last()?.items ?? []);

  nameOf(id: string): string {
    return this.all().find((list) => list.id === id)?.name ?? '…';
  }
}
