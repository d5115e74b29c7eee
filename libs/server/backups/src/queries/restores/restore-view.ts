import type { Attachment, BackupRestore } from '@vigie/wire';
import type { StoredRestore } from '../../store/restores/restore.store';

/** What stands around a restore. */
export interface RestoreAround {
  id: string;
  ticketId: string;
  subject: string;
  clientId: string;
  client: string;
  job: string | null;
  endedAt: Date | null;
  snapshotId: string | null;
  dueAt: Date | null;
}

const number = (value: string | null) => (value === null ? null : Number(value));

/** A restore as our people see it. */
export function presentRestore(
  row: StoredRestore,
  around: RestoreAround,
  files: readonly (Attachment & { key: string })[],
): BackupRestore {
  const { id, state, what, asOf, target, paths, method, missing, version } = row;
  const { ticketId, subject, dueAt, job, endedAt, snapshotId } = around;
  return {
    ...{ id, state, what, asOf, target, paths, method, missing, version },
    ticket: {
      ...{ id: ticketId, subject, dueAt: dueAt?.toISOString() ?? null },
      number: `T-${ticketId}`,
    },
    client: { id: around.clientId, name: around.client },
    job: row.jobId === null ? null : { id: row.jobId, name: job ?? '' },
    run:
      row.runId === null || !endedAt ? null : { id: row.runId, endedAt: endedAt.toISOString(), snapshotId },
    progress:
      state === 'running' && row.bytesDone !== null
        ? { bytes: Number(row.bytesDone), total: number(row.bytesTotal) }
        : null,
    failure: row.failure && { code: row.failure, message: row.failureMessage ?? '' },
    result: resultOf(row, files),
    confirmed: row.confirmedAt && { at: row.confirmedAt.toISOString(), by: row.confirmedBy ?? '' },
    refused: row.refusedBy === null ? null : { by: row.refusedBy, reason: row.refuseReason ?? '' },
    createdAt: row.createdAt.toISOString(),
  };
}

function resultOf(
  { doneAt, doneBy, files: count, bytes, manifestFileId, proof }: StoredRestore,
  files: readonly (Attachment & { key: string })[],
): BackupRestore['result'] {
  if (doneAt === null) return null;
  const manifest = files.find(({ id }) => id === manifestFileId);
  return {
    ...{ at: doneAt.toISOString(), by: doneBy ?? '', files: count, bytes: number(bytes), proof },
    manifest: manifest
      ? { id: manifest.id, name: manifest.name, type: manifest.type, size: manifest.size }
      : null,
  };
}
