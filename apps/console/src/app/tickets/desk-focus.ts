import { DOCUMENT, Service, inject, signal } from '@angular/core';

/** Where the keyboard goes between the list and the ticket opened from it, unless it went elsewhere meanwhile. */
@Service()
export class DeskFocus {
  readonly #document = inject(DOCUMENT);
  readonly #wanted = signal<string | null>(null);
  #from: Element | null = null;
  /** The ticket that waits for the focus. */
  readonly wanted = this.#wanted.asReadonly();

  /** From its row, by the keyboard. */
  enter(ticketId: string): void {
    this.#from = this.#document.activeElement;
    this.#wanted.set(ticketId);
  }

  /** It is there: the focus comes along from its row, or from nowhere when the row went away. */
  arrive(place: HTMLElement): void {
    this.#wanted.set(null);
    if (this.#document.activeElement === this.#from || this.#nowhere) place.focus();
  }

  /** The ticket was closed: `focusRow` goes to its row. True once that is done, or the focus is somewhere else. */
  back(focusRow: () => boolean): boolean {
    return !this.#nowhere || focusRow();
  }

  get #nowhere(): boolean {
    const { activeElement, body } = this.#document;
    return activeElement === null || activeElement === body;
  }
}
