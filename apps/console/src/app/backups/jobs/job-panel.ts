import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, debounced, inject, signal } from '@angular/core';
import { type BackupEngine, type BackupKind, backupEngines, backupKinds } from '@vigie/rules';
import { InstantPipe, Locale, type ShownProblem, Toasts, injectTexts } from '@vigie/ui';
import { type BackupJob, type BackupJobChange, backupJob, backupWords, schedulePreview } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { ChoiceField } from '../../contracts/choice-field';
import { clientNames } from '../../contracts/names';
import { TypedField } from '../../contracts/typed-field';
import { Failures } from '../../core/failures';
import { keepLast } from '../../core/resources';
import { PanelFoot, PanelHead } from '../../kit/panel-frame';
import { jobTexts } from './jobs.texts';

export interface JobPanelData {
  /** Null for a new one. */
  job: BackupJob | null;
  client: string;
}

const gigabyte = 1_000_000_000;
const presets = ['30 22 * * 1-5', '0 1 * * *', '0 12 * * 1-5', '0 */4 * * *'] as const;

/** What is to be saved, when, and what was promised of it; closes with the job's identifier. */
@Component({
  selector: 'app-job-panel',
  imports: [ChoiceField, InstantPipe, PanelFoot, PanelHead, TypedField],
  templateUrl: './job-panel.html',
  styleUrl: './job-panel.css',
})
export class JobPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #dialog = inject<DialogRef<string>>(DialogRef);
  readonly #locale = inject(Locale).current;
  readonly #data = inject<JobPanelData>(DIALOG_DATA);
  protected readonly job = this.#data.job;
  protected readonly t = injectTexts(jobTexts);
  protected readonly words = computed(() => backupWords[this.#locale()]);
  protected readonly clients = clientNames();
  protected readonly presets = presets;
  protected readonly kinds = computed(() => pick(backupKinds, this.words().kinds));
  protected readonly engines = computed(() => pick(backupEngines, this.words().engines));

  protected readonly clientId = signal(this.#data.client);
  protected readonly name = signal(this.job?.name ?? '');
  protected readonly kind = signal<string>(this.job?.kind ?? 'folder');
  protected readonly engine = signal<string>(this.job?.engine ?? 'restic');
  protected readonly items = signal((this.job?.items ?? []).join('\n'));
  protected readonly schedule = signal(this.job?.schedule ?? presets[0]);
  protected readonly zone = signal(this.job?.zone ?? 'Europe/Paris');
  protected readonly workingDays = signal(this.job?.workingDays ?? false);
  protected readonly grace = signal(String(this.job?.graceMinutes ?? 450));
  protected readonly longest = signal(String(this.job?.longestMinutes ?? 720));
  protected readonly retention = signal(String(this.job?.retentionDays ?? 90));
  protected readonly quota = signal(
    this.job?.quotaBytes ? String(Number(this.job.quotaBytes) / gigabyte) : '',
  );
  protected readonly secondSite = signal(this.job?.secondSite ?? true);
  protected readonly check = signal(this.job ? String(this.job.checkParts ?? '') : '7');
  protected readonly restoreTest = signal(this.job ? String(this.job.restoreTestDays ?? '') : '30');
  protected readonly note = signal(this.job?.note ?? '');

  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);
  protected readonly itemsHint = computed(() => this.t().panel.itemsHint[this.kind() as BackupKind]);
  protected readonly wrong = computed(() => {
    const t = this.t().panel;
    const number = (text: string, needed: boolean) =>
      (text.trim() === '' && !needed) || /^\d{1,6}$/.test(text.trim()) ? null : t.number;
    if (!this.tried())
      return {
        client: null,
        name: null,
        grace: null,
        longest: null,
        retention: null,
        quota: null,
        check: null,
        restoreTest: null,
      };
    const quota = this.quota().trim();
    return {
      client: this.clientId() === '' ? t.needed : null,
      name: this.name().trim() === '' ? t.nameNeeded : null,
      grace: number(this.grace(), true),
      longest: number(this.longest(), true),
      retention: number(this.retention(), true),
      quota: /^0+$/.test(quota) ? t.quotaZero : number(quota, false),
      check: number(this.check(), false),
      restoreTest: number(this.restoreTest(), false),
    };
  });

  /** What was refused beside a field. */
  protected fault(path: keyof BackupJobChange): string | null {
    return this.problem()?.fields[path] ?? null;
  }

  readonly #asked = debounced(() => ({ schedule: this.schedule().trim(), zone: this.zone().trim() }), 250);
  readonly #preview = httpResource(
    () => {
      const { schedule, zone } = this.#asked.value();
      if (this.clientId() === '' || schedule === '' || zone === '') return undefined;
      const params = { clientId: this.clientId(), schedule, zone, workingDays: this.workingDays() };
      return { url: '/api/backup-schedule', params };
    },
    { parse: (raw) => schedulePreview.parse(raw) },
  );
  protected readonly next = keepLast(this.#preview);

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    if (this.busy() || Object.values(this.wrong()).some(Boolean)) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const saved = backupJob.parse(await firstValueFrom(this.#send()));
      this.#toasts.show(this.t().panel.saved);
      this.#dialog.close(saved.id);
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    } finally {
      this.busy.set(false);
    }
  }

  #send() {
    const written = this.#written();
    if (!this.job) return this.#http.post('/api/backup-jobs', { clientId: this.clientId(), ...written });
    return this.#http.put(`/api/backup-jobs/${this.job.id}`, { ...written, version: this.job.version });
  }

  #written(): Omit<BackupJobChange, 'version'> {
    const number = (text: string) => (text.trim() === '' ? null : Number(text));
    const quota = number(this.quota());
    return {
      name: this.name(),
      kind: this.kind() as BackupKind,
      engine: this.engine() as BackupEngine,
      items: this.items()
        .split('\n')
        .map((item) => item.trim())
        .filter(Boolean),
      schedule: this.schedule(),
      zone: this.zone(),
      workingDays: this.workingDays(),
      graceMinutes: Number(this.grace()),
      longestMinutes: Number(this.longest()),
      retentionDays: Number(this.retention()),
      quotaBytes: quota === null ? null : String(quota * gigabyte),
      secondSite: this.secondSite(),
      checkParts: number(this.check()),
      restoreTestDays: number(this.restoreTest()),
      note: this.note().trim() || null,
    };
  }
}

const pick = <Key extends string>(keys: readonly Key[], words: Record<Key, string>) =>
  Object.fromEntries(keys.map((key) => [key, words[key]]));
