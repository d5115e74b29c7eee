import { Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import {
  isPatternOfSomething,
  matchesSubject,
  readReportMail,
  readerFor,
  reportReaders,
  subjectPatternOf,
  usualReportWords,
} from '@vigie/rules';
import { Icon, type ShownProblem, injectTexts } from '@vigie/ui';
import type { BackupReportDetail, TaughtRule } from '@vigie/wire';
import { BackupOutcome } from '../jobs/backup-health';
import { JobPicker, type JobChoice } from './job-picker';
import { sourcesTexts } from './sources.texts';

const kinds = ['failure', 'warning', 'success'] as const;
const listOf = (text: string) =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);

/** How mails like this one are to be read; what comes of it for this one is shown while it is typed. */
@Component({
  selector: 'app-rule-form',
  imports: [BackupOutcome, FormField, Icon, JobPicker],
  templateUrl: './rule-form.html',
  styleUrl: './rule-form.css',
})
export class RuleForm {
  readonly report = input.required<BackupReportDetail>();
  readonly problem = input.required<ShownProblem | null>();
  readonly busy = input.required<boolean>();
  readonly taught = output<TaughtRule>();

  protected readonly t = injectTexts(sourcesTexts);
  protected readonly readers = reportReaders;
  protected readonly kinds = kinds;
  protected readonly job = linkedSignal<JobChoice | null>(() => {
    const { job, client } = this.report();
    return job && client ? { ...job, client } : null;
  });
  readonly #mail = computed(() => {
    const { subject, text, truncated } = this.report();
    return { subject, text, truncated };
  });
  protected readonly model = linkedSignal(() => ({
    subject: subjectPatternOf(this.#mail().subject),
    reader: readerFor(this.#mail()),
    failure: usualReportWords.failure.join(', '),
    warning: usualReportWords.warning.join(', '),
    success: usualReportWords.success.join(', '),
  }));
  protected readonly form = form(this.model);
  protected readonly tried = signal(false);
  readonly #words = computed(() => {
    const { failure, warning, success } = this.model();
    return { failure: listOf(failure), warning: listOf(warning), success: listOf(success) };
  });
  protected readonly fits = computed(() => matchesSubject(this.model().subject, this.#mail().subject));
  protected readonly tooWide = computed(() => !isPatternOfSomething(this.model().subject));
  /** The same function that will read the next ones. */
  protected readonly preview = computed(
    () => readReportMail(this.#mail(), { reader: this.model().reader, words: this.#words() }).outcome,
  );

  protected submit(event: Event): void {
    event.preventDefault();
    this.tried.set(true);
    const job = this.job();
    if (!job || !this.fits() || this.tooWide() || this.busy()) return;
    const { subject, reader } = this.model();
    this.taught.emit({ jobId: job.id, subject: subject.trim(), reader, words: this.#words() });
  }
}
