import { type Signal, inject, signal } from '@angular/core';
import { Locale, type ShownProblem, problemOf } from '@vigie/ui';

/** One thing being sent: never twice at the same time, and what went wrong in words. */
export interface Sending {
  readonly busy: Signal<boolean>;
  readonly problem: Signal<ShownProblem | null>;
  /** True when it went through. A second call while the first is under way does nothing. */
  run(action: () => Promise<unknown>): Promise<boolean>;
  forget(): void;
}

export function injectSending(): Sending {
  const locale = inject(Locale);
  const busy = signal(false);
  const problem = signal<ShownProblem | null>(null);
  return {
    busy,
    problem,
    forget: () => problem.set(null),
    async run(action) {
      if (busy()) return false;
      busy.set(true);
      problem.set(null);
      try {
        await action();
        return true;
      } catch (error) {
        problem.set(problemOf(error, locale.current()));
        return false;
      } finally {
        busy.set(false);
      }
    },
  };
}
