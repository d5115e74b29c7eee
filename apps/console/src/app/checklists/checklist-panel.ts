import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient } from '@angular/common/http';
import { Component, ElementRef, computed, inject, signal, viewChildren } from '@angular/core';
import { Icon, Locale, type ShownProblem, Toasts, injectTexts, sharedTexts, MaxChars } from '@vigie/ui';
import { type RequestKind, type TicketKind, requestKinds, ticketKinds } from '@vigie/rules';
import { type Checklist, type NewCheck, checklists, newChecklist, ticketWords } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { PanelHead } from '../kit/panel-frame';
import { Failures } from '../core/failures';
import { Edit, type Said } from '../kit/edit';
import { EditClash } from '../kit/edit-clash';
import { checklistTexts } from './checklists.texts';

/** A checklist as its form holds it. */
const stateOf = ({ name, items, ticketKinds, requestKinds }: Checklist) => ({
  ...{ name, items, ticketKinds, requestKinds },
});
type ChecklistState = ReturnType<typeof stateOf>;

/** A checklist written or changed; closes with `true` when something was saved. */
@Component({
  selector: 'app-checklist-panel',
  imports: [EditClash, Icon, MaxChars, PanelHead],
  templateUrl: './checklist-panel.html',
  styles: `
    fieldset,
    ol,
    .pairs > div {
      display: grid;
      gap: 6px;
      justify-items: start;
    }
    ol {
      width: 100%;
    }
    li {
      display: flex;
      gap: 8px;
      align-items: center;
      width: 100%;
    }
    li .input {
      flex: 1;
    }
    .pairs {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 16px;
      width: 100%;
    }
    .pairs > div {
      align-content: start;
    }
    .turned {
      rotate: 180deg;
    }
    .remove {
      margin-inline-end: auto;
    }
  `,
})
export class ChecklistPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #locale = inject(Locale);
  readonly #texts = injectTexts(checklistTexts);
  protected readonly before = inject<Checklist | null>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<true>>(DialogRef);
  protected readonly t = computed(() => this.#texts().page);
  protected readonly ticket = computed(() => this.#texts().ticket);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly words = computed(() => ticketWords[this.#locale.current()]);
  protected readonly kinds = { tickets: ticketKinds, requests: requestKinds };

  protected readonly name = signal(this.before?.name ?? '');
  protected readonly items = signal<NewCheck[]>(this.before?.items ?? [{ text: '', required: true }]);
  protected readonly ticketKinds = signal<TicketKind[]>(this.before?.ticketKinds ?? []);
  protected readonly requestKinds = signal<RequestKind[]>(this.before?.requestKinds ?? []);
  readonly #base = signal<Checklist | null>(this.before);
  protected readonly edit = new Edit<Checklist, ChecklistState>({
    base: this.#base,
    read: async () =>
      checklists
        .parse(await firstValueFrom(this.#http.get('/api/checklists')))
        .items.find(({ id }) => id === this.before?.id),
    stateOf,
    state: () => this.#state(),
    show: ({ name, items, ticketKinds, requestKinds }) => {
      this.name.set(name);
      this.items.set(items);
      this.ticketKinds.set(ticketKinds);
      this.requestKinds.set(requestKinds);
    },
    say: (state) => this.#say(state),
  });
  readonly #written = computed(() => this.items().filter(({ text }) => text.trim() !== ''));
  protected readonly itemsHold = computed(() => newChecklist.shape.items.safeParse(this.#written()).success);
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);
  private readonly lines = viewChildren<ElementRef<HTMLInputElement>>('line');

  #state(): ChecklistState {
    return {
      name: this.name().trim(),
      items: this.#written(),
      ticketKinds: this.ticketKinds(),
      requestKinds: this.requestKinds(),
    };
  }

  #say(state: ChecklistState): Record<keyof ChecklistState, Said> {
    const { name, items, tickets, requests } = this.t();
    const words = this.words().kinds;
    const written = state.items.map(
      ({ text, required }) => `${text}${required ? ` (${this.ticket().requiredMark})` : ''}`,
    );
    return {
      name: [name, state.name],
      items: [items, written.join(' · ')],
      ticketKinds: [tickets, state.ticketKinds.map((kind) => words[kind]).join(', ')],
      requestKinds: [requests, state.requestKinds.map((kind) => this.shared().requestKinds[kind]).join(', ')],
    };
  }

  protected change(index: number, change: Partial<NewCheck>): void {
    this.items.update((items) => items.map((item, at) => (at === index ? { ...item, ...change } : item)));
  }

  /** Enter in a line begins the next one. */
  protected addItem(index: number, event?: Event): void {
    event?.preventDefault();
    this.items.update((items) => items.toSpliced(index, 0, { text: '', required: true }));
    setTimeout(() => this.lines()[index]?.nativeElement.focus());
  }

  protected removeItem(index: number): void {
    this.items.update((items) => items.toSpliced(index, 1));
  }

  protected up(index: number): void {
    if (index === 0) return;
    this.items.update((items) => {
      const [moved] = items.slice(index);
      return moved ? items.toSpliced(index, 1).toSpliced(index - 1, 0, moved) : items;
    });
  }

  protected toggleTicket(kind: TicketKind): void {
    this.ticketKinds.update((kinds) => toggled(kinds, kind));
  }

  protected toggleRequest(kind: RequestKind): void {
    this.requestKinds.update((kinds) => toggled(kinds, kind));
  }

  protected async submit(event?: Event): Promise<void> {
    event?.preventDefault();
    this.tried.set(true);
    const body = this.#state();
    if (this.busy() || body.name === '' || !this.itemsHold()) return;
    const before = this.#base();
    const save = () =>
      before
        ? this.#http.put(`/api/checklists/${before.id}`, { ...body, version: before.version })
        : this.#http.post('/api/checklists', body);
    await this.#write(() => firstValueFrom(save()), this.t().saved(body.name));
  }

  protected async remove({ id, name }: Checklist): Promise<void> {
    const remove = () => firstValueFrom(this.#http.delete(`/api/checklists/${id}`));
    await this.#write(remove, this.t().removed(name));
  }

  async #write(action: () => Promise<unknown>, said: string): Promise<void> {
    this.busy.set(true);
    try {
      await action();
      this.#toasts.show(said);
      this.dialog.close(true);
    } catch (error) {
      this.problem.set(await this.edit.unlessClash(this.#failures.read(error)));
    } finally {
      this.busy.set(false);
    }
  }
}

function toggled<T>(all: readonly T[], one: T): T[] {
  return all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
}
