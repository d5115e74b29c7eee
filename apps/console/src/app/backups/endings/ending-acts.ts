import { HttpClient } from '@angular/common/http';
import { Service, computed, inject } from '@angular/core';
import { endingChoices, holdReasons } from '@vigie/rules';
import { Dialogs, Locale, Toasts, dateOfInstant, formatInstant, injectTexts } from '@vigie/ui';
import {
  type BackupEnding,
  type BackupEndingDetail,
  type EndingExport,
  type EndingSite,
  backupEndingDetail,
  backupJobPage,
  backupNights,
} from '@vigie/wire';
import { type Observable, firstValueFrom } from 'rxjs';
import { Failures } from '../../core/failures';
import { ConfirmDialog, type Question } from '../../kit/confirm-dialog';
import { ReasonDialog } from '../../kit/reason-dialog';
import { FormPanel, type PanelForm, type PanelOption } from '../form-panel';
import { endingTexts } from './endings.texts';

type Ending = Pick<BackupEnding, 'id' | 'version'>;

/** What our people do with an end of service. */
@Service()
export class EndingActs {
  readonly #http = inject(HttpClient);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  readonly #failures = inject(Failures);
  readonly #locale = inject(Locale).current;
  readonly #texts = injectTexts(endingTexts);
  readonly #t = computed(() => this.#texts().forms);

  /** Declares one; returns its identifier. */
  async declare(): Promise<string | null> {
    const t = this.#t().open;
    let opened: string | null = null;
    await this.#fill({
      ...{ title: t.title, intro: t.intro, save: t.save },
      fields: [
        { key: 'scope', kind: 'choice', label: t.scope, required: true, options: await this.#scopes() },
        ...this.#dates({ endedOn: dateOfInstant(Date.now()), cause: '' }),
      ],
      send: async ({ values: { scope = '', ...values } }) => {
        const [clientId, jobId] = scope.split(':');
        const answer = await firstValueFrom(
          this.#http.post('/api/backup-endings', { clientId, ...(jobId && { jobId }), ...values }),
        );
        opened = backupEndingDetail.parse(answer).id;
      },
    });
    return opened;
  }

  accept(ending: BackupEndingDetail): Promise<void> {
    const t = this.#t().open;
    return this.#send(ending, 'opening', {
      ...{ title: this.#texts().acts.open, intro: t.intro, save: t.save },
      fields: this.#dates(ending),
    });
  }

  tell(ending: BackupEndingDetail): Promise<void> {
    const t = this.#t().tell;
    const body = ({ to }: Record<string, string>) => {
      const addresses = (to ?? '').split(',').map((one) => one.trim());
      return to ? { to: addresses.filter((one) => one !== '') } : {};
    };
    const fields = [{ key: 'to', kind: 'line' as const, label: t.to, hint: t.toHint, max: 500 }];
    return this.#send(ending, 'telling', { ...{ title: t.title, save: t.save }, fields, body });
  }

  choose(ending: BackupEndingDetail): Promise<void> {
    const t = this.#t().choice;
    const options = endingChoices.map((value) => ({ value, label: this.#texts().choices[value] }));
    return this.#send(ending, 'choice', {
      ...{ title: t.title, save: t.save },
      fields: [
        {
          key: 'choice',
          kind: 'choice',
          label: t.choice,
          required: true,
          options,
          value: ending.choice ?? '',
        },
        { key: 'transferTo', kind: 'line', label: t.to, hint: t.toHint, value: ending.transferTo ?? '' },
      ],
    });
  }

  late(ending: BackupEndingDetail): Promise<void> {
    const t = this.#t().late;
    return this.#send(ending, 'late-requests', {
      ...{ title: t.title, save: t.save },
      fields: [
        { key: 'askedOn', kind: 'date', label: t.askedOn, required: true, value: dateOfInstant(Date.now()) },
        { key: 'askedBy', kind: 'line', label: t.askedBy, required: true, max: 150 },
        { key: 'what', kind: 'prose', label: t.what, required: true },
        { key: 'answer', kind: 'prose', label: t.answer, required: true },
      ],
    });
  }

  hold(ending: BackupEndingDetail): Promise<void> {
    const t = this.#t().hold;
    const options = holdReasons.map((value) => ({ value, label: this.#texts().holds[value] }));
    return this.#send(ending, 'hold', {
      ...{ title: t.title, save: t.save },
      fields: [
        { key: 'hold', kind: 'choice', label: t.why, required: true, options },
        { key: 'note', kind: 'prose', label: t.note, required: true },
      ],
    });
  }

  release(ending: BackupEndingDetail): Promise<void> {
    return this.#because(ending, 'hold', this.#t().release, (note) => ({ hold: null, note }));
  }

  close(ending: BackupEndingDetail): Promise<void> {
    const { acts } = this.#texts();
    const title = ending.state === 'proposed' ? acts.dismiss : acts.withdraw;
    return this.#because(ending, 'closing', { ...this.#t().closing, title }, (reason) => ({ reason }));
  }

  refuse(ending: BackupEndingDetail): Promise<void> {
    return this.#because(ending, 'erasure/refusal', this.#t().refusal, (reason) => ({ reason }));
  }

  ask(ending: BackupEndingDetail): Promise<void> {
    return this.#confirmed(this.#t().ask, `backup-endings/${ending.id}/erasure`, ending);
  }

  approve(ending: BackupEndingDetail): Promise<void> {
    const question = { ...this.#t().approve, danger: true };
    return this.#confirmed(question, `backup-endings/${ending.id}/erasure/approval`, ending);
  }

  launch(ending: BackupEndingDetail, { id }: EndingSite): Promise<void> {
    return this.#confirmed({ ...this.#t().launch, danger: true }, `backup-ending-sites/${id}/launch`, ending);
  }

  async siteByHand({ version }: BackupEndingDetail, { id }: EndingSite): Promise<void> {
    const t = this.#t().site;
    await this.#fill({
      ...{ title: t.title, save: t.save },
      fields: [
        { key: 'where', kind: 'line', label: t.where, required: true },
        { key: 'how', kind: 'prose', label: t.how, required: true },
        { key: 'before', kind: 'prose', label: t.before, hint: t.beforeHint, max: 20_000 },
        { key: 'fileId', kind: 'files', label: t.file, required: true },
      ],
      send: ({ values: { before = '', ...values }, fileIds: [fileId] }) =>
        this.#post(`backup-ending-sites/${id}/by-hand`, {
          ...values,
          before: linesOf(before),
          fileId,
          version,
        }),
    });
  }

  exportByHand(ending: BackupEndingDetail): Promise<void> {
    const t = this.#t().exportHand;
    return this.#send(ending, 'exports/by-hand', {
      ...{ title: t.title, intro: t.intro, save: t.save },
      fields: [
        { key: 'medium', kind: 'line', label: t.medium, hint: t.mediumHint, required: true },
        { key: 'fileId', kind: 'files', label: t.file, required: true },
      ],
    });
  }

  async exportByEngine(ending: BackupEndingDetail): Promise<void> {
    const t = this.#t().exportEngine;
    const options = await this.#engineRuns(ending);
    if (options.length === 0) {
      this.#toasts.bad(t.none);
      return;
    }
    await this.#send(ending, 'exports', {
      ...{ title: t.title, intro: t.intro, save: t.save },
      fields: [
        { key: 'run', kind: 'choice', label: t.run, required: true, options, value: options[0]?.value ?? '' },
        { key: 'medium', kind: 'line', label: t.medium, required: true },
      ],
      body: ({ run = '', medium }) => {
        const [jobId, runId] = run.split(':');
        return { jobId, runId, medium };
      },
    });
  }

  async receive({ version }: BackupEndingDetail, { id }: EndingExport): Promise<void> {
    const t = this.#t().receipt;
    await this.#fill({
      ...{ title: t.title, save: t.save },
      fields: [
        { key: 'name', kind: 'line', label: t.name, required: true, max: 150 },
        { key: 'title', kind: 'line', label: t.role, max: 150 },
        { key: 'fileId', kind: 'files', label: t.file },
      ],
      send: ({ values, fileIds: [fileId] }) =>
        this.#post(`backup-ending-exports/${id}/receipt`, { ...values, ...(fileId && { fileId }), version }),
    });
  }

  #dates({ endedOn, cause, jobsEndOn = '' }: { endedOn: string; cause: string; jobsEndOn?: string }) {
    const t = this.#t().open;
    return [
      { key: 'endedOn', kind: 'date' as const, label: t.endedOn, required: true, value: endedOn },
      { key: 'jobsEndOn', kind: 'date' as const, label: t.jobsEndOn, hint: t.jobsHint, value: jobsEndOn },
      { key: 'cause', kind: 'line' as const, label: t.cause, required: true, max: 500, value: cause },
    ];
  }

  async #scopes(): Promise<PanelOption[]> {
    const params = { limit: 200 };
    const { items } = backupJobPage.parse(
      await firstValueFrom(this.#http.get('/api/backup-jobs', { params })),
    );
    const clients = new Map(items.map(({ client }) => [client.id, client.name]));
    return [...clients].flatMap(([id, group]) => [
      { value: id, group, label: this.#t().open.every(group) },
      ...items
        .filter(({ client, state }) => client.id === id && state !== 'ended')
        .map((job) => ({ value: `${id}:${job.id}`, group, label: job.name })),
    ]);
  }

  async #engineRuns({ jobs }: BackupEndingDetail): Promise<PanelOption[]> {
    const ours = jobs.filter(({ engine }) => engine === 'restic');
    const pages = await Promise.all(
      ours.map(async ({ id, name }) => {
        const raw = await firstValueFrom(
          this.#http.get(`/api/backup-jobs/${id}/nights`, { params: { limit: 30 } }),
        );
        return backupNights.parse(raw).items.flatMap(({ run }) =>
          run?.endedAt && run.outcome === 'success'
            ? [
                {
                  value: `${id}:${run.id}`,
                  group: name,
                  label: formatInstant(run.endedAt, 'short', this.#locale()),
                },
              ]
            : [],
        );
      }),
    );
    return pages.flat();
  }

  /** A panel whose values, with the version, are what is sent. */
  async #send(
    { id, version }: Ending,
    act: string,
    form: Omit<PanelForm, 'send'> & { body?: (values: Record<string, string>) => object },
  ): Promise<void> {
    const { body, ...rest } = form;
    await this.#fill({
      ...rest,
      send: ({ values, fileIds: [fileId] }) =>
        this.#post(`backup-endings/${id}/${act}`, {
          ...(body ? body(values) : values),
          ...(fileId && { fileId }),
          version,
        }),
    });
  }

  async #because(
    { id, version }: Ending,
    act: string,
    words: { title: string; label: string; confirm: string },
    body: (reason: string) => object,
  ): Promise<void> {
    const dialog = this.#dialogs.open<string, object, ReasonDialog>(ReasonDialog, {
      label: words.title,
      data: { ...words, required: true },
    });
    const reason = await firstValueFrom(dialog.closed);
    if (reason)
      await this.#try(() => this.#post(`backup-endings/${id}/${act}`, { ...body(reason), version }));
  }

  async #confirmed(question: Question, path: string, { version }: Ending): Promise<void> {
    const dialog = this.#dialogs.open<boolean, Question, ConfirmDialog>(ConfirmDialog, {
      label: question.title,
      data: question,
    });
    if (await firstValueFrom(dialog.closed)) await this.#try(() => this.#post(path, { version }));
  }

  async #try(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#failures.toast(error);
    }
  }

  async #fill(form: PanelForm): Promise<void> {
    const dialog = this.#dialogs.openPanel<true, PanelForm, FormPanel>(FormPanel, {
      ...{ label: form.title, data: form, width: '560px', focus: 'field' },
    });
    await firstValueFrom(dialog.closed);
  }

  #post(path: string, body: object): Promise<unknown> {
    const sent: Observable<unknown> = this.#http.post(`/api/${path}`, body);
    return firstValueFrom(sent);
  }
}

/** A backup a line: its name, then its size when that is a number. */
function linesOf(text: string): { id: string; bytes: number | null }[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const sized = /^(.*\S)[\s;,]+(\d+)$/.exec(line);
      return { id: (sized?.[1] ?? line).slice(0, 100), bytes: sized ? Number(sized[2]) : null };
    });
}
