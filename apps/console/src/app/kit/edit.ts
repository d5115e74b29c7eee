import { computed, signal } from '@angular/core';
import type { ShownProblem } from '@vigie/ui';
import { mergeEdits } from './merge-edits';

/** How a field is called, and what it says. */
export type Said = readonly [label: string, value: string];

export interface EditOf<T, S> {
  /** As it was when the form was opened; null for something new. */
  before: T | null;
  /** As it is by now. */
  read: () => Promise<T | undefined>;
  /** What the form shows of it. */
  stateOf: (row: T) => S;
  /** What the form shows now. */
  state: () => S;
  show: (state: S) => void;
  say: (state: S) => Readonly<Record<keyof S, Said>>;
}

/** A form over something that others change, too: when they were faster, both versions are there to choose from. */
export class Edit<T extends { version: number }, S extends object> {
  readonly #how: EditOf<T, S>;
  readonly #base;
  readonly #theirs = signal<T | null>(null);
  /** What the form grew from. */
  readonly base;
  readonly clash = computed(() => {
    const base = this.#base();
    const theirs = this.#theirs();
    if (!base || !theirs) return null;
    const from = this.#how.stateOf(base);
    return {
      theirs: this.#changes(from, this.#how.stateOf(theirs)),
      mine: this.#changes(from, this.#how.state()),
    };
  });

  constructor(how: EditOf<T, S>) {
    this.#how = how;
    this.#base = signal(how.before);
    this.base = this.#base.asReadonly();
  }

  /** The problem to show; null when it is that somebody was faster, which is shown as both versions. */
  async unlessClash(problem: ShownProblem): Promise<ShownProblem | null> {
    if (problem.code !== 'version.conflict') return problem;
    try {
      this.#theirs.set((await this.#how.read()) ?? null);
    } catch {
      return problem;
    }
    return this.#theirs() ? null : problem;
  }

  /** What was changed here is put over theirs, field by field; to be saved once more. */
  keepMine(): void {
    const base = this.#base();
    const theirs = this.#theirs();
    if (!base || !theirs) return;
    const { stateOf, state, show } = this.#how;
    show(mergeEdits(stateOf(base), stateOf(theirs), state()));
    this.#settle(theirs);
  }

  /** The form goes on from theirs. */
  takeTheirs(): void {
    const theirs = this.#theirs();
    if (!theirs) return;
    this.#how.show(this.#how.stateOf(theirs));
    this.#settle(theirs);
  }

  #settle(theirs: T): void {
    this.#base.set(theirs);
    this.#theirs.set(null);
  }

  #changes(from: S, to: S): string[] {
    const said = this.#how.say(to);
    const keys = Object.keys(to) as (keyof S)[];
    return keys
      .filter((key) => JSON.stringify(from[key]) !== JSON.stringify(to[key]))
      .map((key) => `${said[key][0]}\u00a0: ${said[key][1] || '–'}`);
  }
}
