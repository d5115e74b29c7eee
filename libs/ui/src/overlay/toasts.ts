import { Service, computed, signal } from '@angular/core';

export type ToastTone = 'ok' | 'bad' | 'info';

export interface Toast {
  id: number;
  text: string;
  tone: ToastTone;
  /** Label of the action, for example « Annuler ». */
  action: string | null;
  /** When the action stops being possible; shown as a shrinking bar. */
  durationMs: number;
  /** What it speaks of, for `retire`. */
  about: string | null;
}

export interface ToastOptions {
  tone?: ToastTone;
  durationMs?: number;
  about?: string;
  action?: string;
  onAction?: () => void;
}

const shortMs = 4_000;
const badMs = 8_000;

/** Short messages at the bottom of the screen, some with an undo; shown by <v-toasts>. */
@Service()
export class Toasts {
  #nextId = 1;
  readonly #list = signal<readonly Toast[]>([]);
  readonly #actions = new Map<number, () => void>();
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();
  readonly list = this.#list.asReadonly();
  readonly last = computed(() => this.#list().at(-1));

  show(text: string, options: ToastOptions = {}): number {
    const tone = options.tone ?? 'ok';
    const id = this.#nextId++;
    const durationMs = options.durationMs ?? (tone === 'bad' ? badMs : shortMs);
    if (options.onAction) this.#actions.set(id, options.onAction);
    const { action = null, about = null } = options;
    this.#list.update((list) => [...list.slice(-3), { id, text, tone, action, durationMs, about }]);
    this.#timers.set(
      id,
      setTimeout(() => this.dismiss(id), durationMs),
    );
    return id;
  }

  bad(text: string): number {
    return this.show(text, { tone: 'bad' });
  }

  act(id: number): void {
    const action = this.#actions.get(id);
    this.dismiss(id);
    action?.();
  }

  /** Takes away what was said of something that is no longer so. */
  retire(about: string): void {
    for (const toast of this.#list()) if (toast.about === about) this.dismiss(toast.id);
  }

  dismiss(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.#actions.delete(id);
    this.#list.update((list) => list.filter((toast) => toast.id !== id));
  }
}
