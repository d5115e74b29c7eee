import { DOCUMENT, DestroyRef, Service, inject } from '@angular/core';
import { Dialogs } from '@vigie/ui';
import { type Pending, isTyping, readKey } from './key-sequence';

export type Handlers = Readonly<Record<string, () => void>>;

/** One listener for every single-key shortcut; pages register theirs for as long as they live. */
@Service()
export class Shortcuts {
  readonly #dialogs = inject(Dialogs);
  readonly #layers: Handlers[] = [];
  #pending: Pending | null = null;

  constructor() {
    const document = inject(DOCUMENT);
    const listen = (event: KeyboardEvent): void => this.#handle(event);
    document.addEventListener('keydown', listen);
    inject(DestroyRef).onDestroy(() => document.removeEventListener('keydown', listen));
  }

  /** Registers until the current injection context is destroyed; the latest layer wins. */
  use(handlers: Handlers): void {
    this.#layers.push(handlers);
    inject(DestroyRef).onDestroy(() => this.#layers.splice(this.#layers.indexOf(handlers), 1));
  }

  #handle(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || event.key === 'Shift' || this.#dialogs.anyOpen) return;
    const reading = readKey(event, this.#pending, Date.now());
    this.#pending = reading && 'pending' in reading ? reading.pending : null;
    if (!reading || !('name' in reading) || belongsToField(event, reading.name)) return;
    const handler = this.#find(reading.name);
    if (!handler) return;
    event.preventDefault();
    handler();
  }

  #find(name: string): (() => void) | undefined {
    return this.#layers.findLast((layer) => layer[name] !== undefined)?.[name];
  }
}

/** Letters typed into a field are text, and in a menu they find an entry; Ctrl-K works everywhere. */
function belongsToField({ target }: KeyboardEvent, name: string): boolean {
  if (!(target instanceof HTMLElement) || name.startsWith('mod+')) return false;
  if (target.closest('[role=menu]')) return true;
  return isTyping(target.tagName, target.getAttribute('type'), target.isContentEditable);
}
