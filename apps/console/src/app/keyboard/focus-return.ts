/** Where the focus was before a shortcut moved it into a field, so that Escape brings it back there. */
export class FocusReturn {
  #from: HTMLElement | null = null;

  enter(field: HTMLElement): void {
    const from = document.activeElement;
    if (from === field) return;
    field.focus();
    this.#from = from instanceof HTMLElement ? from : null;
    // Left by hand: there is nothing to come back to.
    field.addEventListener('blur', () => (this.#from = null), { once: true });
  }

  leave(field: HTMLElement): void {
    const from = this.#from;
    field.blur();
    if (from?.isConnected) from.focus();
  }
}
