import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, ElementRef, computed, effect, inject, signal, viewChildren } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type ReviewVerdict, needsNote, reviewVerdicts, verdictsFor } from '@vigie/rules';
import {
  Dialogs,
  ErrorState,
  Icon,
  InstantPipe,
  Locale,
  MaxChars,
  Toasts,
  formatBytes,
  formatDay,
  formatDuration,
  formatNumber,
  injectTexts,
  sharedTexts,
} from '@vigie/ui';
import { type BoardEntry, backupWords, boardEntry } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../../core/failures';
import { keepLast } from '../../core/resources';
import { PanelHead } from '../../kit/panel-frame';
import { ReasonDialog, type ReasonQuestion } from '../../kit/reason-dialog';
import { TableGhost } from '../../kit/table-ghost';
import { ToldMessage } from '../told-message';
import { OutcomeChip } from './outcome-chip';
import { backupReviewTexts } from './review.texts';

export interface EntryQuestion {
  key: string;
  canWork: boolean;
  /** Whether it is opened to give a verdict: the choice has the focus then. */
  judge: boolean;
}

/** One word of thanks at a time, however fast verdicts are given. */
const told = 'backup-verdict';

type Choice = ReviewVerdict | 'excused';

/** All there is to know of a run, and the verdict on it; closes with `true` once one was given. */
@Component({
  selector: 'app-entry-panel',
  imports: [
    ErrorState,
    Icon,
    InstantPipe,
    MaxChars,
    OutcomeChip,
    PanelHead,
    RouterLink,
    TableGhost,
    ToldMessage,
  ],
  templateUrl: './entry-panel.html',
  styleUrls: ['./entry-panel.css', './heat.css'],
})
export class EntryPanel {
  readonly #http = inject(HttpClient);
  readonly #dialogs = inject(Dialogs);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #locale = inject(Locale).current;
  protected readonly question = inject<EntryQuestion>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<true>>(DialogRef);
  protected readonly t = injectTexts(backupReviewTexts);
  protected readonly words = computed(() => backupWords[this.#locale()]);
  protected readonly shared = injectTexts(sharedTexts);
  readonly #url = `/api/backups/review/${this.question.key}`;
  protected readonly resource = httpResource(() => this.#url, { parse: (raw) => boardEntry.parse(raw) });
  protected readonly entry = keepLast(this.resource);

  private readonly radios = viewChildren<string, ElementRef<HTMLElement>>('radio', { read: ElementRef });
  protected readonly chosen = signal<Choice | null>(null);
  protected readonly text = signal('');
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly choices = computed<Choice[]>(() => {
    const entry = this.entry();
    if (!entry) return [];
    const mayExcuse = entry.outcome === 'missed' && entry.verdicts.length === 0;
    return [...verdictsFor(entry.outcome), ...(mayExcuse ? (['excused'] as const) : [])];
  });
  protected readonly noteMissing = computed(() => {
    const choice = this.chosen();
    return this.tried() && choice !== null && wantsNote(choice) && this.text().trim() === '';
  });

  constructor() {
    // The choices come with what is read: the keyboard goes there once.
    const wait = effect(() => {
      const [first] = this.radios();
      if (!first) return;
      wait.destroy();
      if (this.question.judge) setTimeout(() => first.nativeElement.focus());
    });
  }

  protected nameOf(choice: Choice): string {
    return choice === 'excused' ? this.t().excuseVerdict : this.t().verdicts[choice];
  }

  protected hintOf(choice: Choice): string {
    return choice === 'excused' ? this.t().excuseHint : this.t().verdictHints[choice];
  }

  protected facts({ figures, quota }: BoardEntry): { label: string; value: string }[] {
    const t = this.t().entry;
    const bytes = (value: number) => formatBytes(value, this.#locale());
    const number = (value: number) => formatNumber(value, this.#locale());
    const { bytesProcessed, bytesAdded, filesTotal, filesChanged, durationMs } = figures;
    const files = [
      filesTotal === null ? null : number(filesTotal),
      filesChanged === null ? null : `${number(filesChanged)} ${t.changed}`,
    ].filter((part) => part !== null);
    const forecast = quota?.forecast
      ? `, ${t.forecast(formatDay(quota.forecast, this.#locale(), 'numeric'))}`
      : '';
    return [
      { label: t.processed, value: bytesProcessed === null ? '' : bytes(bytesProcessed) },
      { label: t.added, value: bytesAdded === null ? '' : bytes(bytesAdded) },
      { label: t.files, value: files.join(', ') },
      { label: t.duration, value: durationMs === null ? '' : formatDuration(durationMs, this.#locale()) },
      { label: t.quota, value: quota ? t.quotaOf(bytes(quota.used), bytes(quota.quota)) + forecast : '' },
    ].filter(({ value }) => value !== '');
  }

  protected anomalyOf({ kind, value, usual }: BoardEntry['anomalies'][number]): string {
    const say = (amount: number): string => {
      if (kind === 'shrunk') return formatBytes(amount, this.#locale());
      return kind === 'slow' ? formatDuration(amount, this.#locale()) : formatNumber(amount, this.#locale());
    };
    return this.t().entry.anomalies[kind](say(value), say(usual));
  }

  protected async submit(event: Event, entry: BoardEntry): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const choice = this.chosen();
    if (this.busy() || choice === null || this.noteMissing()) return;
    this.busy.set(true);
    const note = this.text().trim();
    try {
      if (choice === 'excused')
        await firstValueFrom(this.#http.post(`${this.#url}/excuse`, { reason: note }));
      else
        await firstValueFrom(
          this.#http.post(`${this.#url}/verdicts`, {
            ...{ verdict: choice, note: note === '' ? null : note },
            corrects: entry.verdicts.at(-1)?.id ?? null,
          }),
        );
      this.#toasts.retire(told);
      this.#toasts.show(this.t().entry.saved, { about: told });
      this.dialog.close(true);
    } catch (error) {
      this.#refuse(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected async resetBaseline({ job }: BoardEntry): Promise<void> {
    const { baselineTitle, baselineLabel, baselineHint, baselineConfirm, baselineSet } = this.t().entry;
    const dialog = this.#dialogs.open<string, ReasonQuestion, ReasonDialog>(ReasonDialog, {
      label: baselineTitle,
      focus: 'field',
      data: {
        ...{ title: baselineTitle, label: baselineLabel, hint: baselineHint },
        ...{ confirm: baselineConfirm, required: true, line: 500 },
      },
    });
    const reason = await firstValueFrom(dialog.closed);
    if (!reason) return;
    try {
      await firstValueFrom(this.#http.post(`/api/backups/jobs/${job.id}/baseline`, { reason }));
      this.#toasts.show(baselineSet);
      this.resource.reload();
    } catch (error) {
      this.#failures.toast(error);
    }
  }

  /** Somebody was quicker: who and what is said, and shown above the form. */
  #refuse(error: unknown): void {
    const { code, data, message } = this.#failures.read(error);
    if (code !== 'backup.already-reviewed') {
      this.problem.set(message);
      return;
    }
    const verdict = reviewVerdicts.find((one) => one === data['verdict']);
    const said = verdict ? this.t().verdicts[verdict] : this.t().excuseVerdict;
    this.problem.set(this.t().entry.already(String(data['by']), said));
    this.resource.reload();
  }
}

const wantsNote = (choice: Choice): boolean => choice === 'excused' || needsNote(choice);
