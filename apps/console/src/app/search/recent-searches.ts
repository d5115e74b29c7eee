import { Service, inject, signal } from '@angular/core';
import { SessionStore } from '../core/session-store';

const most = 6;

/** What somebody searched for lately, kept in this browser. */
@Service()
export class RecentSearches {
  readonly #session = inject(SessionStore);
  readonly #changes = signal(0);

  list(): readonly string[] {
    this.#changes();
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(this.#key) ?? '[]');
      return Array.isArray(kept) ? kept.filter((text) => typeof text === 'string') : [];
    } catch {
      return [];
    }
  }

  add(text: string): void {
    const others = this.list().filter((one) => one !== text);
    this.#write([text, ...others].slice(0, most));
  }

  clear(): void {
    this.#write([]);
  }

  get #key(): string {
    return `vigie.searches.${this.#session.person()?.id ?? ''}`;
  }

  #write(texts: readonly string[]): void {
    try {
      localStorage.setItem(this.#key, JSON.stringify(texts));
    } catch {
      // Storage refused or full: nothing is remembered.
    }
    this.#changes.update((count) => count + 1);
  }
}
