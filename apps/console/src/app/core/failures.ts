import { Service, inject } from '@angular/core';
import { Locale, type ShownProblem, Toasts, problemOf } from '@vigie/ui';

/** Reads and shows the failure of a write. */
@Service()
export class Failures {
  readonly #locale = inject(Locale);
  readonly #toasts = inject(Toasts);

  read(error: unknown): ShownProblem {
    return problemOf(error, this.#locale.current());
  }

  toast(error: unknown): ShownProblem {
    const problem = this.read(error);
    this.#toasts.bad(problem.message);
    return problem;
  }
}
