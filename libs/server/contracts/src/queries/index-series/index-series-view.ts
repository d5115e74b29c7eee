import { Injectable } from '@nestjs/common';
import { Database, found, fromJson } from '@vigie/platform';
import type {
  IndexAlert,
  IndexAlertData,
  IndexLink,
  IndexReading,
  IndexSeriesPage,
  IndexValueSource,
} from '@vigie/wire';
import { IndexSeriesList } from './index-series-list';

/** Past values, and answers, that a page shows. */
const mostPast = 200;
const mostAnswers = 20;

interface ReadValue extends Omit<IndexReading, 'provisional' | 'readAt' | 'answer' | 'ended'> {
  provisional: number;
  source: IndexValueSource;
  readAt: Date;
  answerId: string | null;
  sha256: string | null;
  endedAt: Date | null;
  endedBy: string | null;
  endReason: string | null;
}

interface ReadLink extends Omit<IndexLink, 'old' | 'new' | 'createdAt'> {
  oldId: string;
  oldCode: string;
  oldName: string;
  newId: string;
  newCode: string;
  newName: string;
  createdAt: Date;
}

const values = `
  SELECT v.id, v.period, v.base, v.value, v.provisional, v.source, v.source_note AS sourceNote,
         v.published_on AS publishedOn, v.last_update AS lastUpdate, v.read_at AS readAt, v.read_by AS readBy,
         v.answer_id AS answerId, a.sha256, v.ended_at AS endedAt, v.ended_by AS endedBy, v.end_reason AS endReason
    FROM index_value v LEFT JOIN index_answer a ON a.id = v.answer_id`;

const links = `
  SELECT l.id, l.coefficient, l.source_note AS sourceNote, l.created_at AS createdAt, l.created_by AS createdBy, l.version,
         o.id AS oldId, o.code AS oldCode, o.name AS oldName, n.id AS newId, n.code AS newCode, n.name AS newName
    FROM index_link l
    JOIN index_series o ON o.id = l.old_series_id
    JOIN index_series n ON n.id = l.new_series_id`;

/** All that is known of a series: values with their history, answers, links, what somebody should look at. */
@Injectable()
export class IndexSeriesView {
  constructor(
    private readonly database: Database,
    private readonly list: IndexSeriesList,
  ) {}

  /** Error: not-found. */
  async find(id: string): Promise<IndexSeriesPage> {
    const series = await this.list.one(id);
    const [current, past, alerts, answers, linked] = await Promise.all([
      this.values(`WHERE v.series_id = ? AND v.is_current = 1 ORDER BY v.period DESC, v.id DESC`, [id]),
      this.values(
        `WHERE v.series_id = ? AND v.is_current IS NULL ORDER BY v.ended_at DESC, v.id DESC LIMIT ?`,
        [id, mostPast],
      ),
      this.alerts(id),
      this.answers(id),
      this.links('WHERE l.old_series_id = ? OR l.new_series_id = ?', [id, id]),
    ]);
    return { series, values: current, past, alerts, answers, links: linked };
  }

  /** Every link there is. */
  allLinks(): Promise<IndexLink[]> {
    return this.links('', []);
  }

  /** The bytes of an answer, with the name to keep them under. Error: not-found. */
  async answer(seriesId: string, answerId: string) {
    const row = found(
      await this.database.one<{
        code: string;
        kind: 'insee' | 'csv';
        mediaType: string;
        content: Buffer;
        sha256: string;
        readAt: Date;
      }>(
        `SELECT s.code, a.kind, a.media_type AS mediaType, a.content, a.sha256, a.read_at AS readAt
           FROM index_answer a JOIN index_series s ON s.id = a.series_id
          WHERE a.id = ? AND a.series_id = ?`,
        [answerId, seriesId],
      ),
    );
    const day = row.readAt.toISOString().slice(0, 10);
    return { ...row, fileName: `${row.code}-${day}-${answerId}.${row.kind === 'csv' ? 'csv' : 'xml'}` };
  }

  private async values(where: string, parameters: unknown[]): Promise<IndexReading[]> {
    const rows = await this.database.query<ReadValue>(`${values} ${where}`, parameters);
    return rows.map(({ answerId, sha256, endedAt, endedBy, endReason, provisional, readAt, ...row }) => ({
      ...row,
      provisional: provisional === 1,
      readAt: readAt.toISOString(),
      answer: answerId !== null && sha256 !== null ? { id: answerId, sha256 } : null,
      ended: endedAt ? { at: endedAt.toISOString(), by: endedBy ?? '', reason: endReason } : null,
    }));
  }

  private async alerts(id: string): Promise<IndexAlert[]> {
    const rows = await this.database.query<
      Omit<IndexAlert, 'data' | 'raisedAt'> & { data: IndexAlertData | string; raisedAt: Date }
    >(
      `SELECT id, kind, data, raised_at AS raisedAt FROM index_alert
        WHERE series_id = ? AND seen_at IS NULL ORDER BY id DESC LIMIT 50`,
      [id],
    );
    return rows.map((row) => ({ ...row, data: fromJson(row.data), raisedAt: row.raisedAt.toISOString() }));
  }

  private async answers(id: string): Promise<IndexSeriesPage['answers']> {
    const rows = await this.database.query<
      Omit<IndexSeriesPage['answers'][number], 'readAt'> & { readAt: Date }
    >(
      `SELECT id, kind, place, size, sha256, read_at AS readAt FROM index_answer
        WHERE series_id = ? ORDER BY read_at DESC, id DESC LIMIT ?`,
      [id, mostAnswers],
    );
    return rows.map((row) => ({ ...row, readAt: row.readAt.toISOString() }));
  }

  private async links(where: string, parameters: unknown[]): Promise<IndexLink[]> {
    const rows = await this.database.query<ReadLink>(`${links} ${where} ORDER BY l.id`, parameters);
    return rows.map(({ oldId, oldCode, oldName, newId, newCode, newName, createdAt, ...row }) => ({
      ...row,
      old: { id: oldId, code: oldCode, name: oldName },
      new: { id: newId, code: newCode, name: newName },
      createdAt: createdAt.toISOString(),
    }));
  }
}
