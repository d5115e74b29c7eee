import { httpResource } from '@angular/common/http';
import { Service, computed } from '@angular/core';
import * as z from 'zod';

const status = z.object({ demo: z.boolean(), version: z.string(), needsAdministrator: z.boolean() });

/** What anybody may know of this installation. */
@Service()
export class ServerStatus {
  readonly #status = httpResource(() => '/api/status', { parse: (body) => status.parse(body) });
  readonly demo = computed(() => this.#status.hasValue() && this.#status.value().demo);
}
