import { HttpClient } from '@angular/common/http';
import { Component, DestroyRef, computed, effect, inject, input, signal } from '@angular/core';
import { Icon, LiveEvents, injectTexts } from '@vigie/ui';
import { type PresenceSign, type PresentPerson, presentPeople } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { TypingMark } from './typing-mark';
import { writingTexts } from './writing.texts';

const everyMs = 10_000;
const tab = crypto.randomUUID();

/** Who else has the ticket open, and who is typing; says the same of oneself. */
@Component({
  selector: 'app-ticket-presence',
  imports: [Icon],
  template: `
    @if (words(); as words) {
      <p><v-icon [name]="someoneTypes() ? 'pencil' : 'eye'" [size]="13" />{{ words }}</p>
    }
  `,
  styles: `
    p {
      display: flex;
      gap: 6px;
      align-items: center;
      padding: 4px 20px;
      background: var(--accent-wash);
      color: var(--ink-1);
      font-size: var(--text-12);
    }
  `,
  host: { role: 'status' },
})
export class TicketPresence {
  readonly ticketId = input.required<string>();

  readonly #http = inject(HttpClient);
  readonly #typing = inject(TypingMark).typing;
  readonly #t = injectTexts(writingTexts);
  readonly #others = signal<readonly PresentPerson[]>([]);
  protected readonly someoneTypes = computed(() => this.#others().some(({ typing }) => typing));
  protected readonly words = computed(() => {
    const t = this.#t();
    const typing = this.#others().filter((person) => person.typing);
    const looking = this.#others().filter((person) => !person.typing);
    const names = looking.map(({ name }) => name).join(', ');
    const looks = looking.length > 1 ? t.lookingMany(names) : t.looking(names);
    return [...typing.map(({ name }) => t.typing(name)), ...(looking.length > 0 ? [looks] : [])].join(' ');
  });

  constructor() {
    effect((onCleanup) => {
      const ticketId = this.ticketId();
      this.#others.set([]);
      onCleanup(() => leave(ticketId));
    });
    effect((onCleanup) => {
      const ticketId = this.ticketId();
      const state = this.#typing() ? 'typing' : 'looking';
      const say = (): void => void this.#say(ticketId, state);
      say();
      const timer = setInterval(say, everyMs);
      onCleanup(() => clearInterval(timer));
    });
    inject(LiveEvents).watch((event) => {
      if (event?.type === 'presence.changed' && event.ticketId === this.ticketId())
        void this.#say(this.ticketId(), this.#typing() ? 'typing' : 'looking');
    });
    const onLeave = (): void => leave(this.ticketId());
    addEventListener('pagehide', onLeave);
    inject(DestroyRef).onDestroy(() => removeEventListener('pagehide', onLeave));
  }

  async #say(ticketId: string, state: PresenceSign['state']): Promise<void> {
    try {
      const raw = await firstValueFrom(this.#http.post(`/api/tickets/${ticketId}/presence`, { tab, state }));
      if (ticketId === this.ticketId()) this.#others.set(presentPeople.parse(raw).people);
    } catch {
      // Nobody is seen while the connection is down.
      this.#others.set([]);
    }
  }
}

/** Survives the closing of the page, which an ordinary request does not. */
function leave(ticketId: string): void {
  const body = JSON.stringify({ tab, state: 'gone' } satisfies PresenceSign);
  const headers = { 'Content-Type': 'application/json' };
  void fetch(`/api/tickets/${ticketId}/presence`, { method: 'POST', body, headers, keepalive: true }).catch(
    () => undefined,
  );
}
