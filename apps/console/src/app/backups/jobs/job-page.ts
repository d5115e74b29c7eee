import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  BytesPipe,
  Dialogs,
  DurationPipe,
  EmptyState,
  ErrorState,
  Icon,
  InstantPipe,
  Kbd,
  Locale,
  Skeleton,
  formatInstant,
  injectTexts,
} from '@vigie/ui';
import { type BackupNight, backupJob, backupNights, backupWords } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../../core/failures';
import { reloadOn } from '../../core/live-reload';
import { pagedList } from '../../core/paged-list';
import { keepLast } from '../../core/resources';
import { SessionStore } from '../../core/session-store';
import { Shortcuts } from '../../keyboard/shortcuts';
import { LoadMore } from '../../kit/load-more';
import { ReasonDialog, type ReasonQuestion } from '../../kit/reason-dialog';
import { JobEngine } from '../engine/job-engine';
import { JobAlerts } from '../review/job-alerts';
import { ToldMessage } from '../told-message';
import { AddressPanel } from './address-panel';
import { BackupHealth, BackupOutcome } from './backup-health';
import { JobCharts } from './job-charts';
import { JobPanel, type JobPanelData } from './job-panel';
import { jobTexts } from './jobs.texts';
import { RunPanel } from './run-panel';
import { SpaceMeter } from './space-meter';

const minuteMs = 60_000;

/** One job: what was promised of it, its nights, and what is next. */
@Component({
  selector: 'app-backup-job-page',
  imports: [
    BackupHealth,
    BackupOutcome,
    BytesPipe,
    DurationPipe,
    EmptyState,
    ErrorState,
    Icon,
    InstantPipe,
    JobAlerts,
    JobCharts,
    JobEngine,
    Kbd,
    LoadMore,
    RouterLink,
    Skeleton,
    SpaceMeter,
    ToldMessage,
  ],
  templateUrl: './job-page.html',
  styleUrl: './job-page.css',
})
export class JobPage {
  readonly id = input.required<string>();
  /** A run that a ticket leads to. */
  readonly run = input<string>();

  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #dialogs = inject(Dialogs);
  readonly #failures = inject(Failures);
  readonly #session = inject(SessionStore);
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(jobTexts);
  protected readonly words = computed(() => backupWords[this.#locale()]);
  protected readonly canManage = computed(() => this.#session.can('backups.manage'));
  protected readonly resource = httpResource(() => `/api/backup-jobs/${this.id()}`, {
    parse: (raw) => backupJob.parse(raw),
  });
  protected readonly job = keepLast(this.resource);
  protected readonly nights = pagedList<BackupNight & { id: string }>({
    url: () => `/api/backup-jobs/${this.id()}/nights`,
    params: () => ({}),
    parse: (raw) => {
      const { items, ...page } = backupNights.parse(raw);
      return { ...page, items: items.map((night) => ({ ...night, id: keyOf(night) })) };
    },
    step: 30,
  });

  constructor() {
    reloadOn(
      (event) => event.type === 'backup.changed' && event.jobId === this.id(),
      () => this.#reload(),
    );
    inject(Shortcuts).use({ e: () => this.edit() });
    effect(() => {
      const run = this.run();
      if (run) untracked(() => this.#openLinked(run));
    });
  }

  protected minutes(count: number): number {
    return count * minuteMs;
  }

  protected lengthOf({ run }: BackupNight): number | null {
    if (!run?.startedAt || !run.endedAt) return null;
    return Date.parse(run.endedAt) - Date.parse(run.startedAt);
  }

  protected whenOf({ expected, run }: BackupNight): string {
    return expected?.dueAt ?? run?.startedAt ?? run?.endedAt ?? '';
  }

  protected openLabel(night: BackupNight): string {
    return this.t().page.open(formatInstant(this.whenOf(night), 'short', this.#locale()));
  }

  protected edit(): void {
    const job = this.job();
    if (!job || !this.canManage() || job.state === 'ended') return;
    const dialog = this.#dialogs.openPanel<string, JobPanelData, JobPanel>(JobPanel, {
      label: this.t().panel.title,
      data: { job, client: job.client.id },
      width: '600px',
      focus: 'field',
    });
    dialog.closed.subscribe(() => this.#reload());
  }

  protected showAddress(): void {
    this.#dialogs.openPanel<undefined, string, AddressPanel>(AddressPanel, {
      label: this.t().addressPanel.title,
      data: this.id(),
      width: '600px',
    });
  }

  protected openRun(id: string): void {
    this.#dialogs.openPanel<undefined, string, RunPanel>(RunPanel, {
      label: this.t().run.title,
      data: id,
      width: '640px',
    });
  }

  protected move(to: 'active' | 'paused'): void {
    const page = this.t().page;
    const question: ReasonQuestion = {
      title: to === 'paused' ? page.pauseTitle : page.resumeTitle,
      label: page.reason,
      hint: to === 'paused' ? page.reasonHint : page.resumeHint,
      confirm: to === 'paused' ? page.pause : page.resume,
      required: true,
      line: 500,
    };
    const dialog = this.#dialogs.open<string, ReasonQuestion, ReasonDialog>(ReasonDialog, {
      label: question.title,
      data: question,
    });
    dialog.closed.subscribe((reason) => {
      if (reason) void this.#move(to, reason);
    });
  }

  async #move(to: 'active' | 'paused', reason: string): Promise<void> {
    const version = this.job()?.version;
    try {
      await firstValueFrom(this.#http.post(`/api/backup-jobs/${this.id()}/move`, { to, reason, version }));
    } catch (error) {
      this.#failures.toast(error);
    }
    this.#reload();
  }

  #openLinked(run: string): void {
    this.openRun(run);
    void this.#router.navigate([], {
      queryParams: { run: null },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  #reload(): void {
    this.resource.reload();
    this.nights.reload();
  }
}

const keyOf = ({ expected, run }: BackupNight) => (expected ? `e${expected.id}` : `r${run?.id ?? ''}`);
