import { HttpClient, httpResource } from '@angular/common/http';
import {
  Component,
  ElementRef,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
  viewChildren,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type BoardOutcome, boardOutcomes, isOneMatter } from '@vigie/rules';
import {
  Dialogs,
  EmptyState,
  ErrorState,
  Icon,
  InstantPipe,
  Kbd,
  Locale,
  NumberPipe,
  Ticker,
  Toasts,
  formatInstant,
  formatNear,
  injectTexts,
} from '@vigie/ui';
import {
  type BoardCounts,
  type BoardItem,
  backupWords,
  boardCounts,
  boardPage,
  greensReviewed,
  mostTogether,
} from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../../core/failures';
import { reloadOn } from '../../core/live-reload';
import { pagedList } from '../../core/paged-list';
import { keepLast, paramsOf } from '../../core/resources';
import { SessionStore } from '../../core/session-store';
import { Shortcuts } from '../../keyboard/shortcuts';
import { ClientFilter } from '../../kit/client-filter';
import { ConfirmDialog, type Question } from '../../kit/confirm-dialog';
import { LoadMore } from '../../kit/load-more';
import { type Selection, nothing, pick } from '../../kit/selection';
import { TableGhost } from '../../kit/table-ghost';
import { ToldMessage } from '../told-message';
import { EntryPanel, type EntryQuestion } from './entry-panel';
import { ManyPanel } from './many-panel';
import { OutcomeChip } from './outcome-chip';
import { backupReviewTexts } from './review.texts';

/** The board of the morning: what ended, and what did not come, until nothing waits for a verdict. */
@Component({
  selector: 'app-backup-review-page',
  imports: [
    ClientFilter,
    EmptyState,
    ErrorState,
    Icon,
    InstantPipe,
    Kbd,
    LoadMore,
    NumberPipe,
    OutcomeChip,
    RouterLink,
    TableGhost,
    ToldMessage,
  ],
  templateUrl: './review-page.html',
  styleUrl: './review-page.css',
})
export class BackupReviewPage {
  readonly by = input<string>();
  readonly show = input<string>();
  readonly client = input<string>();

  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #dialogs = inject(Dialogs);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #session = inject(SessionStore);
  readonly #locale = inject(Locale).current;
  readonly #now = inject(Ticker).now;
  protected readonly t = injectTexts(backupReviewTexts);
  protected readonly words = computed(() => backupWords[this.#locale()]);
  protected readonly busy = signal(false);
  protected readonly order = computed(() => (this.by() === 'client' ? 'client' : 'gravity'));
  protected readonly shown = computed(() => (this.show() === 'greens' ? 'greens' : 'work'));
  protected readonly canWork = computed(
    () => this.#session.session() !== null && this.#session.can('backups.work'),
  );
  readonly #params = computed(() =>
    paramsOf({ by: this.order(), show: this.shown(), client: this.client() }),
  );
  protected readonly list = pagedList<BoardItem>({
    url: '/api/backups/review',
    params: this.#params,
    parse: (raw) => boardPage.parse(raw),
  });
  readonly #counts = httpResource(
    () => ({ url: '/api/backups/review/counts', params: paramsOf({ client: this.client() }) }),
    { parse: (raw) => boardCounts.parse(raw) },
  );
  protected readonly counts = keepLast(this.#counts);
  protected readonly worst = computed(() =>
    boardOutcomes.filter((outcome) => outcome !== 'success' && (this.counts()?.outcomes[outcome] ?? 0) > 0),
  );
  protected readonly groups = computed(() => groupsOf(this.list.rows(), this.order()));
  /** Greens that stand apart, because something is wrong with their job. */
  protected readonly alerted = computed(() => {
    const all = this.counts();
    return all ? all.outcomes.success - all.greens.count : 0;
  });
  /** One by one what is not a plain green: those have a key of their own. */
  protected readonly canPick = computed(() => this.canWork() && this.shown() === 'work');
  /** Another filter begins with nothing picked. */
  readonly #selection = linkedSignal<object, Selection>({
    source: this.#params,
    computation: () => nothing,
  });
  protected readonly picked = computed(() => {
    const { ids } = this.#selection();
    return this.list.rows().filter(({ id }) => ids.has(id));
  });
  /** Why one verdict cannot be given of what is picked; null when it can. */
  protected readonly obstacle = computed(() => {
    const { mixed, tooMany } = this.t().many;
    if (this.picked().length > mostTogether) return tooMany(mostTogether);
    return isOneMatter(this.picked().map(({ outcome, job }) => ({ outcome, jobId: job.id }))) ? null : mixed;
  });
  private readonly lines = viewChildren<string, ElementRef<HTMLElement>>('line', { read: ElementRef });

  constructor() {
    reloadOn(
      (event) => event.type === 'backup.changed',
      () => this.reload(),
    );
    inject(Shortcuts).use({
      j: () => this.#move(1),
      k: () => this.#move(-1),
      x: () => this.#pickFocused(false),
      X: () => this.#pickFocused(true),
      v: () => (this.picked().length > 0 ? void this.judgePicked() : this.#judge()),
      Escape: () => this.clear(),
      A: () => void this.approve(),
    });
  }

  protected saidOf({ outcome, at, message, missing, counts }: BoardItem): string {
    if (outcome === 'missed') return this.t().entry.due(formatInstant(at, 'short', this.#locale()));
    const lacks = missing.length > 0 ? this.t().board.missing(missing.join(', ')) : '';
    const told = message ?? (counts ? this.t().board.counts(counts.ok, counts.warning, counts.error) : '');
    return [lacks, told].filter(Boolean).join(' · ');
  }

  protected nearOf(at: string): string {
    return formatNear(at, this.#now(), this.#locale());
  }

  protected zero({ reviewedToday, last }: BoardCounts): string {
    const { zeroText, zeroNone } = this.t().board;
    if (!last) return zeroNone;
    const style = reviewedToday > 0 ? 'time' : 'short';
    return zeroText(reviewedToday, last.by, formatInstant(last.at, style, this.#locale()));
  }

  protected filter(queryParams: Record<string, string | null>): void {
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  /** Opens what waits; once it is judged, the next one has the focus. */
  protected async open({ id }: BoardItem, judge: boolean): Promise<void> {
    const place = this.list.rows().findIndex((row) => row.id === id);
    const dialog = this.#dialogs.openPanel<true, EntryQuestion, EntryPanel>(EntryPanel, {
      label: this.t().entry.title,
      data: { key: id, canWork: this.canWork(), judge },
      width: '600px',
    });
    if ((await firstValueFrom(dialog.closed)) !== true) return;
    const next = this.list.rows()[place + 1] ?? this.list.rows()[place - 1];
    this.reload();
    if (next) this.#focus(next.id);
  }

  protected isPicked(id: string): boolean {
    return this.#selection().ids.has(id);
  }

  protected pick(id: string, range: boolean): void {
    const ids = this.list.rows().map((row) => row.id);
    if (this.canPick()) this.#selection.update((selection) => pick(selection, ids, id, range));
  }

  protected clear(): void {
    this.#selection.set(nothing);
  }

  /** One verdict on all that is picked. */
  protected async judgePicked(): Promise<void> {
    if (this.picked().length === 0 || this.obstacle() !== null) return;
    const dialog = this.#dialogs.openPanel<true, readonly BoardItem[], ManyPanel>(ManyPanel, {
      label: this.t().many.title(this.picked().length),
      data: this.picked(),
      width: '600px',
      focus: 'field',
    });
    if ((await firstValueFrom(dialog.closed)) !== true) return;
    this.clear();
    this.reload();
  }

  /** Says good of the greens that the button counts, once the person has read how many they are. */
  protected async approve(): Promise<void> {
    const greens = this.counts()?.greens;
    if (!greens?.upTo || greens.count === 0 || this.busy() || !this.canWork()) return;
    const { approveTitle, approveText, approve } = this.t().board;
    const question = { title: approveTitle(greens.count), text: approveText, confirm: approve(greens.count) };
    const dialog = this.#dialogs.open<boolean, Question, ConfirmDialog>(ConfirmDialog, {
      label: question.title,
      data: question,
    });
    if ((await firstValueFrom(dialog.closed)) !== true) return;
    this.busy.set(true);
    const { upTo, seenAt } = greens;
    const body = { upTo, seenAt, ...paramsOf({ client: this.client() }) };
    try {
      const answer = await firstValueFrom(this.#http.post('/api/backups/review/greens', body));
      const { count } = greensReviewed.parse(answer);
      this.#toasts.show(count > 0 ? this.t().board.approved(count) : this.t().board.approvedByOthers);
      if (this.shown() === 'greens') this.filter({ show: null });
      this.reload();
    } catch (error) {
      this.#failures.toast(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected reload(): void {
    this.list.reload();
    this.#counts.reload();
  }

  get #focused(): BoardItem | undefined {
    const key = document.activeElement?.getAttribute('data-key');
    return this.list.rows().find(({ id }) => id === key);
  }

  #pickFocused(range: boolean): void {
    const row = this.#focused;
    if (row) this.pick(row.id, range);
  }

  #judge(): void {
    const row = this.#focused ?? this.list.rows()[0];
    if (row) void this.open(row, true);
  }

  #focus(key: string): void {
    setTimeout(() =>
      this.#elements()
        .find((line) => line.dataset['key'] === key)
        ?.focus(),
    );
  }

  #move(direction: 1 | -1): void {
    const lines = this.#elements();
    const from = lines.findIndex((line) => line === document.activeElement);
    lines[Math.min(Math.max(from + direction, 0), lines.length - 1)]?.focus();
  }

  #elements(): HTMLElement[] {
    return this.lines().map(({ nativeElement }) => nativeElement);
  }
}

interface BoardGroup {
  key: string;
  outcome: BoardOutcome;
  client: BoardItem['client'] | null;
  rows: BoardItem[];
}

/** The rows come in their order: a group ends where the next client or outcome begins. */
function groupsOf(rows: readonly BoardItem[], by: 'gravity' | 'client'): BoardGroup[] {
  const groups: BoardGroup[] = [];
  for (const row of rows) {
    const key = by === 'client' ? row.client.id : row.outcome;
    const last = groups.at(-1);
    if (last?.key === key) last.rows.push(row);
    else groups.push({ key, outcome: row.outcome, client: by === 'client' ? row.client : null, rows: [row] });
  }
  return groups;
}
