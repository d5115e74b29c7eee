import type { Attachment, BackupRestore, RestoredFolder } from '@vigie/wire';
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

/** What came of it. */
export interface RestoreMade {
  files: readonly (Attachment & { key: string })[];
  folders: RestoredFolder[];
}

const number = (value: string | null) => (value === null ? null : Number(value));

/** A restore as our people see it. */
export function presentRestore(
  row: StoredRestore,
  around: RestoreAround,
  { files, folders }: RestoreMade,
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
    folders,
    manifest: manifestOf(row, files),
    ...endOf(row),
    createdAt: row.createdAt.toISOString(),
  };
}

/** How it was handed over, and what was said of it. */
function endOf(row: StoredRestore): Pick<BackupRestore, 'result' | 'confirmed' | 'refused'> {
  const { doneAt, confirmedAt, refusedBy, proof } = row;
  return {
    result: doneAt && { at: doneAt.toISOString(), by: row.doneBy ?? '', proof },
    confirmed: confirmedAt && { at: confirmedAt.toISOString(), by: row.confirmedBy ?? '' },
    refused: refusedBy === null ? null : { by: refusedBy, reason: row.refuseReason ?? '' },
  };
}

function manifestOf({ manifestFileId }: StoredRestore, files: RestoreMade['files']): Attachment | null {
  const file = files.find(({ id }) => id === manifestFileId);
  return file ? { id: file.id, name: file.name, type: file.type, size: file.size } : null;
}
