import { httpResource } from '@angular/common/http';
import { Service, computed, inject } from '@angular/core';
import { reference } from '@vigie/wire';
import * as z from 'zod';
import { keepLast } from './resources';
import { SessionStore } from './session-store';

const people = z.object({ items: z.array(reference) });

/** Who tickets can be given to. */
@Service()
export class Assignees {
  readonly #session = inject(SessionStore);
  readonly #resource = httpResource(() => (this.#session.isStaff() ? '/api/assignees' : undefined), {
    parse: (raw) => people.parse(raw),
  });
  readonly #last = keepLast(this.#resource);
  readonly all = computed(() => this.#last()?.items ?? []);

  /** Somebody may have come or gone since. */
  refresh(): void {
    this.#resource.reload();
  }
}
