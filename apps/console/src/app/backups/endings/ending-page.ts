import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { BytesPipe, DayPipe, ErrorState, Icon, InstantPipe, Locale, Skeleton, injectTexts } from '@vigie/ui';
import {
  type BackupEndingDetail,
  type EndingStepEntry,
  backupEndingDetail,
  errorsEn,
  errorsFr,
} from '@vigie/wire';
import { reloadOn } from '../../core/live-reload';
import { keepLast } from '../../core/resources';
import { SessionStore } from '../../core/session-store';
import { RestoredFolderLine } from '../restores/restored-folder-line';
import { EndingActs } from './ending-acts';
import { nextStep, pressure } from './ending-next';
import { endingTexts } from './endings.texts';

/** The end of a backup service: what happened, what comes next, what was handed over and erased. */
@Component({
  selector: 'app-ending-page',
  imports: [
    BytesPipe,
    CdkMenu,
    CdkMenuItem,
    CdkMenuTrigger,
    DayPipe,
    ErrorState,
    Icon,
    InstantPipe,
    RestoredFolderLine,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './ending-page.html',
  styleUrls: ['./endings.css', './ending-page.css'],
})
export class EndingPage {
  readonly id = input.required<string>();

  readonly #session = inject(SessionStore);
  readonly #locale = inject(Locale).current;
  protected readonly acts = inject(EndingActs);
  protected readonly t = injectTexts(endingTexts);
  protected readonly resource = httpResource(() => `/api/backup-endings/${this.id()}`, {
    parse: (raw) => backupEndingDetail.parse(raw),
  });
  protected readonly ending = keepLast(this.resource);
  protected readonly busy = signal(false);
  protected readonly canWork = computed(() => this.#session.can('backups.work'));
  protected readonly canManage = computed(() => this.#session.can('backups.manage'));
  /** Whether our engine has something to hand over. */
  protected readonly ours = computed(
    () => this.ending()?.jobs.some(({ engine }) => engine === 'restic') ?? false,
  );
  protected readonly next = nextStep;
  protected readonly pressure = pressure;

  constructor() {
    reloadOn(
      ({ type }) => type === 'backup-care.changed',
      () => this.resource.reload(),
    );
  }

  /** Those that were sent, and while the client has time those that will be. */
  protected remindersOf({ state, reminders }: BackupEndingDetail): BackupEndingDetail['reminders'] {
    return reminders.filter(({ sentAt }) => sentAt !== null || state === 'open');
  }

  protected async run(act: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await act();
    } finally {
      this.busy.set(false);
      this.resource.reload();
    }
  }

  /** What failed: in our words where it has a name, else in those of the engine. */
  protected failure(said: string): string {
    const words: Readonly<Record<string, string>> = this.#locale() === 'fr' ? errorsFr : errorsEn;
    return words[said] ?? said;
  }

  /** What a step says beside its name. */
  protected detail({ step, data }: EndingStepEntry): string {
    const { choices, holds, sites } = this.t();
    const said = (key: string) => (data[key] === null || data[key] === undefined ? '' : String(data[key]));
    const joined = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(' · ');
    if (step === 'choice') return joined(choices[said('choice') as keyof typeof choices], said('to'));
    if (step === 'held' || step === 'released')
      return joined(holds[said('hold') as keyof typeof holds], said('note'));
    if (step === 'site-erased' || step === 'site-failed')
      return joined(sites.names[said('site') as keyof typeof sites.names], this.failure(said('message')));
    if (step === 'late-request') return joined(said('askedBy'), said('what'), said('answer'));
    if (step === 'reminded') return joined(this.t().page.reminder(Number(said('days'))), said('to'));
    return joined(...['to', 'reason', 'medium', 'name', 'number', 'cause'].map(said));
  }
}
