import { dayOf, type Database } from '@vigie/platform';
import type { TicketWorld } from '@vigie/tickets/testing';
import { BackupRepositoryRow } from '../../store/engine/backup-repository.row';
import { endOperation, queueOperation } from '../../store/engine/operation.store';
import { insertCheck, insertCopy } from '../../store/engine/proof.store';
import type { BackupJobRow } from '../../store/runs/backup-job.row';
import { aBackupJob, alertHelpers, openBackupWorld } from '../../testing';
import { RaiseAlert } from './raise-alert';

describe('alerts of our own engine', () => {
  let world: TicketWorld;
  let database: Database;
  beforeAll(async () => {
    world = await openBackupWorld('backup_engine_alerts');
    database = world.database;
  });
  afterAll(() => world.close());
  const { aJob, settled, ticketsOf, notesOf, alertsOf, openOf } = alertHelpers(() => world);

  const aRepository = async (job: BackupJobRow, site: 'primary' | 'second' = 'primary') =>
    database.transaction((tx) =>
      tx.insert(BackupRepositoryRow, {
        ...{ clientId: job.clientId, site, folder: `client-${job.clientId}`, sealedKey: null },
        ...{ generation: 1, chunkerCopied: false, createdAt: new Date() },
      }),
    );
  type Check = { part: number; parts?: number; outcome: 'clean' | 'errors' | 'failed' };
  const check = async (job: BackupJobRow, repositoryId: string, { part, parts = 7, outcome }: Check) => {
    const about = { clientId: job.clientId, repositoryId, startedAt: new Date(), message: null };
    const errors = outcome === 'errors' ? 1 : null;
    await database.transaction((tx) => insertCheck(tx, { ...about, part, parts, outcome, errors }, job.id));
    await world.settle();
  };
  const copy = async (job: BackupJobRow, repositoryId: string, outcome: 'success' | 'failed') => {
    const about = { clientId: job.clientId, repositoryId, startedAt: new Date(), message: null };
    const counts = { sourceCount: 3, missingCount: outcome === 'success' ? 0 : 1 };
    await database.transaction((tx) => insertCopy(tx, { ...about, ...counts, jobId: job.id, outcome }));
    await world.settle();
  };
  /** Retention or a measure has ended at a site. */
  const upkeep = async (
    job: BackupJobRow,
    repositoryId: string,
    { kind, site, failed }: { kind: 'forget' | 'measure'; site: 'primary' | 'second'; failed: boolean },
  ) => {
    const { clientId, id: jobId } = job;
    await database.transaction(async (tx) => {
      await queueOperation(tx, { clientId, repositoryId, kind, jobId });
      const [row] = await tx.query<{ id: string }>('SELECT MAX(id) AS id FROM backup_operation');
      const operationId = row?.id ?? '';
      await endOperation(tx, operationId, { failure: failed ? 'no-repository' : null, message: null });
      await tx.emit('backup.upkeep-ended', { operationId, clientId, site, failed });
    });
    await world.settle();
  };
  /** What was found so far was found the night before. */
  const aDayLater = () =>
    database.query(
      "UPDATE backup_alert SET last_cause = REPLACE(last_cause, ?, ?) WHERE last_cause LIKE '%copy:%'",
      [dayOf(new Date()), dayOf(new Date(Date.now() - 86_400_000))],
    );
  const change = async (job: BackupJobRow, sql: string) => {
    await database.query(`UPDATE backup_job SET ${sql} WHERE id = ?`, [job.id]);
    await database.transaction((tx) =>
      tx.emit('backup.job-changed', { jobId: job.id, clientId: job.clientId }),
    );
    await world.settle();
  };
  const open = async (job: BackupJobRow) =>
    (await alertsOf(job)).filter(({ isOpen }) => isOpen).map(({ object }) => object);

  it('hold damaged data until the same part is found clean, and an only copy until there are two again', async () => {
    const job = await aJob({ engine: 'restic', secondSite: true });
    const id = await aRepository(job);
    await check(job, id, { part: 3, outcome: 'errors' });
    expect(await open(job)).toEqual(['données du site principal']);
    await check(job, id, { part: 4, outcome: 'clean' });
    expect(await open(job)).toEqual(['données du site principal']);
    await check(job, id, { part: 5, outcome: 'failed' });
    expect(await open(job)).toEqual(['données du site principal', 'contrôle du site principal']);
    await check(job, id, { part: 3, outcome: 'clean' });
    expect(await open(job)).toEqual([]);
    expect(await ticketsOf(job)).toMatchObject([{ priority: 2, state: 'new' }, { state: 'new' }]);
    // Two jobs in one night are one night.
    await copy(job, id, 'failed');
    await copy(job, id, 'failed');
    expect((await alertsOf(job)).at(-1)).toMatchObject({ alertClass: 'replication', streak: 1, isOpen: 1 });
    await aDayLater();
    await copy(job, id, 'failed');
    expect((await alertsOf(job)).at(-1)).toMatchObject({ streak: 2, occurrences: 2, isOpen: 1 });
    await copy(job, id, 'success');
    expect(await open(job)).toEqual([]);
    expect(await ticketsOf(job)).toHaveLength(3);
  });

  it('hold damaged data though the whole is divided anew, or another job of the client is checked', async () => {
    const job = await aJob({ engine: 'restic' });
    const other = await aBackupJob(database, { clientId: job.clientId, engine: 'restic' });
    const id = await aRepository(job);
    await check(other, id, { part: 3, outcome: 'errors' });
    expect(await open(job)).toEqual(['données du site principal']);
    await check(other, id, { part: 1, parts: 5, outcome: 'clean' });
    expect(await open(job)).toEqual(['données du site principal']);
    await check(other, id, { part: 1, parts: 1, outcome: 'clean' });
    expect([await open(job), await open(other)]).toEqual([[], []]);
    expect(await ticketsOf(job)).toHaveLength(1);
  });

  it('are one ticket for a second site that is gone, whatever could not be done there', async () => {
    const job = await aJob({ engine: 'restic', secondSite: true });
    const [id, second] = [await aRepository(job), await aRepository(job, 'second')];
    await copy(job, id, 'failed');
    await check(job, second, { part: 1, outcome: 'failed' });
    for (const kind of ['forget', 'measure'] as const) {
      await upkeep(job, id, { kind, site: 'primary', failed: false });
      await upkeep(job, id, { kind, site: 'second', failed: true });
    }
    expect(await openOf(job)).toEqual(['replication']);
    expect(await ticketsOf(job)).toHaveLength(1);
  });

  it('go on as the copy that fails, in the ticket of what could not be done at the second site before', async () => {
    const values = { engine: 'restic' as const, secondSite: false };
    const first = await aJob(values);
    const job = await aBackupJob(database, { ...values, secondSite: true, clientId: first.clientId });
    const [id, second] = [await aRepository(job), await aRepository(job, 'second')];
    await copy(job, id, 'success');
    await upkeep(job, id, { kind: 'measure', site: 'primary', failed: true });
    for (const kind of ['forget', 'measure'] as const)
      await upkeep(job, second, { kind, site: 'second', failed: true });
    await check(job, second, { part: 1, outcome: 'failed' });
    const tickets = await ticketsOf(job);
    expect([await openOf(first), await openOf(job)]).toEqual([['upkeep'], ['upkeep', 'upkeep', 'upkeep']]);
    await copy(job, id, 'failed');
    expect([await openOf(first), await openOf(job)]).toEqual([['upkeep'], ['replication']]);
    expect(await ticketsOf(job)).toHaveLength(tickets.length);
    await change(job, 'second_site = 0');
    expect(await openOf(job)).toEqual([]);
  });

  it('tell that the history is no longer purged or measured, in one ticket, until it is', async () => {
    const job = await aJob({ engine: 'restic' });
    const id = await aRepository(job);
    await upkeep(job, id, { kind: 'forget', site: 'primary', failed: true });
    await upkeep(job, id, { kind: 'measure', site: 'primary', failed: true });
    expect(await open(job)).toEqual(['purge du site principal', 'mesure du site principal']);
    expect(await ticketsOf(job)).toHaveLength(1);
    await upkeep(job, id, { kind: 'forget', site: 'primary', failed: false });
    await upkeep(job, id, { kind: 'measure', site: 'primary', failed: false });
    expect(await open(job)).toEqual([]);
  });

  it('look at the quota of a repository once it was measured, once for all jobs of the client', async () => {
    const values = { engine: 'restic' as const, quotaBytes: '1000', usedBytes: '1200' };
    const job = await aJob(values);
    const other = await aBackupJob(database, { ...values, clientId: job.clientId });
    const id = await aRepository(job);
    await settled(other, 0, 'success');
    expect(await ticketsOf(job)).toEqual([]);
    for (const one of [other, job, other])
      await upkeep(one, id, { kind: 'measure', site: 'primary', failed: false });
    const [ticket, ...more] = await ticketsOf(job);
    expect(more).toEqual([]);
    expect(ticket?.subject).toContain('quota dépassé');
    expect([await openOf(job), await openOf(other)]).toEqual([['quota'], []]);
  });

  it('are closed with the reason when what they stand on is no longer agreed', async () => {
    const job = await aJob({
      engine: 'restic',
      secondSite: true,
      quotaBytes: '1000',
      usedBytes: '900',
      checkParts: 7,
    });
    const id = await aRepository(job);
    await copy(job, id, 'failed');
    await upkeep(job, id, { kind: 'measure', site: 'primary', failed: false });
    await check(job, id, { part: 1, outcome: 'failed' });
    await check(job, id, { part: 2, outcome: 'errors' });
    await settled(job, 0, 'failed');
    expect((await openOf(job)).toSorted()).toEqual(['failed', 'integrity', 'quota', 'replication']);
    await change(job, 'quota_bytes = NULL, second_site = 0, check_parts = NULL');
    expect((await openOf(job)).toSorted()).toEqual(['failed', 'integrity']);
    const notes = await Promise.all(
      (await ticketsOf(job)).map(async ({ id: one }) => (await notesOf(one)).at(-1)),
    );
    expect(notes.filter((note) => note?.includes('n’a plus d’objet'))).toHaveLength(2);
    // Damaged data stay damaged while a job rests.
    await change(job, "state = 'paused'");
    expect(await openOf(job)).toEqual(['integrity']);
    await change(job, "state = 'ended'");
    expect(await openOf(job)).toEqual([]);
    await settled(job, 1, 'failed');
    expect(await openOf(job)).toEqual([]);
  });

  const sharing = async () => {
    const values = { engine: 'restic', secondSite: true, quotaBytes: '1000', usedBytes: '900' } as const;
    const job = await aJob({ ...values, checkParts: 7 });
    const other = await aBackupJob(database, { ...values, checkParts: 7, clientId: job.clientId });
    const id = await aRepository(job);
    const findAll = async (found: BackupJobRow) => {
      await copy(found, id, 'failed');
      await upkeep(found, id, { kind: 'measure', site: 'primary', failed: false });
      await upkeep(found, id, { kind: 'forget', site: 'primary', failed: true });
      await check(found, id, { part: 2, outcome: 'errors' });
      await check(found, id, { part: 1, outcome: 'failed' });
    };
    await findAll(job);
    return { job, other, findAll };
  };
  const all = ['integrity', 'quota', 'replication', 'upkeep', 'upkeep'];

  it.each(["state = 'ended'", "engine = 'push'"])(
    'go on with another job that shares the repository, on the same tickets: %s',
    async (sql) => {
      const { job, other, findAll } = await sharing();
      expect((await openOf(job)).toSorted()).toEqual(all);
      const tickets = await ticketsOf(job);
      await change(job, sql);
      expect([await openOf(job), (await openOf(other)).toSorted()]).toEqual([[], all]);
      for (const { id } of tickets) {
        const last = (await notesOf(id)).at(-1);
        expect(last).toContain(`«\u00a0${other.name}\u00a0»`);
        expect(last).not.toMatch(/plus d’objet|normale/);
      }
      await findAll(other);
      expect(await openOf(job)).toEqual([]);
      expect((await ticketsOf(job)).map(({ id }) => id)).toEqual(tickets.map(({ id }) => id));
      // Nobody else shares it any more.
      await change(other, "state = 'ended'");
      expect(await openOf(other)).toEqual([]);
    },
  );

  it('go on only with a job that has ground for it, though it had the same one before', async () => {
    const { job, other, findAll } = await sharing();
    await change(job, "state = 'paused'");
    // Damage stays where it is: it outlives a pause.
    expect(await openOf(job)).toEqual(['integrity']);
    await change(job, "state = 'active'");
    await change(other, 'second_site = 0, quota_bytes = NULL, check_parts = NULL');
    expect((await openOf(job)).toSorted()).toEqual(['integrity', 'quota', 'replication', 'upkeep']);
    await change(other, 'second_site = 1');
    await change(job, "state = 'ended'");
    expect((await openOf(other)).toSorted()).toEqual(['integrity', 'replication', 'upkeep']);
    const tickets = await ticketsOf(job);
    await findAll(other);
    expect(await ticketsOf(job)).toHaveLength(tickets.length);
  });

  it('are closed where the job that would bear them has the same one', async () => {
    const { job, other } = await sharing();
    const raise = { jobId: other.id, class: 'replication', detail: '', cause: 'copy:0' } as const;
    await database.transaction((tx) => world.get(RaiseAlert).raise(tx, { ...raise, at: new Date() }));
    await change(job, 'second_site = 0');
    expect(await openOf(job)).not.toContain('replication');
    expect(await openOf(other)).toEqual(['replication']);
    const notes = await Promise.all((await ticketsOf(job)).map(async ({ id }) => (await notesOf(id)).at(-1)));
    expect(notes.join()).toContain('le second site n’est plus prévu');
  });
});
