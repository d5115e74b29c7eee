import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { DestroyRef, effect, inject, signal, untracked } from '@angular/core';
import { type FormDraft, keptFormDraft } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { type FormContent, emptyContent, isEmptyContent, readLocal, sameContent } from './form-content';
import type { KeptTyping } from './kept-typing';

const settleMs = 700;
const retryMs = 5000;
/** How long a form that is opened again waits for what its last sitting still writes. */
const leavingMs = 1000;
/** What closed forms of this page still write, by address: who opens one again goes on from it. */
const leaving = new Map<string, Promise<void>>();

/** Two states of one form, of which one will be kept; `theirs` is null when it was sent or cleared elsewhere. */
export interface DraftConflict {
  mine: FormContent;
  theirs: FormContent | null;
  savedAt: string | null;
  version: number;
  showing: 'mine' | 'theirs';
}

/** One form while it is open, and the version of its draft that this window grew from. */
interface Sitting {
  readonly form: string;
  version: number;
}

/** Nothing typed, on its way, on the server, in this browser only, or waiting for a choice. */
export type DraftState = 'none' | 'saving' | 'saved' | 'here' | 'conflict';

/**
 * What is typed into a form: on the server shortly after each pause, so that another machine has it, too; in the
 * browser until then, so that a cut or a reload loses nothing. Create it where a component injects.
 */
export class KeptForm {
  readonly #http = inject(HttpClient);
  readonly #local: KeptTyping;
  readonly #url: string;
  readonly #content = signal<FormContent>(emptyContent);
  readonly #state = signal<DraftState>('none');
  readonly #savedAt = signal<string | null>(null);
  readonly #resumedAt = signal<string | null>(null);
  readonly #conflict = signal<DraftConflict | null>(null);
  readonly #ready = signal(false);
  #sitting: Sitting | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Writes of one draft never overtake each other. */
  #writing = Promise.resolve();
  #held = false;

  readonly content = this.#content.asReadonly();
  readonly state = this.#state.asReadonly();
  readonly savedAt = this.#savedAt.asReadonly();
  /** When what was found at the beginning had been saved. */
  readonly resumedAt = this.#resumedAt.asReadonly();
  readonly conflict = this.#conflict.asReadonly();
  /** What was kept is read; before that nothing should be typed. */
  readonly ready = this.#ready.asReadonly();

  constructor(form: () => string | null, place: { url: string; local: KeptTyping }) {
    this.#url = place.url;
    this.#local = place.local;
    effect(() => {
      const next = form();
      untracked(() => void this.#open(next));
    });
    inject(DestroyRef).onDestroy(() => this.#leave());
  }

  /** Takes what is typed or joined now. */
  change(part: Partial<FormContent>): void {
    this.#content.update((content) => ({ ...content, ...part }));
    this.#keepHere();
    if (!this.#conflict()) this.#later(settleMs);
  }

  /** Begins anew; the server forgets at once. */
  clear(): void {
    this.#resumedAt.set(null);
    const conflict = this.#conflict();
    if (conflict) this.#settleOn(conflict.version);
    this.change(emptyContent);
    this.#later(0);
  }

  /** Shows the other of two states. */
  swap(): void {
    this.#conflict.update((conflict) => {
      if (!conflict?.theirs) return conflict;
      const seen = this.#content();
      const mine = conflict.showing === 'mine' ? seen : conflict.mine;
      const theirs = conflict.showing === 'theirs' ? seen : conflict.theirs;
      this.#content.set(conflict.showing === 'mine' ? theirs : mine);
      return { ...conflict, mine, theirs, showing: conflict.showing === 'mine' ? 'theirs' : 'mine' };
    });
  }

  /** Goes on with the state that is shown. */
  keepShown(): void {
    const conflict = this.#conflict();
    if (!conflict) return;
    this.#settleOn(conflict.version);
    this.change({});
  }

  /** Before sending: nothing is saved behind it. `release` when it did not go through. */
  async hold(): Promise<void> {
    this.#held = true;
    clearTimeout(this.#timer);
    await this.#writing;
  }

  release(): void {
    this.#held = false;
    if (this.#state() !== 'saved' && !this.#conflict()) this.#later(settleMs);
  }

  /** It was sent, and the server forgot it in the same step. */
  sent(): void {
    clearTimeout(this.#timer);
    this.#take(null);
  }

  async #open(form: string | null): Promise<void> {
    this.#leave();
    this.#ready.set(false);
    this.#begin(emptyContent, 0);
    if (form === null) return;
    const sitting = { form, version: 0 };
    this.#sitting = sitting;
    await this.#left(form);
    if (this.#sitting !== sitting) return;
    const here = readLocal(this.#local.read(slotOf(form)));
    if (here) this.#begin({ typed: here.typed, files: here.files }, here.version);
    const found = this.#content();
    const kept = await this.#read(form);
    if (this.#sitting !== sitting) return;
    const typedMeanwhile = this.#content() !== found;
    if (!here && !typedMeanwhile) this.#take(kept ?? null);
    else this.#compare(this.#content(), sitting.version, kept);
    if (here && !isEmptyContent(this.#content())) this.#resumedAt.update((at) => at ?? here.at);
    this.#ready.set(true);
  }

  /** What this browser holds beside what the server has; `undefined` when it cannot be asked. */
  #compare(here: FormContent, version: number, kept: FormDraft | null | undefined): void {
    const same = kept && sameContent(kept, here);
    if (kept !== undefined && (same || isEmptyContent(here))) {
      this.#take(kept);
      return;
    }
    this.#begin({ typed: here.typed, files: here.files }, version);
    this.#state.set('here');
    if (kept === undefined) this.#later(retryMs);
    else if (version === (kept?.version ?? 0)) this.#later(settleMs);
    else this.#disagree(kept);
  }

  #disagree(kept: FormDraft | null): void {
    this.#state.set('conflict');
    this.#conflict.set({
      mine: this.#content(),
      theirs: kept && { typed: kept.typed, files: kept.files },
      savedAt: kept?.savedAt ?? null,
      version: kept?.version ?? 0,
      showing: 'mine',
    });
  }

  #take(draft: FormDraft | null): void {
    if (this.#sitting) this.#local.clear(slotOf(this.#sitting.form));
    if (!draft) {
      this.#begin(emptyContent, 0);
      return;
    }
    this.#begin({ typed: draft.typed, files: draft.files }, draft.version);
    this.#state.set('saved');
    this.#savedAt.set(draft.savedAt);
    this.#resumedAt.set(draft.savedAt);
  }

  #begin(content: FormContent, version: number): void {
    this.#content.set(content);
    if (this.#sitting) this.#sitting.version = version;
    this.#held = false;
    this.#state.set('none');
    this.#savedAt.set(null);
    this.#resumedAt.set(null);
    this.#conflict.set(null);
  }

  #settleOn(version: number): void {
    if (this.#sitting) this.#sitting.version = version;
    this.#conflict.set(null);
    this.#state.set('saving');
  }

  #keepHere(): void {
    const sitting = this.#sitting;
    if (!sitting) return;
    this.#local.write(slotOf(sitting.form), {
      ...this.#content(),
      version: sitting.version,
      at: new Date().toISOString(),
    });
  }

  #later(afterMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#writing = this.#writing.then(() => this.#save());
    }, afterMs);
  }

  async #save(): Promise<void> {
    const sitting = this.#sitting;
    const content = this.#content();
    if (!sitting || this.#held || this.#conflict()) return;
    if (this.#savedAt() === null) this.#state.set('saving');
    try {
      this.#saved(sitting, content, await this.#write(sitting, content));
    } catch (error) {
      await this.#failed(sitting, error);
    }
  }

  #saved(sitting: Sitting, content: FormContent, draft: FormDraft | null): void {
    this.#forget(sitting, content);
    if (this.#sitting !== sitting) return;
    this.#savedAt.set(draft?.savedAt ?? null);
    this.#state.set(draft ? 'saved' : 'none');
    if (this.#content() === content) return;
    this.#keepHere();
    this.#later(settleMs);
  }

  async #failed(sitting: Sitting, error: unknown): Promise<void> {
    const status = error instanceof HttpErrorResponse ? error.status : 0;
    const kept = status === 409 ? await this.#read(sitting.form) : undefined;
    if (this.#sitting !== sitting) return;
    this.#state.set('here');
    if (kept !== undefined) this.#compare(this.#content(), -1, kept);
    // A cut is waited for; what the server refuses for good stays in this browser.
    else if (status < 400 || status === 409 || status >= 500) this.#later(retryMs);
  }

  /** What is left unsaved is written without anybody to tell; should that fail, this browser still has it. */
  #leave(): void {
    clearTimeout(this.#timer);
    const sitting = this.#sitting;
    const content = this.#content();
    this.#sitting = null;
    const here = sitting && readLocal(this.#local.read(slotOf(sitting.form)));
    if (!sitting || !here || this.#held || this.#conflict() || !sameContent(here, content)) return;
    const address = this.#urlOf(sitting.form);
    const written = this.#writing
      .then(() => this.#write(sitting, content))
      .then(
        () => this.#forget(sitting, content),
        () => undefined,
      )
      .finally(() => {
        if (leaving.get(address) === written) leaving.delete(address);
      });
    leaving.set(address, written);
  }

  /** Otherwise one's own last words would look like another window's. */
  async #left(form: string): Promise<void> {
    const written = leaving.get(this.#urlOf(form));
    if (written) await Promise.race([written, new Promise((resolve) => setTimeout(resolve, leavingMs))]);
  }

  /** What another window of this browser keeps in the same place is not ours to forget. */
  #forget({ form }: Sitting, content: FormContent): void {
    const here = readLocal(this.#local.read(slotOf(form)));
    if (here && sameContent(here, content)) this.#local.clear(slotOf(form));
  }

  async #write(sitting: Sitting, content: FormContent): Promise<FormDraft | null> {
    if (sitting.version === 0 && isEmptyContent(content)) return null;
    const ids = Object.entries(content.files).map(
      ([field, list]) => [field, list.map(({ id }) => id)] as const,
    );
    const body = { typed: content.typed, files: Object.fromEntries(ids), version: sitting.version };
    const raw = await firstValueFrom(this.#http.put(this.#urlOf(sitting.form), body));
    const { draft } = keptFormDraft.parse(raw);
    sitting.version = draft?.version ?? 0;
    return draft;
  }

  async #read(form: string): Promise<FormDraft | null | undefined> {
    try {
      return keptFormDraft.parse(await firstValueFrom(this.#http.get(this.#urlOf(form)))).draft;
    } catch {
      return undefined;
    }
  }

  #urlOf(form: string): string {
    return `${this.#url}/${form}`;
  }
}

const slotOf = (form: string) => `draft.${form}`;
