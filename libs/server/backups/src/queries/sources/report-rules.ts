import { Inject, Injectable } from '@nestjs/common';
import { reportTag, type ReportReader, type ReportWords } from '@vigie/rules';
import { CONFIG, Database, fromJson, mailFromOf, Pages, type Config } from '@vigie/platform';
import type { Page, ReportRuleItem } from '@vigie/wire';

interface RuleColumns {
  id: string;
  jobId: string;
  jobName: string;
  clientId: string;
  clientName: string;
  sender: string;
  subject: string;
  reader: ReportReader;
  words: ReportWords | string;
  usedAt: Date | null;
  createdAt: Date;
  createdBy: string;
}

const pages = new Pages('backup-report-rules');

/** How the mails of jobs are read. */
@Injectable()
export class ReportRules {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The newest first. */
  async page({
    limit,
    cursor,
  }: {
    limit: number;
    cursor?: string | undefined;
  }): Promise<Page<ReportRuleItem>> {
    const after = pages.after(cursor);
    const rows = await this.database.query<RuleColumns>(
      `SELECT r.id, r.job_id AS jobId, j.name AS jobName, r.client_id AS clientId, c.name AS clientName, r.sender,
          r.subject, r.reader, r.words, r.used_at AS usedAt, r.created_at AS createdAt, r.created_by AS createdBy
         FROM (SELECT id AS cut FROM backup_report_rule ${after ? 'WHERE id < ?' : ''} ORDER BY id DESC LIMIT ?) page
         JOIN backup_report_rule r ON r.id = page.cut
         JOIN backup_job j ON j.id = r.job_id JOIN client c ON c.id = r.client_id
        ORDER BY r.id DESC`,
      [...(after ?? []), limit + 1],
    );
    return pages.cut(rows, limit, ({ id }) => [id], present);
  }

  /** Where the reports of backups are to be sent. */
  async addresses(): Promise<string[]> {
    const boxes = await this.database.query<{ address: string }>(
      'SELECT address FROM mailbox WHERE reports = 1 AND active = 1 ORDER BY address',
    );
    const own = mailFromOf(this.config).address.replace('@', `+${reportTag}@`);
    return [...boxes.map(({ address }) => address), own];
  }
}

function present(row: RuleColumns): ReportRuleItem {
  const { id, sender, subject, reader, createdBy } = row;
  return {
    ...{ id, sender, subject, reader, createdBy },
    job: { id: row.jobId, name: row.jobName },
    client: { id: row.clientId, name: row.clientName },
    words: fromJson(row.words),
    usedAt: row.usedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
