import { dayOf, type Database } from '@vigie/platform';
import { MoveTicket } from '@vigie/tickets';
import type { TicketWorld } from '@vigie/tickets/testing';
import { BackupAlerts } from '../../queries/alerts/backup-alerts';
import { ExpectedRunRow } from '../../store/runs/expected-run.row';
import type { BackupJobRow } from '../../store/runs/backup-job.row';
import { planOccurrences } from '../../store/runs/expected.store';
import { scheduleOfJob } from '../../store/runs/job.store';
import { alertHelpers, begins, KnownUsers, openBackupWorld, weekMs } from '../../testing';
import { ExcuseMissed } from '../review/excuse-missed';
import { GiveUpRuns } from '../runs/give-up-runs';
import { MissRuns } from '../runs/miss-runs';
import { RecordRun } from '../runs/record-run';
import { FollowRun } from './follow-run';
import { RaiseAlert } from './raise-alert';

const finish = () => Promise.resolve(true);

describe('alerts of backups', () => {
  let world: TicketWorld;
  let database: Database;
  beforeAll(async () => {
    world = await openBackupWorld('backup_alerts');
    database = world.database;
  });
  afterAll(() => world.close());
  const { aJob, night, settled, ticketsOf, notesOf, alertsOf, openOf } = alertHelpers(() => world);

  const detailOf = async (job: BackupJobRow) =>
    (
      await database.query<{ detail: string }>('SELECT detail FROM backup_alert WHERE job_id = ?', [job.id])
    )[0]?.detail;
  /** As if all this had happened some days earlier. */
  const pass = (days: number) =>
    database.query('UPDATE backup_alert SET resolved_at = resolved_at - INTERVAL ? DAY', [days]);
  const moveTo = async (ticketId: string, ...states: ('resolved' | 'closed')[]) => {
    const staff = await world.staff('administrator');
    for (const to of states) {
      const [ticket] = await database.query<{ version: number }>('SELECT version FROM ticket WHERE id = ?', [
        ticketId,
      ]);
      await world.get(MoveTicket).execute(staff, ticketId, { to, version: ticket?.version ?? 0 });
    }
  };

  it('open one ticket, climb at the second and the third night, and say when it is over', async () => {
    const job = await aJob();
    await settled(job, 0, 'failed', { message: 'Disque plein' });
    const [ticket] = await ticketsOf(job);
    expect(ticket).toMatchObject({ priority: 3, state: 'new', kind: 'internal' });
    expect(ticket?.subject).toContain(job.name);
    await settled(job, 1, 'failed');
    expect(await ticketsOf(job)).toMatchObject([{ priority: 2 }]);
    await settled(job, 2, 'failed');
    await settled(job, 3, 'failed');
    expect(await ticketsOf(job)).toMatchObject([{ priority: 1 }]);
    expect(await alertsOf(job)).toEqual([
      { alertClass: 'failed', object: '', streak: 4, occurrences: 4, isOpen: 1 },
    ]);
    await settled(job, 4, 'success');
    const notes = await notesOf(ticket?.id);
    expect(notes.filter((note) => note.startsWith('Encore'))).toHaveLength(3);
    expect(notes.at(-1)).toContain('Retour à la normale');
    expect(await ticketsOf(job)).toMatchObject([{ state: 'new' }]);
    expect(await alertsOf(job)).toMatchObject([{ isOpen: null }]);
  });

  it('are one ticket and one occurrence however many workers see the same run at once', async () => {
    const job = await aJob();
    const { runId } = await night(job, 0, 'failed');
    const following = world.get(FollowRun);
    const payload = { runId, jobId: job.id, clientId: job.clientId };
    await Promise.all(Array.from({ length: 6 }, () => following.ended(payload, finish)));
    expect(await ticketsOf(job)).toHaveLength(1);
    expect(await alertsOf(job)).toMatchObject([{ streak: 1, occurrences: 1 }]);
    // And so do two that find two different things wrong for the same reason.
    const raise = (cause: string) =>
      database.transaction((tx) =>
        world
          .get(RaiseAlert)
          .raise(tx, { jobId: job.id, class: 'integrity', detail: 'Un octet', cause, at: new Date() }),
      );
    await Promise.all(['check:1', 'check:2', 'check:3'].map(raise));
    await Promise.all(['check:1', 'check:2', 'check:3'].map(raise));
    expect(await ticketsOf(job)).toHaveLength(2);
    expect((await alertsOf(job)).filter(({ alertClass }) => alertClass === 'integrity')).toHaveLength(1);
  });

  it('leave nothing behind when the worker dies before the end, and open one ticket the next time', async () => {
    const job = await aJob();
    const { runId } = await night(job, 0, 'failed');
    const payload = { runId, jobId: job.id, clientId: job.clientId };
    const dying = database.transaction(async (tx) => {
      await world
        .get(RaiseAlert)
        .raise(tx, { jobId: job.id, class: 'failed', detail: '', cause: `run:${runId}`, at: new Date() });
      throw new Error('killed');
    });
    await expect(dying).rejects.toThrow('killed');
    expect(await ticketsOf(job)).toEqual([]);
    await world.get(FollowRun).ended(payload, finish);
    await world.get(FollowRun).ended(payload, finish);
    expect(await ticketsOf(job)).toHaveLength(1);
  });

  it('are one for a run that started and never ended, and it is over when its end comes after all', async () => {
    const job = await aJob({ longestMinutes: 60 });
    const { runId } = await world.get(RecordRun).execute({
      ...{ jobId: job.id, source: 'push', externalId: 'endless', outcome: 'running' },
      ...{ startedAt: new Date(Date.now() - 7_200_000), endedAt: null },
    });
    expect(await ticketsOf(job)).toEqual([]);
    const giving = world.get(GiveUpRuns);
    await Promise.all([giving.fire(runId), giving.fire(runId), giving.fire(runId)]);
    await world.settle();
    await giving.fire(runId);
    await world.settle();
    expect(await alertsOf(job)).toMatchObject([{ alertClass: 'failed', occurrences: 1, isOpen: 1 }]);
    const [ticket, ...more] = await ticketsOf(job);
    expect(more).toEqual([]);
    const end = {
      jobId: job.id,
      source: 'push' as const,
      externalId: 'endless',
      outcome: 'success' as const,
    };
    for (const _ of [1, 2])
      await world.get(RecordRun).execute({ ...end, startedAt: null, endedAt: new Date() });
    await world.settle();
    expect((await notesOf(ticket?.id)).at(-1)).toContain('Retour à la normale');
    expect(await ticketsOf(job)).toHaveLength(1);
  });

  it.each([
    ['does not exist', '2026-03-28T12:00:00Z', ['2026-03-29T01:00:00.000Z', '2026-03-30T00:30:00.000Z']],
    ['comes twice', '2026-10-24T12:00:00Z', ['2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z']],
  ])('are one for the night in which half past two %s, and none when it went well', async (_, from, due) => {
    const expected = { schedule: '30 2 * * *', graceMinutes: 30, expectedUntil: new Date(from) };
    const [quiet, silent] = [await aJob(expected), await aJob(expected)];
    const [first = '', next = ''] = due;
    await database.transaction(async (tx) => {
      const planned = [await scheduleOfJob(tx, quiet.id), await scheduleOfJob(tx, silent.id)];
      await planOccurrences(tx, planned, new Date(next));
    });
    const nightsOf = (job: BackupJobRow) =>
      database.query<{ dueAt: Date; state: string }>(
        'SELECT due_at AS dueAt, state FROM backup_expected WHERE job_id = ? ORDER BY due_at',
        [job.id],
      );
    expect((await nightsOf(silent)).map(({ dueAt }) => dueAt.toISOString())).toEqual(due);
    // A machine that goes by the clock on the wall may begin once more an hour later.
    for (const [name, at] of [
      ['a', Date.parse(first)],
      ['b', Date.parse(first) + 3_600_000],
      ['c', Date.parse(next)],
    ] as const)
      await world.get(RecordRun).execute({
        ...{ jobId: quiet.id, source: 'push', externalId: name, outcome: 'success' },
        ...{ startedAt: new Date(at), endedAt: new Date(at + 600_000) },
      });
    await Promise.all([world.get(MissRuns).fire(), world.get(MissRuns).fire()]);
    await world.settle();
    expect((await nightsOf(quiet)).map(({ state }) => state)).toEqual(['satisfied', 'satisfied']);
    expect(await ticketsOf(quiet)).toEqual([]);
    expect((await nightsOf(silent)).map(({ state }) => state)).toEqual(['missed', 'missed']);
    expect(await alertsOf(silent)).toMatchObject([{ alertClass: 'missed', occurrences: 2 }]);
    expect(await ticketsOf(silent)).toHaveLength(1);
  });

  const aMiss = async (job: BackupJobRow, index: number) => {
    const dueAt = new Date(begins + index * weekMs);
    await database.transaction(async (tx) => {
      const { clientId, id: jobId } = job;
      const row = { jobId, clientId, dueAt, dueOn: dayOf(dueAt), lateAt: dueAt, state: 'missed' as const };
      const expectedId = await tx.insert(ExpectedRunRow, { ...row, missedAt: dueAt });
      await tx.emit('backup.run-missed', { expectedId, jobId, clientId });
    });
    await world.settle();
  };

  it('say what is so instead when a run was not whole, on the same ticket, and do not call it well', async () => {
    const job = await aJob({ items: ['/a', '/b'] });
    await settled(job, 0, 'failed');
    const objects = [
      { name: '/a', kind: 'folder' as const, outcome: 'success' as const, bytes: 1, message: null },
    ];
    await settled(job, 1, 'success', { objects });
    const [ticket, ...more] = await ticketsOf(job);
    expect(more).toEqual([]);
    expect(await openOf(job)).toEqual(['partial']);
    const notes = (await notesOf(ticket?.id)).join('\n');
    expect(notes).not.toContain('Retour à la normale');
    expect(notes).not.toContain('a réussi');
    expect(notes).toContain('Non sauvegardé\u00a0: /b.');
    await settled(job, 2, 'success');
    expect((await notesOf(ticket?.id)).at(-1)).toContain('Retour à la normale');
    expect(await openOf(job)).toEqual([]);
  });

  it.each(['failed', 'warning', 'unknown'] as const)(
    'keep one ticket for a night that was missed and came late, %s',
    async (outcome) => {
      const job = await aJob();
      await aMiss(job, 1);
      expect(await openOf(job)).toEqual(['missed']);
      await settled(job, 1, outcome, { message: 'Disque plein' });
      expect(await openOf(job)).toEqual([
        { failed: 'failed', warning: 'partial', unknown: 'unknown' }[outcome],
      ]);
      const [ticket, ...more] = await ticketsOf(job);
      expect(more).toEqual([]);
      expect((await notesOf(ticket?.id)).at(-1)).toContain('Disque plein');
    },
  );

  it('of a missed night end where its failure already has a ticket, and say so', async () => {
    const job = await aJob();
    await settled(job, 0, 'failed');
    await aMiss(job, 1);
    await settled(job, 2, 'failed');
    expect(await openOf(job)).toEqual(['failed']);
    const tickets = await ticketsOf(job);
    expect(tickets).toHaveLength(2);
    await settled(job, 3, 'warning');
    expect(await alertsOf(job)).toContainEqual(
      expect.objectContaining({ alertClass: 'partial', streak: 3, isOpen: 1 }),
    );
    expect(await ticketsOf(job)).toHaveLength(2);
    const last = (await notesOf(tickets[1]?.id)).at(-1);
    expect(last).toContain('a eu lieu, mais elle a échoué');
    expect(last).not.toContain('Retour à la normale');
  });

  it('come back on the same ticket within seven days, and on a new one after that', async () => {
    const job = await aJob();
    await settled(job, 0, 'failed');
    await settled(job, 1, 'success');
    const [first] = await ticketsOf(job);
    await moveTo(first?.id ?? '', 'resolved');
    await pass(6);
    await settled(job, 2, 'failed');
    expect(await ticketsOf(job)).toMatchObject([{ id: first?.id, state: 'open' }]);
    expect((await notesOf(first?.id)).at(-1)).toContain('moins de sept jours');
    await settled(job, 3, 'success');
    await pass(8);
    await settled(job, 4, 'failed');
    expect(await ticketsOf(job)).toHaveLength(2);
  });

  it('tell since which night, whenever it was told of, and begin anew when it comes back', async () => {
    const job = await aJob();
    const since = async () => {
      const { items } = await world
        .get(BackupAlerts)
        .page({ kind: 'all' }, { client: job.clientId, limit: 9 });
      return items.map((alert) => alert.since);
    };
    const endOf = (index: number) => new Date(begins + index * weekMs + 600_000).toISOString();
    await settled(job, 2, 'failed');
    await settled(job, 3, 'failed');
    expect(await since()).toEqual([endOf(2)]);
    // The night before was told of last.
    await settled(job, 1, 'failed');
    expect(await since()).toEqual([endOf(1)]);
    await settled(job, 4, 'success');
    await settled(job, 5, 'failed');
    await settled(job, 6, 'failed');
    expect(await since()).toEqual([endOf(5)]);
  });

  it('go on in a new ticket once a person has closed theirs', async () => {
    const job = await aJob();
    await settled(job, 0, 'failed');
    const [first] = await ticketsOf(job);
    await moveTo(first?.id ?? '', 'resolved', 'closed');
    await settled(job, 1, 'failed');
    expect(await ticketsOf(job)).toMatchObject([{ state: 'closed' }, { state: 'new' }]);
    expect((await alertsOf(job)).map(({ isOpen }) => isOpen)).toEqual([null, 1]);
  });

  it('are not raised by what is told after it was mended, nor mended by what came before it', async () => {
    const job = await aJob();
    await night(job, 2, 'failed');
    await night(job, 3, 'success');
    await world.settle();
    expect(await alertsOf(job)).toEqual([]);
    await settled(job, 5, 'failed');
    await settled(job, 4, 'success');
    expect(await alertsOf(job)).toMatchObject([{ alertClass: 'failed', isOpen: 1 }]);
  });

  it('name each licensed user who is in no backup, in one ticket', async () => {
    const job = await aJob({ kind: 'onedrive' });
    const user = (name: string) => ({ address: `${name}@acme.test`, name });
    world.get(KnownUsers).byClient.set(job.clientId, ['ana', 'bob', 'zoe'].map(user));
    const saved = (...names: string[]) => ({
      objects: names.map((name) => ({
        ...{ name: `${name}@acme.test`, kind: 'onedrive' as const, outcome: 'success' as const },
        ...{ bytes: null, message: null },
      })),
    });
    await settled(job, 0, 'success', saved('ana'));
    const [ticket] = await ticketsOf(job);
    expect((await alertsOf(job)).map(({ object }) => object)).toEqual(['bob@acme.test', 'zoe@acme.test']);
    await settled(job, 1, 'success', saved('ana', 'bob'));
    expect(await ticketsOf(job)).toHaveLength(1);
    expect((await alertsOf(job)).map(({ isOpen }) => isOpen)).toEqual([null, 1]);
    // It lasts: that it is still there is no news.
    expect((await notesOf(ticket?.id)).filter((note) => note.includes('zoe'))).toEqual([]);
    // Named and not saved: incomplete, and not covered again.
    const failing = saved('ana', 'bob', 'zoe').objects.map((object) =>
      object.name.startsWith('zoe') ? { ...object, outcome: 'failed' as const } : object,
    );
    await settled(job, 2, 'success', { objects: failing });
    const open = (await alertsOf(job)).filter(({ isOpen }) => isOpen);
    expect(open.map(({ alertClass, object }) => `${alertClass} ${object}`)).toEqual([
      'coverage zoe@acme.test',
      'partial ',
    ]);
    expect((await notesOf((await ticketsOf(job))[1]?.id)).join()).not.toContain('de nouveau sauvegardé');
  });

  it('are one for a site of the contract that a run did not save', async () => {
    const job = await aJob({ kind: 'sharepoint', items: ['Direction', 'Ventes'] });
    const object = { kind: 'sharepoint' as const, outcome: 'success' as const, bytes: 1, message: null };
    await settled(job, 0, 'success', { objects: [{ ...object, name: 'Ventes' }] });
    expect(await openOf(job)).toEqual(['partial']);
    expect(await ticketsOf(job)).toHaveLength(1);
  });

  it('say when a quota is reached step by step, and when a run is unlike the others', async () => {
    const job = await aJob({ quotaBytes: '1000', usedBytes: '850' });
    const figures = { bytesProcessed: 1000, bytesAdded: 10, filesTotal: 100, filesChanged: 5 };
    for (let index = 0; index < 14; index += 1) await night(job, index, 'success', figures);
    await world.settle();
    expect(await alertsOf(job)).toMatchObject([{ alertClass: 'quota', streak: 1 }]);
    await database.query('UPDATE backup_job SET used_bytes = 1000 WHERE id = ?', [job.id]);
    await settled(job, 14, 'success', { ...figures, bytesProcessed: 100 });
    const classes = (await alertsOf(job)).map(({ alertClass }) => alertClass);
    expect(classes).toEqual(['quota', 'anomaly']);
    // Once more in the same night.
    await settled(job, 14, 'success', { ...figures, bytesProcessed: 100, externalId: 'again' });
    expect((await alertsOf(job)).at(-1)).toMatchObject({ alertClass: 'anomaly', streak: 1, isOpen: 1 });
    const [quota] = await ticketsOf(job);
    expect((await notesOf(quota?.id)).at(-1)).toContain('s’aggrave');
    await settled(job, 15, 'success', figures);
    expect((await alertsOf(job)).map(({ isOpen }) => isOpen)).toEqual([1, null]);
  });

  it('count nights, not runs: one that was given up and then fails is one night, and its ticket says so', async () => {
    const job = await aJob({ longestMinutes: 10 });
    const startedAt = new Date(Date.now() - 3_600_000);
    const about = { jobId: job.id, source: 'push' as const, externalId: 'hung', startedAt, endedAt: null };
    const { runId } = await world.get(RecordRun).execute({ ...about, outcome: 'running' });
    await world.get(GiveUpRuns).fire(runId);
    await world.settle();
    const [ticket] = await ticketsOf(job);
    expect(await detailOf(job)).toMatch(/Commencée le .* devait finir avant le .* jamais annoncé/);
    await world.get(RecordRun).execute({ ...about, outcome: 'failed', message: 'Disque plein' });
    await world.settle();
    expect(await alertsOf(job)).toMatchObject([{ streak: 1, occurrences: 1, isOpen: 1 }]);
    expect(await ticketsOf(job)).toMatchObject([{ priority: 3 }]);
    expect((await notesOf(ticket?.id)).at(-1)).toMatch(/même nuit.*Disque plein/);
    const later = { ...about, externalId: 'again', outcome: 'failed' as const };
    await world.get(RecordRun).execute({ ...later, startedAt: new Date() });
    await world.settle();
    expect(await alertsOf(job)).toMatchObject([{ streak: 1 }]);
  });

  it('name what a run did not save of the contract', async () => {
    const job = await aJob({ items: ['/srv/a', '/srv/b'] });
    const saved = { name: '/srv/a', kind: 'folder' as const, outcome: 'success' as const };
    await settled(job, 0, 'success', { objects: [{ ...saved, bytes: null, message: null }] });
    expect(await detailOf(job)).toMatch(/Non sauvegardé\s: \/srv\/b\./);
  });

  it('count one night for all the hours of a day that were missed, and are over when the last is excused', async () => {
    const job = await aJob({ schedule: '0 * * * *' });
    const ids: string[] = [];
    for (const hours of [3, 2, 1]) {
      await database.query(
        `INSERT INTO backup_expected (job_id, client_id, due_at, due_on, late_at, state, missed_at)
         VALUES (?, ?, NOW(3) - INTERVAL ? HOUR, '2026-11-26', NOW(3), 'missed', NOW(3))`,
        [job.id, job.clientId, hours],
      );
      const [row] = await database.query<{ id: string }>('SELECT MAX(id) AS id FROM backup_expected');
      ids.push(String(row?.id));
    }
    for (const expectedId of ids)
      await world.get(FollowRun).missed({ expectedId, jobId: job.id, clientId: job.clientId }, finish);
    expect(await alertsOf(job)).toMatchObject([{ alertClass: 'missed', streak: 1, isOpen: 1 }]);
    const staff = await world.staff('administrator');
    await world.get(ExcuseMissed).execute(staff, `missed-${ids.at(-1) ?? ''}`, { reason: 'Coupure' });
    expect(await alertsOf(job)).toMatchObject([{ isOpen: null }]);
  });
});
