import * as fc from 'fast-check';
import { hyperBackupOutcome, hyperBackupTask, nasTime } from './hyper-backup';
import {
  isPatternOfSomething,
  matchesSubject,
  readerFor,
  readReportMail,
  reportWeight,
  ruleFor,
  subjectPatternOf,
} from './mail-report';
import { mergeObjects, synologyLogObject, synologyTask } from './synology-m365';
import { synologyMail } from './synology-mail';
import { textOutcome, usualReportWords, wordsOfHtml } from './text-report';
import { veeamMail } from './veeam';

/** As `list_tasks` gives it, the parts that are read. */
const task = {
  attention_count: 0,
  duration: 22553,
  drive_used_storage: 319196921578,
  mail_used_storage: 1211160588,
  enable_schedule: false,
  error_drive: 0,
  error_mail: 0,
  error_site: 0,
  last_execution_time: 1733794235,
  progress_list: [],
  status: 1,
  success_count: 3,
  task_execution_id: 7,
  task_id: 1,
  task_name: 'Acme M365',
  task_status: 2,
  task_status_error_code: 0,
  transferred_size_drive: 100,
  transferred_size_mail: 20,
  warning_drive: 0,
  warning_mail: 0,
};
const run = (change: Record<string, unknown> = {}) => synologyTask({ ...task, ...change })?.run?.outcome;

describe('a task of Active Backup for Microsoft 365', () => {
  it('is read by its facts', () => {
    expect(synologyTask(task)).toEqual({
      id: '1',
      name: 'Acme M365',
      execution: '7',
      usedBytes: 320408082166,
      run: {
        outcome: 'success',
        job: 'Acme M365',
        host: null,
        startedAt: '2024-12-09T19:14:42.000Z',
        endedAt: '2024-12-10T01:30:35.000Z',
        counts: { ok: 3, warning: 0, error: 0 },
        bytes: 120,
        objects: [],
        message: null,
      },
    });
  });

  it.each<[string, Record<string, unknown>, string | undefined]>([
    ['runs', { status: 4, last_execution_time: 0 }, 'running'],
    ['shows progress', { progress_list: [{ done: 1 }] }, 'running'],
    ['has an error code', { task_status_error_code: -24 }, 'failed'],
    ['has an error', { error_drive: 2 }, 'warning'],
    ['has nothing but errors', { error_drive: 2, success_count: 0 }, 'failed'],
    ['wants attention', { attention_count: 1 }, 'warning'],
    ['warns', { warning_mail: 1 }, 'warning'],
    ['never ran', { last_execution_time: 0 }, undefined],
    ['has a date that cannot be', { last_execution_time: 12 }, 'unknown'],
    ['says its status in words', { status: 'ok' }, 'unknown'],
    ['counts errors in words', { error_drive: '0' }, 'unknown'],
    ['has an unreliable task_status', { task_status: 99 }, 'success'],
  ])('that %s', (_name, change, outcome) => {
    expect(run(change)).toBe(outcome);
  });

  it('is no success without one of the facts that make it one', () => {
    const facts = [
      'attention_count',
      'last_execution_time',
      'status',
      'success_count',
      'task_status_error_code',
    ];
    for (const fact of facts) expect(run({ [fact]: undefined })).toBe('unknown');
    fc.assert(
      fc.property(fc.constantFrom(...facts, 'error_drive'), fc.anything(), (fact, value) => {
        fc.pre(typeof value !== 'number');
        expect(run({ [fact]: value })).not.toBe('success');
      }),
    );
  });
});

describe('a line of the log of a task', () => {
  it.each([
    [
      "User [marie@acme.fr]'s OneDrive data was backed up (success: 34177; warning: 0; error: 0).",
      { name: 'marie@acme.fr', kind: 'onedrive', outcome: 'success' },
    ],
    [
      "User [paul@acme.fr]'s Archive mail data was backed up (success: 3; warning: 1; error: 0).",
      { name: 'paul@acme.fr', kind: 'mail', outcome: 'warning' },
    ],
    [
      "User [paul@acme.fr]'s OneDrive data was backed up (success: 0; warning: 0; error: 4).",
      { name: 'paul@acme.fr', kind: 'onedrive', outcome: 'failed' },
    ],
    [
      'The data of site [Direction] was backed up (List: success: 6, warning: 0, error: 0; Document library: success: 13, warning: 0, error: 1).',
      { name: 'Direction', kind: 'sharepoint', outcome: 'warning' },
    ],
  ])('%s', (line, object) => {
    expect(synologyLogObject(line)).toMatchObject(object);
  });

  it('that says anything else names no object', () => {
    for (const line of [
      'Backup task [test] completed.',
      '',
      "User [a@b.fr]'s OneDrive data was backed up (success: 1; war",
    ])
      expect(synologyLogObject(line)).toBeNull();
  });

  it('counts with the worst of its object', () => {
    const line = (error: number) =>
      synologyLogObject(`User [a@b.fr]'s Mail data was backed up (success: 1; warning: 0; error: ${error}).`);
    const lines = [line(0), line(2), line(0)].flatMap((one) => one ?? []);
    expect(mergeObjects(lines)).toEqual([expect.objectContaining({ outcome: 'warning' })]);
  });
});

describe('a task of Hyper Backup', () => {
  const hyper = {
    task_id: 3,
    name: 'Fichiers Acme',
    state: 'backupable',
    status: 'none',
    last_bkp_time: '2026/11/25 22:30:04',
    last_bkp_end_time: '2026/11/25 23:10:00',
    last_bkp_result: 'done',
  };

  it('is read with the clock of its NAS', () => {
    expect(hyperBackupTask(hyper, 'Europe/Paris')?.run).toMatchObject({
      outcome: 'success',
      startedAt: '2026-11-25T21:30:04.000Z',
      endedAt: '2026-11-25T22:10:00.000Z',
    });
    expect(nasTime('2026/13/45 22:30', 'Europe/Paris')).toBeNull();
  });

  it.each<[unknown, string]>([
    ['done', 'success'],
    ['partial', 'warning'],
    ['failed', 'failed'],
    ['cksum_failed', 'failed'],
    ['dest_missing', 'failed'],
    ['cancel', 'cancelled'],
    ['suspended', 'cancelled'],
    ['backingup', 'running'],
    ['none', 'none'],
    ['done!', 'unknown'],
    ['constructor', 'unknown'],
    ['', 'unknown'],
    [1, 'unknown'],
  ])('result %j: %s', (token, outcome) => {
    expect(hyperBackupOutcome(token)).toBe(outcome);
  });

  it('that works, be it for days, is no failure and no success', () => {
    expect(hyperBackupTask({ ...hyper, status: 'checking' }, 'Europe/Paris')?.run?.outcome).toBe('running');
    const undated = { ...hyper, last_bkp_time: null, last_bkp_end_time: 'hier' };
    expect(hyperBackupTask(undated, 'Europe/Paris')?.run?.outcome).toBe('unknown');
  });
});

describe('a mail of a Synology NAS', () => {
  it.each([
    ['Active Backup for Microsoft 365 - Backup task [Acme] on [NAS-01] has been completed', 'success'],
    ['Active Backup for Microsoft 365 - La tâche de sauvegarde [Acme] sur [NAS-01] est terminée', 'success'],
    ['Active Backup for Microsoft 365 - Backup task [Acme] on [NAS-01] partially completed', 'warning'],
    [
      'Active Backup for Microsoft 365 - La tâche [Acme] sur [NAS-01] a été partiellement effectuée.',
      'warning',
    ],
    ['[NAS-01] Hyper Backup - Tâche [Acme] sur [NAS-01] a échoué', 'failed'],
    ['Hyper Backup: backup task [Acme] on [NAS-01] was cancelled', 'cancelled'],
    ['Active Backup for Microsoft 365 - backupopgaven [Acme] på [NAS-01] er delvist gennemført', 'unknown'],
    ['Hyper Backup: backup task [Acme] on [NAS-01] was comp', 'unknown'],
  ])('%s: %s', (subject, outcome) => {
    expect(synologyMail(subject)).toMatchObject({ outcome, job: 'Acme', host: 'NAS-01' });
  });

  it('is nothing without its product, its task and its NAS', () => {
    for (const subject of ['Backup task [Acme] on [NAS] completed', 'Hyper Backup: [Acme] completed', ''])
      expect(synologyMail(subject).outcome).toBe('unknown');
  });

  it('is no success once anything is cut off or changed in it', () => {
    const subject = 'Active Backup for Microsoft 365 - Backup task [Acme] on [NAS-01] has been completed';
    for (let end = 0; end < subject.length; end += 1)
      expect(synologyMail(subject.slice(0, end)).outcome).not.toBe('success');
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (rest) => {
        fc.pre(/[a-z]/i.test(rest));
        expect(synologyMail(`${subject}${rest}`).outcome).not.toBe('success');
      }),
    );
  });
});

describe('what Veeam says', () => {
  it.each([
    ['[Success] Serveurs Acme (3 objects)', 'success'],
    ['[Success] Serveurs Acme (3 objects) 2 issues', 'warning'],
    ['[Success] Serveurs Acme (0 objects)', 'warning'],
    ['[Warning] Serveurs Acme (3 objects) 1 issue', 'warning'],
    ['[Failed] Serveurs Acme (3 machines) 1 issue', 'failed'],
    ['[None] Serveurs Acme (3 objects)', 'unknown'],
    ['Re: [Success] Serveurs Acme (3 objects)', 'unknown'],
    ['[Success] Serveurs Acme (3 obj', 'unknown'],
  ])('by mail: %s: %s', (subject, outcome) => {
    expect(veeamMail(subject).outcome).toBe(outcome);
  });
});

describe('words of a mail', () => {
  it.each([
    ['Backup completed successfully', 'success'],
    ['Sauvegarde terminée avec succès. 0 erreur, aucun avertissement', 'success'],
    ['Backup completed, errors: 0, warnings: 2', 'warning'],
    ['Backup completed with errors', 'failed'],
    ['Backup was not completed', 'failed'],
    ['Sauvegarde non réussie', 'failed'],
    ['SAUVEGARDE ECHOUEE', 'failed'],
    ['errors: 10', 'failed'],
    ['0 error in the index, 3 errors in the data', 'failed'],
    ['1.0 errors', 'failed'],
    ['1 000 errors, success', 'failed'],
    ['unsuccessful', 'failed'],
    ['Bonjour', 'unknown'],
    ['', 'unknown'],
  ])('%s: %s', (text, outcome) => {
    expect(textOutcome(text, usualReportWords)).toBe(outcome);
  });

  it('may be the own words of a job, whatever signs are in them', () => {
    const words = { failure: ['C++ (ko)'], warning: [], success: ['tout va bien'] };
    expect(textOutcome('Ce matin, tout va bien.', words)).toBe('success');
    expect(textOutcome('tout va bien, c++ (ko)', words)).toBe('failed');
  });

  it('are found in a page as well', () => {
    expect(wordsOfHtml('<p>Sauvegarde <b>r&eacute;ussie</b> &amp; finie</p>')).toBe(
      'Sauvegarde r&eacute;ussie & finie',
    );
    expect(textOutcome(wordsOfHtml('<td>Status</td><td>FAILED</td>'), usualReportWords)).toBe('failed');
  });

  it('are never a success without a word of success, nor with one of failure, nor without their end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (before, after) => {
        fc.pre(!/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after));
        const text = `${before} success ${after}`;
        expect(textOutcome(`${text}; fatal`, usualReportWords)).toBe('failed');
        const mail = { subject: '', text, truncated: true };
        expect(readReportMail(mail, { reader: 'words', words: usualReportWords }).outcome).not.toBe(
          'success',
        );
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/succes|completed|reussi|r.ussi/i.test(text));
        expect(textOutcome(text, usualReportWords)).not.toBe('success');
      }),
    );
  });
});

describe('the subjects of a job', () => {
  it.each([
    ['[Success] Serveurs Acme (3 objects)', '[Failed] Serveurs Acme (4 objects) 2 issues', true],
    ['[Success] Serveurs Acme (3 objects)', '[Success] Serveurs Borel (3 objects)', false],
    [
      'Active Backup for Microsoft 365 - Backup task [Acme] on [NAS] has been completed',
      'Active Backup for Microsoft 365 - Backup task [Acme] on [NAS] failed',
      true,
    ],
    [
      'Active Backup for Microsoft 365 - Backup task [Acme] on [NAS] has been completed',
      'Active Backup for Microsoft 365 - Backup task [Borel] on [NAS] has been completed',
      false,
    ],
    ['Sauvegarde SQL Sage : terminée avec succès', 'Sauvegarde SQL Sage : a échoué', true],
    ['Sauvegarde SQL Sage : terminée avec succès', 'Sauvegarde SQL Paie : a échoué', false],
    ['Sauvegarde SQL du 25/11/2026 : succès', 'Sauvegarde SQL du 26/11/2026 : échec', true],
  ])('%s and %s', (subject, next, same) => {
    expect(matchesSubject(subjectPatternOf(subject), next)).toBe(same);
  });

  it('fit the pattern that was made of them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (subject) => {
        fc.pre(!subject.includes('*'));
        expect(matchesSubject(subjectPatternOf(subject), subject)).toBe(true);
      }),
    );
  });

  it('need a pattern that says something', () => {
    for (const pattern of ['*', '', '* - *', 'a*b']) expect(isPatternOfSomething(pattern)).toBe(false);
    expect(isPatternOfSomething('* Acme *')).toBe(true);
  });

  it('lead to the reader that understands them', () => {
    const of = (subject: string) => readerFor({ subject, text: '', truncated: false });
    expect(of('[Success] Acme (3 objects)')).toBe('veeam');
    expect(of('Hyper Backup: task [Acme] on [NAS] failed')).toBe('synology');
    expect(of('Sauvegarde réussie')).toBe('words');
  });
});

describe('the rule of a mail', () => {
  const rule = { jobId: '1', sender: 'nas@acme.test', subject: '* Acme *' };
  const mail = { sender: 'NAS@acme.test', subject: 'Sauvegarde Acme réussie', forged: false };

  it('knows its sender and its subject', () => {
    expect(ruleFor(mail, [{ ...rule, subject: 'autre' }, rule])).toBe(rule);
    expect(ruleFor(mail, [{ ...rule, sender: 'a@b.test' }])).toBe('other-sender');
    expect(ruleFor(mail, [])).toBe('new');
    expect(ruleFor({ ...mail, forged: true }, [rule])).toBe('forged');
    expect(ruleFor(mail, [rule, { ...rule, jobId: '2' }])).toBe('ambiguous');
  });

  it('lacks most where something seems to have failed', () => {
    const weights = [
      reportWeight('failed', false),
      reportWeight('success', true),
      reportWeight('unknown', false),
    ];
    expect([...weights, reportWeight('success', false)]).toEqual([0, 1, 2, 3]);
  });
});

describe('any source', () => {
  it('is unknown when it says nothing readable', () => {
    fc.assert(
      fc.property(fc.anything(), (garbage) => {
        expect(synologyTask(garbage)?.run?.outcome).not.toBe('success');
        expect(hyperBackupTask(garbage, 'Europe/Paris')?.run?.outcome).not.toBe('success');
        expect(veeamMail(fc.stringify(garbage)).outcome).toBe('unknown');
      }),
    );
  });
});
