import { Injectable } from '@nestjs/common';
import type { RunOutcome } from '@vigie/rules';
import { Database, found, Pages } from '@vigie/platform';
import type {
  BackupReport,
  BackupReportDetail,
  BackupReportKind,
  BackupReportQuery,
  BackupReportReason,
  BackupReportState,
  Page,
} from '@vigie/wire';

interface ReportColumns {
  id: string;
  kind: BackupReportKind;
  state: BackupReportState;
  reason: BackupReportReason | null;
  sender: string;
  subject: string;
  seems: RunOutcome;
  weight: number;
  receivedAt: Date;
  jobId: string | null;
  jobName: string | null;
  clientId: string | null;
  clientName: string | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  note: string | null;
}

interface DetailColumns extends ReportColumns {
  content: string;
  truncated: number;
  forged: number;
  runId: string | null;
  inboundMailId: string | null;
}

const columns = `r.id, r.kind, r.state, r.reason, r.sender, r.subject, r.seems, r.weight, r.received_at AS receivedAt,
  r.job_id AS jobId, j.name AS jobName, r.client_id AS clientId, c.name AS clientName,
  r.decided_at AS decidedAt, r.decided_by AS decidedBy, r.note`;
const joined = `backup_report r ON r.id = page.cut LEFT JOIN backup_job j ON j.id = r.job_id LEFT JOIN client c ON c.id = r.client_id`;
const waitingPages = new Pages('backup-reports-waiting');
const otherPages = new Pages('backup-reports');
const mostCounted = 1000;

/** What sources said, as far as a person has or had to look at it. */
@Injectable()
export class BackupReports {
  constructor(private readonly database: Database) {}

  /** What waits, the worst first, then the oldest; what was decided, the newest first. */
  page(query: BackupReportQuery): Promise<Page<BackupReport>> {
    return query.state === 'waiting' ? this.waiting(query) : this.decided(query);
  }

  /** One of them, word for word; 404 when there is none. */
  async find(id: string): Promise<BackupReportDetail> {
    const row = found(
      await this.database.one<DetailColumns>(
        `SELECT ${columns}, r.content, r.truncated, r.forged, r.run_id AS runId,
            r.inbound_mail_id AS inboundMailId FROM (SELECT ? AS cut) page JOIN ${joined}`,
        [id],
      ),
    );
    const { content: text, truncated, forged, runId, inboundMailId } = row;
    return {
      ...present(row),
      ...{ text, runId, inboundMailId },
      truncated: truncated === 1,
      forged: forged === 1,
    };
  }

  /** How many wait; no longer exact beyond a thousand. */
  async waitingCount(): Promise<number> {
    const row = await this.database.one<{ count: string }>(
      "SELECT COUNT(*) AS count FROM (SELECT 1 FROM backup_report WHERE state = 'waiting' LIMIT ?) some",
      [mostCounted],
    );
    return Number(row?.count ?? 0);
  }

  private async waiting({ limit, cursor }: BackupReportQuery): Promise<Page<BackupReport>> {
    const after = waitingPages.after(cursor);
    const [weight = 0, at = '', id = 0] = after ?? [];
    const from = after
      ? 'AND (weight > ? OR (weight = ? AND (received_at > ? OR (received_at = ? AND id > ?))))'
      : '';
    const instant = new Date(String(at));
    const rows = await this.database.query<ReportColumns>(
      `SELECT ${columns} FROM (SELECT id AS cut FROM backup_report WHERE state = 'waiting' ${from}
          ORDER BY weight, received_at, id LIMIT ?) page
         JOIN ${joined}
        ORDER BY r.weight, r.received_at, r.id`,
      [...(after ? [weight, weight, instant, instant, id] : []), limit + 1],
    );
    const position = (row: ReportColumns) => [row.weight, row.receivedAt.toISOString(), row.id];
    return waitingPages.cut(rows, limit, position, present);
  }

  private async decided({ limit, cursor, state }: BackupReportQuery): Promise<Page<BackupReport>> {
    const after = otherPages.after(cursor);
    const rows = await this.database.query<ReportColumns>(
      `SELECT ${columns} FROM (SELECT id AS cut FROM backup_report WHERE state = ?
          ${after ? 'AND id < ?' : ''} ORDER BY id DESC LIMIT ?) page
         JOIN ${joined}
        ORDER BY r.id DESC`,
      [state, ...(after ?? []), limit + 1],
    );
    return otherPages.cut(rows, limit, ({ id }) => [id], present);
  }
}

function present(row: ReportColumns): BackupReport {
  const { id, kind, state, reason, sender, subject, seems, decidedBy, note } = row;
  return {
    ...{ id, kind, state, reason, sender, subject, seems, decidedBy, note },
    receivedAt: row.receivedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    job: row.jobId === null ? null : { id: row.jobId, name: row.jobName ?? '' },
    client: row.clientId === null ? null : { id: row.clientId, name: row.clientName ?? '' },
  };
}
