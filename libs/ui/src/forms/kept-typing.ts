const longestKeptMs = 30 * 86_400_000;

interface Kept {
  at: number;
  value: unknown;
}

/**
 * What people typed and have not sent, kept in this browser for each person and place, so that an error, a
 * reload or an expired session loses nothing. Forgotten once sent, and after 30 days.
 */
export abstract class KeptTyping {
  readonly #prefix: string;
  readonly #owner: () => string;

  protected constructor(prefix: string, owner: () => string) {
    this.#prefix = prefix;
    this.#owner = owner;
  }

  read(slot: string): unknown {
    try {
      const kept = JSON.parse(localStorage.getItem(this.#key(slot)) ?? 'null') as Kept | null;
      if (kept && Date.now() - kept.at < longestKeptMs) return kept.value;
    } catch {
      // Unreadable or refused by the browser: as if nothing had been typed.
    }
    return undefined;
  }

  write(slot: string, value: unknown): void {
    try {
      const kept: Kept = { at: Date.now(), value };
      localStorage.setItem(this.#key(slot), JSON.stringify(kept));
    } catch {
      // Storage refused or full: what is typed lasts for this page only.
    }
  }

  clear(slot: string): void {
    try {
      localStorage.removeItem(this.#key(slot));
    } catch {
      // Nothing was kept.
    }
  }

  #key(slot: string): string {
    return `${this.#prefix}.${this.#owner()}.${slot}`;
  }
}
