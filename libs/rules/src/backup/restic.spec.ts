import * as fc from 'fast-check';
import samples014 from '../testing/fixtures/restic-0.14.0.json';
import samples018 from '../testing/fixtures/restic-0.18.0.json';
import samples019 from '../testing/fixtures/restic-0.19.1.json';
import { judgeBackup, readBackup, readProgress } from './restic-backup';
import { complaintsOf, failureOf } from './restic-failure';
import {
  notCopied,
  readCheck,
  readDone,
  readFileLine,
  readForget,
  readRestore,
  readSnapshots,
  readStats,
  type ResticSnapshot,
} from './restic-results';
import type { ResticExit } from './restic-text';
import { engineLevel, readResticVersion } from './restic-version';

const versions = ['0.14.0', '0.18.0', '0.19.1'] as const;
type Version = (typeof versions)[number];
type Samples = Readonly<Record<string, ResticExit>>;
const samples: Readonly<Record<Version, Samples>> = {
  '0.14.0': samples014,
  '0.18.0': samples018,
  '0.19.1': samples019,
};
const sample = (version: Version, name: string): ResticExit => {
  const found = samples[version][name];
  if (!found) throw new Error(`no sample ${name} of ${version}`);
  return found;
};

const source = ['/srv/samples/src'];
const gone = [...source, '/srv/samples/nonexistent'];

/** What is in the repository after a backup: the snapshot that it speaks of, with the paths that were there. */
function repositoryAfter(exit: ResticExit, paths: readonly string[]): ResticSnapshot[] {
  const said = readBackup(exit).summary?.snapshotId;
  if (!said) return [];
  const id = said.padEnd(64, '0');
  return [{ id, at: new Date(0), host: 'client-a', paths: [...paths], tags: [], tree: '', original: null }];
}

/** The normalised outcome of a command, in one word. */
function outcomeOf(name: string, exit: ResticExit): string {
  const short = (result: { ok: true } | { ok: false; failure: string }) =>
    result.ok ? 'ok' : result.failure;
  if (name.startsWith('backup')) {
    const contracted = name === 'backup_missing_source' ? gone : source;
    const reading = readBackup(exit);
    const { outcome } = judgeBackup(reading, repositoryAfter(exit, source), contracted);
    return reading.failure === null ? outcome : `${outcome}: ${reading.failure}`;
  }
  if (/^(?:snapshots|wrong_password|no_repo)/.test(name)) {
    const read = readSnapshots(exit);
    return read.ok ? `${read.value.length} snapshots` : read.failure;
  }
  if (name.startsWith('check')) {
    const read = readCheck(exit);
    return read.ok ? (read.value.errors > 0 ? 'errors' : 'clean') : read.failure;
  }
  if (name.startsWith('restore')) return short(readRestore(exit));
  if (name.startsWith('stats')) return short(readStats(exit));
  if (name.startsWith('forget')) return short(readForget(exit));
  return short(readDone(exit));
}

/** For every sample of every version; one word where all versions agree, else one a version. */
const expected: Readonly<Record<string, string | readonly [string, string, string]>> = {
  init: 'ok',
  init_again: 'exists',
  init2: 'ok',
  init_small: 'ok',
  backup1: 'success',
  backup2: 'success',
  // 0.14 does not know the flag; later ones write no snapshot when nothing has changed.
  backup_unchanged_skip: ['failed: other', 'failed', 'failed'],
  backup_dryrun_verbose: 'failed',
  backup_missing_source: 'warning',
  backup_all_missing: 'failed: source-missing',
  backup_unreadable: 'warning',
  backup_disk_full: 'failed: disk-full',
  snapshots: '3 snapshots',
  snapshots_filter_none: '0 snapshots',
  snapshots_repo2: '3 snapshots',
  wrong_password: 'wrong-password',
  no_repo: 'no-repository',
  copy: 'ok',
  copy_again: 'ok',
  check: 'clean',
  check_subset: 'clean',
  check_readdata_repo2: 'clean',
  check_corrupt: 'errors',
  // What a check that reads no data cannot see.
  check_corrupt_structure_only: 'clean',
  check_missing_pack: 'errors',
  stats_restore: 'ok',
  stats_raw: 'ok',
  ls: 'ok',
  find: 'ok',
  diff: 'ok',
  restore: 'ok',
  restore_verify: 'ok',
  restore_include: 'ok',
  restore_corrupt: 'ok',
  restore_missing_snapshot: 'no-snapshot',
  forget_dry: 'ok',
  forget_prune: 'ok',
  prune: 'ok',
  prune_locked: 'locked',
  tag: 'ok',
  unlock: 'ok',
  key_list: 'ok',
};

describe.each(versions)('restic %s', (version) => {
  it('has an expected outcome for every sample', () => {
    expect(Object.keys(samples[version]).filter((name) => !(name in expected))).toEqual([]);
    expect(Object.keys(samples[version]).length).toBeGreaterThan(40);
  });

  it.each(Object.keys(samples[version]))('%s', (name) => {
    const outcome = expected[name];
    const wanted = typeof outcome === 'string' ? outcome : outcome?.[versions.indexOf(version)];
    expect(outcomeOf(name, sample(version, name))).toBe(wanted);
  });

  it('reads progress and what was counted', () => {
    const exit = sample(version, 'backup1');
    const progress = exit.stdout
      .split('\n')
      .map(readProgress)
      .filter((line) => line !== null);
    expect(progress.at(-1)).toMatchObject({ done: 1, files: 7, filesTotal: 7, bytes: 9_108_924 });
    const { summary } = readBackup(exit);
    expect(summary).toMatchObject({ filesNew: 7, filesTotal: 7, bytesTotal: 9_108_924 });
    expect(summary?.bytesAdded).toBeGreaterThan(9_000_000);
    expect(summary?.seconds).toBeGreaterThan(0);
  });

  it('names what could not be read, in its JSON and in plain text', () => {
    expect(readBackup(sample(version, 'backup_unreadable')).unread).toEqual([
      '/srv/samples/u/src/docs/seq.txt',
    ]);
    expect(readBackup(sample(version, 'backup_missing_source')).missing).toEqual(['nonexistent']);
    expect(complaintsOf(sample(version, 'backup_disk_full').stderr).join()).toContain(
      'no space left on device',
    );
  });

  it('says no impossible times', () => {
    const summary = readBackup({ ...sample('0.18.0', 'backup_unchanged_skip') }).summary;
    expect(summary).toMatchObject({ seconds: null, endedAt: null, snapshotId: null });
  });

  it('proves that everything was copied, by the snapshot that each one comes from', () => {
    const first = readSnapshots(sample(version, 'snapshots'));
    const second = readSnapshots(sample(version, 'snapshots_repo2'));
    if (!first.ok || !second.ok) throw new Error('not read');
    expect(notCopied(first.value, second.value)).toEqual([]);
    expect(notCopied(first.value, second.value.slice(1)).map(({ id }) => id)).toEqual([first.value[0]?.id]);
  });

  it('lists files, retention and the pack that is broken', () => {
    const files = sample(version, 'ls').stdout.split('\n').map(readFileLine);
    expect(files.filter((file) => file !== null)).toHaveLength(6);
    expect(files).toContainEqual(expect.objectContaining({ path: '/src/photos/p1.bin', bytes: 3_000_000 }));
    const forgotten = readForget(sample(version, 'forget_prune'));
    expect(forgotten.ok && [forgotten.value.kept.length, forgotten.value.removed.length]).toEqual([1, 2]);
    const stats = readStats(sample(version, 'stats_raw'));
    expect(stats.ok && stats.value.bytes).toBeGreaterThan(9_000_000);
    const check = readCheck(sample(version, 'check_corrupt'));
    expect(check.ok && check.value.errors).toBe(1);
  });

  it('never calls a truncated or garbled backup a success', () => {
    const whole = sample(version, 'backup2');
    const snapshots = repositoryAfter(whole, source);
    const verdict = (exit: ResticExit) => judgeBackup(readBackup(exit), snapshots, source).outcome;
    expect(verdict(whole)).toBe('success');
    const end = whole.stdout.trimEnd().length;
    fc.assert(
      fc.property(fc.nat(end - 1), fc.string({ minLength: 1 }), (at, noise) => {
        expect(verdict({ ...whole, stdout: whole.stdout.slice(0, at) })).toBe('failed');
        expect(verdict({ ...whole, stdout: noise })).toBe('failed');
        expect(verdict({ ...whole, code: null })).toBe('failed');
        const summaryAt = whole.stdout.lastIndexOf('{"message_type":"summary"');
        const cut = summaryAt + (at % (end - summaryAt));
        const broken = `${whole.stdout.slice(0, cut)}\u0000${whole.stdout.slice(cut)}`;
        expect(verdict({ ...whole, stdout: broken })).toBe('failed');
      }),
    );
  });

  it('never calls a check clean, or snapshots read, when the end is missing', () => {
    const check = sample(version, 'check').stdout.trimEnd();
    const list = sample(version, 'snapshots').stdout.trimEnd();
    fc.assert(
      fc.property(fc.nat(check.length - 1), fc.nat(list.length - 1), (one, other) => {
        const read = readCheck({ code: 0, stdout: check.slice(0, one), stderr: '' });
        expect(read.ok).toBe(false);
        expect(readSnapshots({ code: 0, stdout: list.slice(0, other), stderr: '' }).ok).toBe(false);
      }),
    );
  });
});

describe('the verdict on a backup', () => {
  const exit = sample('0.18.0', 'backup2');
  const reading = readBackup(exit);

  it('believes the repository: no snapshot, no success', () => {
    expect(judgeBackup(reading, [], source).outcome).toBe('failed');
  });

  it('names contracted paths that the snapshot does not have', () => {
    const verdict = judgeBackup(reading, repositoryAfter(exit, source), gone);
    expect(verdict).toMatchObject({ outcome: 'warning', missing: ['/srv/samples/nonexistent'] });
    expect(judgeBackup(reading, repositoryAfter(exit, ['/elsewhere']), source).outcome).toBe('failed');
  });

  it('does not call an empty source a success', () => {
    const nothing = exit.stdout.replace(/"total_files_processed":\d+/, '"total_files_processed":0');
    const verdict = judgeBackup(
      readBackup({ ...exit, stdout: nothing }),
      repositoryAfter(exit, source),
      source,
    );
    expect(verdict.outcome).toBe('warning');
  });

  it('takes an exit code it does not know for a failure', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 255 }), (code) => {
        const failed = failureOf({ ...exit, code }) !== null;
        expect(failed).toBe(code !== 3);
        expect(
          judgeBackup(readBackup({ ...exit, code }), repositoryAfter(exit, source), source).outcome,
        ).not.toBe('success');
      }),
    );
  });
});

describe('the version', () => {
  it.each([
    ['restic 0.14.0 compiled with go1.19.8 on linux/amd64\n', '0.14.0', 'degraded'],
    ['{"message_type":"version","version":"0.18.0","go_version":"go1.24.4"}\n', '0.18.0', 'full'],
    ['restic 0.19.1 compiled with go1.25 on linux/amd64', '0.19.1', 'full'],
    ['restic 0.12.1 compiled with go1.16', '0.12.1', 'too-old'],
    ['restic 1.0.0 compiled with go1.30', '1.0.0', 'full'],
    ['command not found', null, 'absent'],
  ])('%s', (text, version, level) => {
    expect(readResticVersion(text)).toBe(version);
    expect(engineLevel(version)).toBe(level);
  });
});
