import { httpResource } from '@angular/common/http';
import { Service, computed, inject } from '@angular/core';
import { queues } from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';

/** The queues of the desk, kept live. */
@Service()
export class QueueDirectory {
  readonly #session = inject(SessionStore);
  readonly resource = httpResource(() => (this.#session.isStaff() ? '/api/queues' : undefined), {
    parse: (raw) => queues.parse(raw),
  });
  readonly #last = keepLast(this.resource);
  /** In their order, the archived ones last; undefined until they are known. */
  readonly all = computed(() => this.#last()?.items);
  /** Those that take tickets. */
  readonly used = computed(() => (this.all() ?? []).filter(({ archived }) => !archived));

  constructor() {
    reloadOn(
      (event) => event.type === 'queues.changed',
      () => this.resource.reload(),
    );
  }

  nameOf(id: string): string {
    return this.all()?.find((queue) => queue.id === id)?.name ?? '…';
  }

  memberIdsOf(id: string): string[] {
    return (
      this.all()
        ?.find((queue) => queue.id === id)
        ?.members.map((person) => person.id) ?? []
    );
  }
}
