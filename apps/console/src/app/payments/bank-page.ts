import { httpResource } from '@angular/common/http';
import {
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayPipe, Dialogs, EmptyState, ErrorState, Icon, Locale, MoneyPipe, injectTexts } from '@vigie/ui';
import {
  type BankLineAcceptance,
  type BankLineItem,
  bankLineCounts,
  bankLinePage,
  bankLineStates,
  paymentWords,
} from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { reloadOn } from '../core/live-reload';
import { pagedList } from '../core/paged-list';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { Shortcuts } from '../keyboard/shortcuts';
import { LoadMore } from '../kit/load-more';
import { ReasonDialog, type ReasonQuestion } from '../kit/reason-dialog';
import { TableGhost } from '../kit/table-ghost';
import { BankImportsPanel } from './bank-imports-panel';
import { BankImportPanel } from './bank-import-panel';
import { BankLinePane } from './bank-line-pane';
import { BankWrites } from './bank-writes';
import { bankTexts } from './bank.texts';

/** Lines of statements beside what each may pay: made for the keyboard, one line after the other. */
@Component({
  selector: 'app-bank-page',
  imports: [BankLinePane, DayPipe, EmptyState, ErrorState, Icon, LoadMore, MoneyPipe, RouterLink, TableGhost],
  templateUrl: './bank-page.html',
  styleUrl: './bank-page.css',
})
export class BankPage {
  readonly state = input<string>();

  readonly #dialogs = inject(Dialogs);
  readonly #writes = inject(BankWrites);
  readonly #locale = inject(Locale).current;
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(bankTexts);
  protected readonly words = computed(() => paymentWords[this.#locale()]);
  protected readonly states = bankLineStates;
  protected readonly canWrite = computed(() => this.#session.can('billing.write'));
  protected readonly shown = computed(() => bankLineStates.find((one) => one === this.state()) ?? 'new');
  protected readonly list = pagedList<BankLineItem>({
    url: '/api/bank-lines',
    params: computed(() => ({ state: this.shown() })),
    parse: (raw) => bankLinePage.parse(raw),
  });
  readonly #counts = httpResource(() => '/api/bank-lines/counts', {
    parse: (raw) => bankLineCounts.parse(raw),
  });
  protected readonly counts = keepLast(this.#counts);
  /** The line that is looked at; when it goes, the one that takes its place. */
  readonly #chosen = linkedSignal<readonly BankLineItem[], { id: string; index: number } | null>({
    source: () => this.list.rows(),
    computation: (rows, before) => {
      const was = before?.value;
      const same = was ? rows.findIndex(({ id }) => id === was.id) : -1;
      const index = same >= 0 ? same : Math.min(was?.index ?? 0, rows.length - 1);
      const row = rows[index];
      return row ? { id: row.id, index } : null;
    },
  });
  protected readonly line = computed(() => this.list.rows()[this.#chosen()?.index ?? -1] ?? null);
  protected readonly certain = computed(() =>
    this.list.rows().filter(({ proposals }) => proposals[0]?.confidence === 'certain'),
  );
  protected readonly best = linkedSignal({ source: () => this.#chosen()?.id, computation: () => 0 });
  private readonly pane = viewChild(BankLinePane);
  private readonly listbox = viewChild<ElementRef<HTMLElement>>('listbox');

  constructor() {
    reloadOn(
      (event) => event.type === 'payment.changed',
      () => this.reload(),
    );
    inject(Shortcuts).use({
      j: () => this.move(1),
      k: () => this.move(-1),
      x: () => void this.ignore(),
      i: () => this.import(),
      r: () => this.statements(),
      ...Object.fromEntries([1, 2, 3, 4, 5].map((number) => [String(number), () => this.pick(number - 1)])),
    });
    // The keys work at once, before anything is clicked.
    effect(() => {
      const box = this.listbox()?.nativeElement;
      if (box && document.activeElement === document.body) box.focus({ preventScroll: true });
    });
  }

  protected certainty({ proposals }: BankLineItem): string {
    const best = proposals[0];
    return best
      ? `${best.client.name}, ${this.words().confidences[best.confidence].toLowerCase()}`
      : this.t().noProposal;
  }

  protected clicked({ target }: Event): void {
    const option = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
    if (option) this.choose(Number(option.dataset['index']));
  }

  protected choose(index: number): void {
    const row = this.list.rows()[index];
    if (!row) return;
    this.#chosen.set({ id: row.id, index });
    document.getElementById(`bank-line-${row.id}`)?.scrollIntoView({ block: 'nearest' });
  }

  protected move(by: 1 | -1, event?: Event): void {
    event?.preventDefault();
    this.choose((this.#chosen()?.index ?? -1) + by);
  }

  protected pick(index: number): void {
    if (this.line()?.proposals[index]) this.best.set(index);
  }

  protected enter(event: Event): void {
    event.preventDefault();
    if (this.shown() === 'new') this.pane()?.acceptProposal(this.best());
  }

  protected async accept(acceptance: Omit<BankLineAcceptance, 'version'>): Promise<void> {
    const line = this.line();
    if (line && this.canWrite())
      this.#after(await this.#writes.accept(line, acceptance, () => this.reload()));
  }

  protected async ignore(): Promise<void> {
    const line = this.line();
    if (line?.state !== 'new' || !this.canWrite()) return;
    const t = this.t();
    const dialog = this.#dialogs.open<string, ReasonQuestion, ReasonDialog>(ReasonDialog, {
      label: t.ignore,
      data: { title: t.ignore, label: t.ignoreLabel, confirm: t.ignore, required: true, line: 200 },
    });
    const reason = await firstValueFrom(dialog.closed);
    if (reason) this.#after(await this.#writes.ignore(line, reason, () => this.reload()));
  }

  protected async undo(): Promise<void> {
    const line = this.line();
    if (line) this.#after(await this.#writes.undo(line));
  }

  protected async acceptCertain(): Promise<void> {
    this.#after(await this.#writes.acceptCertain(this.certain()));
  }

  protected import(): void {
    if (!this.canWrite()) return;
    const dialog = this.#dialogs.openPanel<boolean, undefined, BankImportPanel>(BankImportPanel, {
      label: this.t().panel.title,
      width: '760px',
    });
    dialog.closed.subscribe((changed) => {
      if (changed) this.reload();
    });
  }

  /** Statements that were read: each can be taken back whole. */
  protected statements(): void {
    const dialog = this.#dialogs.openPanel<boolean, undefined, BankImportsPanel>(BankImportsPanel, {
      label: this.t().statements,
    });
    dialog.closed.subscribe(() => this.reload());
  }

  protected reload(): void {
    this.list.reload();
    this.#counts.reload();
  }

  #after(isDone: boolean): void {
    this.reload();
    if (isDone) this.listbox()?.nativeElement.focus({ preventScroll: true });
  }
}
