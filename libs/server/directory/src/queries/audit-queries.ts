import { Injectable } from '@nestjs/common';
import { Database, fromJson, Pages } from '@vigie/platform';
import type { AuditEntry, Page } from '@vigie/wire';
import { Conditions, iso } from './sql';

interface AuditColumns {
  id: string;
  at: Date;
  actor: string;
  action: string;
  target: string;
  data: AuditEntry['data'] | string;
  sequence: number | null;
  sha256: string | null;
}

export interface AuditFilter {
  limit: number;
  cursor?: string | undefined;
  target?: string | undefined;
  action?: string | undefined;
}

const pages = new Pages('audit');

/** The journal, latest first. */
@Injectable()
export class AuditQueries {
  constructor(private readonly database: Database) {}

  /** A page of the journal, of one object or one action where asked. */
  async page(filter: AuditFilter): Promise<Page<AuditEntry>> {
    const where = new Conditions();
    if (filter.target) where.add('target = ?', filter.target);
    if (filter.action) where.add('action = ?', filter.action);
    const after = pages.after(filter.cursor);
    if (after) where.add('id < ?', after[0]);
    const rows = await this.database.query<AuditColumns>(
      `SELECT id, at, actor, action, target, data, sequence, sha256
         FROM audit_entry WHERE ${where.sql} ORDER BY id DESC LIMIT ?`,
      [...where.parameters, filter.limit + 1],
    );
    return pages.cut(
      rows,
      filter.limit,
      (row) => [row.id],
      (row) => ({ ...row, at: iso(row.at), data: fromJson(row.data) }),
    );
  }
}
