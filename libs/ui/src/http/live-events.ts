import { DOCUMENT, DestroyRef, Service, inject, signal } from '@angular/core';
import { type LiveEvent, liveEvent } from '@vigie/wire';

const firstDelayMs = 1_000;
const longestDelayMs = 30_000;
/** Without a stream, watchers are told to read again this often. */
const pollMs = 30_000;

/** `null` means "anything may have changed": after a reconnection, or while polling. */
export type LiveHandler = (event: LiveEvent | null) => void;

/** The stream of server-sent events, reconnected with back-off; a slow poll stands in while it is down. */
@Service()
export class LiveEvents {
  readonly #document = inject(DOCUMENT);
  readonly #handlers = new Set<LiveHandler>();
  readonly #connected = signal(false);
  #source: EventSource | undefined;
  #delayMs = firstDelayMs;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #poll: ReturnType<typeof setInterval> | undefined;
  #wasConnected = false;

  readonly connected = this.#connected.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  /** Opens the stream; call once somebody is signed in. */
  start(): void {
    if (this.#source || this.#retry) return;
    this.#open();
    this.#poll ??= setInterval(() => {
      if (!this.#connected() && this.#document.visibilityState === 'visible') this.#tell(null);
    }, pollMs);
  }

  stop(): void {
    clearTimeout(this.#retry);
    clearInterval(this.#poll);
    this.#source?.close();
    this.#retry = this.#poll = this.#source = undefined;
    this.#delayMs = firstDelayMs;
    this.#wasConnected = false;
    this.#connected.set(false);
  }

  /** Calls the handler for every event until the current injection context is destroyed. */
  watch(handler: LiveHandler): void {
    this.#handlers.add(handler);
    inject(DestroyRef).onDestroy(() => this.#handlers.delete(handler));
  }

  #open(): void {
    const source = new EventSource('/api/events');
    this.#source = source;
    source.onopen = () => {
      this.#delayMs = firstDelayMs;
      this.#connected.set(true);
      if (this.#wasConnected) this.#tell(null);
      this.#wasConnected = true;
    };
    source.onmessage = ({ data }: MessageEvent<string>) => this.#receive(data);
    source.onerror = () => this.#reopenLater();
  }

  #receive(data: string): void {
    const parsed = liveEvent.safeParse(readJson(data));
    if (parsed.success) this.#tell(parsed.data);
  }

  #reopenLater(): void {
    this.#source?.close();
    this.#source = undefined;
    this.#connected.set(false);
    // A little chance, so that a restarted server is not met by everybody in the same millisecond.
    const delay = this.#delayMs * (0.75 + Math.random() / 2);
    this.#delayMs = Math.min(this.#delayMs * 2, longestDelayMs);
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      this.#open();
    }, delay);
  }

  #tell(event: LiveEvent | null): void {
    for (const handler of this.#handlers) handler(event);
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
