import { HttpClient } from '@angular/common/http';
import { Service, computed, inject } from '@angular/core';
import { Dialogs, Locale, Toasts, formatDay, formatInstant, injectTexts } from '@vigie/ui';
import { type BackupRestore, type RestoreSources, backupWords, restoreSources } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../../core/failures';
import { ReasonDialog, type ReasonQuestion } from '../../kit/reason-dialog';
import { FormPanel, type PanelField, type PanelForm } from '../form-panel';
import { restoreTexts } from './restores.texts';

/** What our people do with a restore; each says whether something changed. */
@Service()
export class RestoreActs {
  readonly #http = inject(HttpClient);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  readonly #failures = inject(Failures);
  readonly #locale = inject(Locale).current;
  readonly #t = injectTexts(restoreTexts);
  readonly #words = computed(() => backupWords[this.#locale()]);

  async choose(restore: BackupRestore): Promise<boolean> {
    const t = this.#t().choice;
    const sources = restoreSources.parse(
      await firstValueFrom(this.#http.get(`/api/backup-restores/${restore.id}/sources`)),
    );
    if (sources.jobs.every(({ runs }) => runs.length === 0)) {
      this.#toasts.bad(t.none);
      return false;
    }
    const { version } = restore;
    return this.#fill({
      title: t.title,
      intro: t.intro(formatDay(restore.asOf, this.#locale())),
      save: t.save,
      fields: [this.#runField(restore, sources), ...this.#placeFields(restore)],
      send: async ({ values: { run = '', paths = '', target } }) => {
        const [jobId, runId] = run.split(':');
        const named = paths.split('\n').map((path) => path.trim());
        const body = {
          jobId,
          runId,
          paths: named.filter((path) => path !== ''),
          version,
          ...(target && { target }),
        };
        await this.#post(restore, 'choice', body);
        this.#toasts.show(t.saved);
      },
    });
  }

  async launch(restore: BackupRestore): Promise<boolean> {
    try {
      await this.#post(restore, 'launch', { version: restore.version });
      this.#toasts.show(this.#t().launched);
      return true;
    } catch (error) {
      this.#failures.toast(error);
      return false;
    }
  }

  deliver(restore: BackupRestore): Promise<boolean> {
    const t = this.#t().delivery;
    const words = restore.target === null ? t.inPlace : t.target(restore.target);
    return this.#fill({
      ...{ title: t.title, intro: t.intro, save: t.save },
      fields: [{ key: 'words', kind: 'prose', label: t.words, required: true, value: words }],
      send: async ({ values }) => {
        await this.#post(restore, 'delivery', { words: values['words'], version: restore.version });
        this.#toasts.show(t.saved);
      },
    });
  }

  byHand(restore: BackupRestore): Promise<boolean> {
    const t = this.#t().hand;
    return this.#fill({
      ...{ title: t.title, intro: t.intro, save: t.save },
      fields: [
        { key: 'words', kind: 'prose', label: t.words, required: true },
        { key: 'proof', kind: 'prose', label: t.proof, hint: t.proofHint, required: true },
        { key: 'attachmentIds', kind: 'files', label: t.files, hint: t.filesHint, required: true, most: 20 },
      ],
      send: async ({ values: { words, proof }, fileIds }) => {
        await this.#post(restore, 'by-hand', {
          words,
          proof,
          attachmentIds: fileIds,
          version: restore.version,
        });
        this.#toasts.show(t.saved);
      },
    });
  }

  async refuse(restore: BackupRestore): Promise<boolean> {
    const t = this.#t().refusal;
    const dialog = this.#dialogs.open<string, ReasonQuestion, ReasonDialog>(ReasonDialog, {
      label: t.title,
      data: { ...t, required: true },
    });
    const reason = await firstValueFrom(dialog.closed);
    if (!reason) return false;
    try {
      await this.#post(restore, 'refusal', { reason, version: restore.version });
      return true;
    } catch (error) {
      this.#failures.toast(error);
      return false;
    }
  }

  /** Opens one on a ticket whose written request came without the form. */
  open(ticketId: string): Promise<boolean> {
    const t = this.#t().opening;
    return this.#fill({
      ...{ title: t.title, intro: this.#t().ticket.openHint, save: t.save },
      fields: [
        { key: 'what', kind: 'prose', label: t.what, required: true },
        { key: 'asOf', kind: 'date', label: t.asOf, required: true },
        { key: 'target', kind: 'line', label: t.target, max: 500 },
      ],
      send: ({ values }) => firstValueFrom(this.#http.post(`/api/tickets/${ticketId}/restores`, values)),
    });
  }

  #runField(restore: BackupRestore, { jobs, proposedJobId }: RestoreSources): PanelField {
    const t = this.#t().choice;
    const options = jobs.flatMap((job) =>
      job.runs.map(({ id, endedAt, outcome }) => ({
        value: `${job.id}:${id}`,
        group: this.#words().engines[job.engine],
        // A closed list does not show the groups.
        label: `${job.name} · ${t.option(
          formatInstant(endedAt, 'short', this.#locale()),
          this.#words().outcomes[outcome],
          id === job.proposedRunId,
        )}`,
      })),
    );
    const runId = jobs.find(({ id }) => id === proposedJobId)?.proposedRunId ?? null;
    const proposed = proposedJobId && runId ? `${proposedJobId}:${runId}` : '';
    const chosen = restore.job && restore.run ? `${restore.job.id}:${restore.run.id}` : proposed;
    return { key: 'run', kind: 'choice', label: t.run, required: true, options, value: chosen };
  }

  #placeFields({ paths, target }: BackupRestore): PanelField[] {
    const t = this.#t().choice;
    return [
      { key: 'paths', kind: 'prose', label: t.paths, hint: t.pathsHint, value: paths.join('\n') },
      { key: 'target', kind: 'line', label: t.target, max: 500, value: target ?? '' },
    ];
  }

  async #fill(form: PanelForm): Promise<boolean> {
    const dialog = this.#dialogs.openPanel<true, PanelForm, FormPanel>(FormPanel, {
      ...{ label: form.title, data: form, width: '560px', focus: 'field' },
    });
    return (await firstValueFrom(dialog.closed)) === true;
  }

  #post({ id }: BackupRestore, act: string, body: object): Promise<unknown> {
    return firstValueFrom(this.#http.post(`/api/backup-restores/${id}/${act}`, body));
  }
}
