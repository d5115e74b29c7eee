import { fromJson } from '@vigie/platform';
import { daysLeft, type LocalDate } from '@vigie/rules';
import type {
  Attachment,
  BackupEnding,
  EndingExport,
  EndingSite,
  EndingStepEntry,
  RestoredFolder,
  SnapshotLine,
} from '@vigie/wire';
import { restitutionOpen } from '../../store/endings/obstacle';
import type { BackupEndingExportRow } from '../../store/endings/backup-ending-export.row';
import type { BackupEndingSiteRow } from '../../store/endings/backup-ending-site.row';
import type { BackupEndingStepRow } from '../../store/endings/backup-ending-step.row';
import type { BackupEndingRow } from '../../store/endings/backup-ending.row';

export interface EndingNames {
  id: string;
  client: string;
  job: string | null;
  contract: string | null;
}
type Files = readonly Attachment[];
const fileOf = (files: Files, id: string | null) => files.find((file) => file.id === id) ?? null;

/** An end as a line of the list. */
export function presentEnding(row: BackupEndingRow, names: EndingNames, today: LocalDate): BackupEnding {
  const { id, clientId, jobId, contractId, state, endedOn, dueOn, cause, choice, hold, version } = row;
  return {
    ...{ id, state, endedOn, dueOn, cause, choice, hold, version },
    client: { id: clientId, name: names.client },
    job: jobId === null ? null : { id: jobId, name: names.job ?? '' },
    contract: contractId === null ? null : { id: contractId, name: names.contract ?? '' },
    daysLeft: daysLeft(dueOn, today),
    restitutionOpen: restitutionOpen(row),
    erasure: row.approvedAt ? 'approved' : row.askedAt ? 'asked' : 'none',
  };
}

/** What is erased at a site, with its evidence. */
export function presentSite(row: BackupEndingSiteRow, files: Files): EndingSite {
  const { id, site, state, method, place, how, failure, byName } = row;
  return {
    ...{ id, site, kind: row.kind, state, method, where: place, how, failure, by: byName },
    before: fromJson<SnapshotLine[]>(row.before ?? []),
    after: fromJson<SnapshotLine[]>(row.after ?? []),
    keyDestroyedAt: row.keyDestroyedAt?.toISOString() ?? null,
    erasedAt: row.erasedAt?.toISOString() ?? null,
    evidence: fileOf(files, row.fileId),
  };
}

/** What was handed over. */
export function presentExport(
  row: BackupEndingExportRow,
  { files, jobs, folder }: { files: Files; jobs: ReadonlyMap<string, string>; folder: RestoredFolder | null },
): EndingExport {
  const { id, state, method, jobId, medium, files: count, bytes, manifestSha256, failure, createdBy } = row;
  return {
    ...{ id, state, method, medium, files: count, manifestSha256, failure, by: createdBy, folder },
    job: jobId === null ? null : { id: jobId, name: jobs.get(jobId) ?? '' },
    bytes: bytes === null ? null : Number(bytes),
    csv: fileOf(files, row.csvFileId),
    json: fileOf(files, row.jsonFileId),
    madeAt: row.madeAt?.toISOString() ?? null,
    receipt: row.receiptAt && {
      ...{ at: row.receiptAt.toISOString(), name: row.receiptName ?? '', title: row.receiptTitle },
    },
  };
}

/** A step of the history. */
export function presentStep(row: BackupEndingStepRow, files: Files): EndingStepEntry {
  const { id, at, step, byName, data, fileId } = row;
  return { id, at: at.toISOString(), step, by: byName, data: fromJson(data), file: fileOf(files, fileId) };
}
