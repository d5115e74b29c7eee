import type { Target } from './ticket-writes';

/** What one's own writes made of a ticket: what is pressed before their answer is seen builds on them. */
export class OwnVersions {
  readonly #made = new Map<string, number>();

  /** A write on `target` was answered with this version. */
  note({ id, version }: Target, after: number): void {
    if (after > version) this.#made.set(`${id}.${version}`, after);
  }

  /** The same ticket as one's own writes left it; others may have changed it since. */
  latest<T extends Target>(target: T): T {
    let { version } = target;
    for (let next = this.#after(target.id, version); next; next = this.#after(target.id, version))
      version = next;
    return { ...target, version };
  }

  #after(id: string, version: number): number | undefined {
    return this.#made.get(`${id}.${version}`);
  }
}
