import { httpResource } from '@angular/common/http';
import { Service, computed, inject } from '@angular/core';
import { renewalPeople } from '@vigie/wire';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';

/** Our people who may decide on renewals. */
@Service()
export class RenewalPeople {
  readonly #session = inject(SessionStore);
  readonly canRead = computed(() => this.#session.session() !== null && this.#session.can('contracts.read'));
  readonly canWrite = computed(
    () => this.#session.session() !== null && this.#session.can('contracts.write'),
  );
  readonly #last = keepLast(
    httpResource(() => (this.canRead() ? '/api/renewals/people' : undefined), {
      parse: (raw) => renewalPeople.parse(raw),
    }),
  );
  readonly all = computed(() => this.#last()?.items ?? []);
  readonly me = computed(() => this.#session.person()?.id ?? null);
}
