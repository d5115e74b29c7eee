import { httpResource } from '@angular/common/http';
import { Service, computed, inject } from '@angular/core';
import type { RequestKind } from '@vigie/rules';
import { approvalKinds } from '@vigie/wire';
import { SessionStore } from '../session/session-store';

/** For which kinds the company wants an agreement of its management, and of whom. */
@Service()
export class ApprovalKinds {
  readonly #session = inject(SessionStore);
  readonly #kinds = httpResource(
    () => (this.#session.isClient() ? '/api/portal/approval-kinds' : undefined),
    {
      parse: (body) => approvalKinds.parse(body).items,
    },
  );
  readonly #all = computed(() => (this.#kinds.hasValue() ? this.#kinds.value() : []));

  of(kind: RequestKind | null | undefined) {
    return this.#all().find((one) => one.kind === kind);
  }

  /** Read again: the company may have changed its mind since. */
  reload(): void {
    this.#kinds.reload();
  }
}
