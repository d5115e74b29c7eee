import { Service, inject } from '@angular/core';
import { Locale, type ShownProblem, Toasts, problemOf } from '@vigie/ui';

/** The unchecked points that keep a ticket from being done. */
export function pointsOf({ code, data }: ShownProblem): string[] {
  const points = data['points'];
  return code === 'checks.missing' && Array.isArray(points) ? points.map(String) : [];
}

/** Reads and shows the failure of a write. */
@Service()
export class Failures {
  readonly #locale = inject(Locale);
  readonly #toasts = inject(Toasts);

  read(error: unknown): ShownProblem {
    const problem = problemOf(error, this.#locale.current());
    const points = pointsOf(problem);
    return points.length > 0 ? { ...problem, message: `${problem.message} (${points.join(', ')})` } : problem;
  }

  toast(error: unknown): ShownProblem {
    const problem = this.read(error);
    this.#toasts.bad(problem.message);
    return problem;
  }
}
