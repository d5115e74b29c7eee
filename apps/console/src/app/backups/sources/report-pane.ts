import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  Dialogs,
  ErrorState,
  Icon,
  InstantPipe,
  Kbd,
  type ShownProblem,
  Skeleton,
  Toasts,
  injectTexts,
  sharedTexts,
} from '@vigie/ui';
import { type PlacedReport, type TaughtRule, backupReportDetail, taughtAnswer } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../../core/failures';
import { SessionStore } from '../../core/session-store';
import { ReasonDialog, type ReasonQuestion } from '../../kit/reason-dialog';
import { Shortcuts } from '../../keyboard/shortcuts';
import { BackupOutcome } from '../jobs/backup-health';
import { HandForm } from './hand-form';
import { InboxPage } from './inbox-page';
import { RuleForm } from './rule-form';
import { sourcesTexts } from './sources.texts';
import { TaskForm } from './task-form';

type Way = 'teach' | 'map' | 'byHand';

/** A report word for word, and the decision that it waits for. */
@Component({
  selector: 'app-report-pane',
  imports: [
    BackupOutcome,
    ErrorState,
    HandForm,
    Icon,
    InstantPipe,
    Kbd,
    RouterLink,
    RuleForm,
    Skeleton,
    TaskForm,
  ],
  templateUrl: './report-pane.html',
  styleUrl: './report-pane.css',
})
export class ReportPane {
  readonly id = input.required<string>();

  readonly #http = inject(HttpClient);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  readonly #failures = inject(Failures);
  readonly #inbox = inject(InboxPage);
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(sourcesTexts);
  protected readonly shared = injectTexts(sharedTexts);

  protected readonly detail = httpResource(() => `/api/backup-reports/${this.id()}`, {
    parse: (raw) => backupReportDetail.parse(raw),
  });
  protected readonly report = computed(() => (this.detail.hasValue() ? this.detail.value() : undefined));
  protected readonly canDecide = computed(
    () =>
      this.report()?.state === 'waiting' &&
      this.#session.session() !== null &&
      this.#session.can('backups.work'),
  );
  protected readonly canSeeMail = computed(
    () => this.#session.session() !== null && this.#session.can('mail.triage'),
  );
  /** What fits this report, the most usual first. */
  protected readonly ways = computed<readonly Way[]>(() => {
    const report = this.report();
    if (!report) return [];
    if (report.reason === 'unmapped') return ['map'];
    return report.kind === 'mail' && !report.forged ? ['teach', 'byHand'] : ['byHand'];
  });
  protected readonly way = linkedSignal<readonly Way[], Way | null>({
    source: this.ways,
    computation: ([first]) => first ?? null,
  });
  protected readonly problem = linkedSignal<string, ShownProblem | null>({
    source: this.id,
    computation: () => null,
  });
  protected readonly busy = signal(false);

  constructor() {
    inject(Shortcuts).use({
      t: () => this.take('teach'),
      h: () => this.take('byHand'),
      x: () => void (this.canDecide() && this.ignore()),
    });
  }

  protected take(way: Way): void {
    if (this.canDecide() && this.ways().includes(way)) this.way.set(way);
  }

  protected keyOf(way: Way): string {
    return { teach: 't', map: 'm', byHand: 'h' }[way];
  }

  protected back(): void {
    void this.#inbox.close();
  }

  protected teach(rule: TaughtRule): Promise<void> {
    return this.#decide('rule', rule, (answer) => {
      const { alsoRead } = taughtAnswer.parse(answer);
      return alsoRead > 0 ? this.t().taughtAlso(alsoRead) : this.t().taught;
    });
  }

  protected place(run: PlacedReport): Promise<void> {
    return this.#decide('run', run, () => this.t().recorded);
  }

  protected map(jobId: string): Promise<void> {
    return this.#decide('task', { jobId }, () => this.t().mapped);
  }

  protected async ignore(): Promise<void> {
    const t = this.t();
    const dialog = this.#dialogs.open<string, ReasonQuestion, ReasonDialog>(ReasonDialog, {
      label: t.ignoreTitle,
      width: '440px',
      data: { title: t.ignoreTitle, label: t.reason, hint: t.ignoreHint, confirm: t.ignore, required: true },
    });
    const reason = await firstValueFrom(dialog.closed);
    if (reason) await this.#decide('ignore', { reason }, () => this.t().ignored);
  }

  async #decide(verb: string, body: object, said: (answer: unknown) => string): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    const id = this.id();
    try {
      const answer = await firstValueFrom(this.#http.post(`/api/backup-reports/${id}/${verb}`, body));
      this.#toasts.show(said(answer));
      await this.#inbox.decided(id);
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    } finally {
      this.busy.set(false);
    }
  }
}
