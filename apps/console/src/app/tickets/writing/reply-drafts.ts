import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { Service, computed, effect, inject, signal, untracked } from '@angular/core';
import { LiveEvents } from '@vigie/ui';
import { type ReplyDraft, draftedTickets, replyDraft } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod';
import { SessionStore } from '../../core/session-store';

/** A text that is being written. */
export interface Draft extends Pick<ReplyDraft, 'body' | 'key' | 'after' | 'copies'> {
  /** The server does not have it yet: this browser keeps it, and what the server says does not replace it. */
  unsaved: boolean;
  /** When it was last typed. */
  at: number;
}

const settleMs = 700;
/** For so long, what the server says of a draft may be older than the draft. */
const freshMs = 5000;
const kept = replyDraft.pick({ body: true, key: true, after: true, copies: true });

/** Where a draft belongs. */
export const slotOf = (ticketId: string, visibility: ReplyDraft['visibility']): string =>
  `${ticketId}/${visibility}`;

/**
 * What one is writing, by ticket and kind of message: on the server shortly after each pause, so that another machine
 * has it, too; in the browser until then, so that a cut or a reload loses nothing.
 */
@Service()
export class ReplyDrafts {
  readonly #http = inject(HttpClient);
  readonly #session = inject(SessionStore);
  readonly #slots = signal<ReadonlyMap<string, Draft>>(new Map());
  readonly #known = signal<ReadonlySet<string>>(new Set());
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** The last write of a slot, so that writes of one draft never overtake each other. */
  readonly #writes = new Map<string, Promise<void>>();
  readonly #me = computed(() => this.#session.person()?.id ?? null);

  /** The tickets with something unsent, for the marks of the list. */
  readonly tickets = computed(() => {
    const here = [...this.#slots()].filter(([, { body }]) => body.trim() !== '');
    return new Set([...this.#known(), ...here.map(([slot]) => slot.split('/')[0] ?? '')]);
  });

  constructor() {
    effect(() => {
      const me = this.#me();
      untracked(() => this.#begin(me));
    });
    inject(LiveEvents).watch((event) => {
      if (event === null) this.#flush();
    });
  }

  read(slot: string): Draft | undefined {
    return this.#slots().get(slot);
  }

  /** Keeps a text; the server gets it once the typing pauses. */
  keep(slot: string, draft: Omit<Draft, 'unsaved' | 'at'>): void {
    const unsaved = { ...draft, unsaved: true, at: Date.now() };
    this.#set(slot, unsaved);
    this.#store(slot, unsaved);
    this.#later(slot);
  }

  /** What the server has of a ticket; what was typed here since stays. */
  learn(ticketId: string, drafts: readonly ReplyDraft[]): void {
    for (const visibility of ['public', 'internal'] as const) {
      const slot = slotOf(ticketId, visibility);
      const here = this.read(slot);
      if (here && (here.unsaved || Date.now() - here.at < freshMs)) continue;
      const draft = drafts.find((one) => one.visibility === visibility);
      this.#set(
        slot,
        draft && {
          body: draft.body,
          key: draft.key,
          after: draft.after,
          copies: draft.copies,
          unsaved: false,
          at: 0,
        },
      );
    }
    if (drafts.length === 0) this.#forgetTicket(ticketId);
  }

  /** Writes a draft down at once: what is sent next is neither drafted again behind it, nor found here after a reload. */
  async settle(slot: string): Promise<void> {
    clearTimeout(this.#timers.get(slot));
    await this.#writes.get(slot);
    await this.#save(slot);
  }

  /** It was sent, and the server forgot it in the same step. */
  sent(slot: string): void {
    clearTimeout(this.#timers.get(slot));
    this.#set(slot, undefined);
    this.#store(slot, undefined);
    this.#forgetTicket(slot.split('/')[0] ?? '');
  }

  #begin(me: string | null): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#slots.set(new Map(me ? this.#stored(me) : []));
    this.#known.set(new Set());
    if (!me || !this.#session.can('tickets.work')) return;
    this.#flush();
    void this.#loadMarks();
  }

  async #loadMarks(): Promise<void> {
    try {
      const raw = await firstValueFrom(this.#http.get('/api/reply-drafts'));
      this.#known.set(new Set(draftedTickets.parse(raw).ticketIds));
    } catch {
      // Marks are a help: the next reading has them.
    }
  }

  #flush(): void {
    for (const [slot, { unsaved }] of this.#slots()) if (unsaved) this.#later(slot);
  }

  #later(slot: string): void {
    clearTimeout(this.#timers.get(slot));
    this.#timers.set(
      slot,
      setTimeout(() => {
        const before = this.#writes.get(slot) ?? Promise.resolve();
        this.#writes.set(
          slot,
          before.then(() => this.#save(slot)),
        );
      }, settleMs),
    );
  }

  async #save(slot: string): Promise<void> {
    const draft = this.read(slot);
    if (!draft?.unsaved) return;
    const [ticketId = '', visibility = ''] = slot.split('/');
    const { body, key, after, copies } = draft;
    try {
      const url = `/api/tickets/${ticketId}/reply-drafts/${visibility}`;
      await firstValueFrom(this.#http.put(url, { body, key, after, copies }));
    } catch (error) {
      // A cut is waited for; what the server refuses stays in this browser.
      if (error instanceof HttpErrorResponse && error.status < 400) setTimeout(() => this.#later(slot), 5000);
      return;
    }
    if (this.read(slot) !== draft) return;
    this.#set(slot, body === '' ? undefined : { ...draft, unsaved: false });
    this.#store(slot, undefined);
    if (body === '') this.#forgetTicket(ticketId);
  }

  #forgetTicket(ticketId: string): void {
    this.#known.update((known) => new Set([...known].filter((id) => id !== ticketId)));
  }

  #set(slot: string, draft: Draft | undefined): void {
    this.#slots.update((slots) => {
      const next = new Map(slots);
      if (draft) next.set(slot, draft);
      else next.delete(slot);
      return next;
    });
  }

  #store(slot: string, draft: Draft | undefined): void {
    const key = `${prefixOf(this.#me())}${slot}`;
    try {
      if (!draft) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(kept.parse(draft)));
    } catch {
      // Storage refused or full: the server has it in a moment.
    }
  }

  #stored(me: string): [string, Draft][] {
    const prefix = prefixOf(me);
    try {
      const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '');
      return keys.flatMap((key): [string, Draft][] => {
        if (!key.startsWith(prefix)) return [];
        const parsed = fromText.safeParse(localStorage.getItem(key));
        return parsed.success ? [[key.slice(prefix.length), { ...parsed.data, unsaved: true, at: 0 }]] : [];
      });
    } catch {
      return [];
    }
  }
}

/** Only the person who wrote it sees it, on a machine that several share. */
const prefixOf = (me: string | null): string => `vigie.reply.${me ?? ''}.`;

const fromText = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue('json');
      return z.NEVER;
    }
  })
  .pipe(kept);
