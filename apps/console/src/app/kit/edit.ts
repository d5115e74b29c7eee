import { type WritableSignal, computed, signal } from '@angular/core';
import type { ShownProblem } from '@vigie/ui';
import { mergeEdits } from './merge-edits';

/** How a field is called, and what it says. */
export type Said = readonly [label: string, value: string];

export interface EditOf<T, S> {
  /** What the form grew from; null for something new. */
  base: WritableSignal<T | null>;
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
export class Edit<T extends object, S extends object> {
  readonly #how: EditOf<T, S>;
  readonly #theirs = signal<T | null>(null);
  readonly clash = computed(() => {
    const base = this.#how.base();
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
  }

  /** The problem to show; null when it is that somebody was faster, which is shown as both versions. */
  async unlessClash(problem: ShownProblem): Promise<ShownProblem | null> {
    if (problem.code !== 'version.conflict') return problem;
    return (await this.look()) ? null : problem;
  }

  /** Reads what somebody else made of it; true when both versions are shown. */
  async look(): Promise<boolean> {
    try {
      this.#theirs.set((await this.#how.read()) ?? null);
    } catch {
      this.#theirs.set(null);
    }
    return this.#theirs() !== null;
  }

  /** What was changed here is put over theirs, field by field; to be saved once more. */
  keepMine(): void {
    const { stateOf, state } = this.#how;
    const base = this.#how.base();
    const theirs = this.#theirs();
    if (base && theirs) this.#settle(theirs, mergeEdits(stateOf(base), stateOf(theirs), state()));
  }

  /** The form goes on from theirs. */
  takeTheirs(): void {
    const theirs = this.#theirs();
    if (theirs) this.#settle(theirs, this.#how.stateOf(theirs));
  }

  #settle(theirs: T, state: S): void {
    this.#theirs.set(null);
    this.#how.base.set(theirs);
    this.#how.show(state);
  }

  #changes(from: S, to: S): string[] {
    const said = this.#how.say(to);
    const keys = Object.keys(to) as (keyof S)[];
    return keys
      .filter((key) => JSON.stringify(from[key]) !== JSON.stringify(to[key]))
      .map((key) => `${said[key][0]}\u00a0: ${said[key][1] || '–'}`);
  }
}
