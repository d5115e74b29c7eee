import { Injectable } from '@nestjs/common';
import { Database, scopeCondition, type ClientScope } from '@vigie/platform';
import type { Rating } from '@vigie/rules';
import type {
  SatisfactionFigures,
  SatisfactionGroup,
  SatisfactionQuery,
  SatisfactionReport,
} from '@vigie/wire';
import { ticketNumber } from '../../store/desk/ticket.store';
import { instantsOf } from '../reports/report-days';

const mostLines = 200;
const mostAnswers = 50;

/** What each group of lines is told apart by; expressions of ours, never of the caller. */
const groupKeys: Record<SatisfactionGroup, string> = {
  month: "DATE_FORMAT(s.done_at, '%Y-%m')",
  person: "COALESCE(s.assignee_id, 'none')",
  client: 's.client_id',
};

type FigureColumns = Record<keyof SatisfactionFigures, number | string | null>;
interface AnswerColumns {
  id: string;
  ticketId: string;
  subject: string;
  clientId: string;
  client: string;
  requester: string;
  rating: Rating;
  comment: string | null;
  ratedAt: Date;
}

const figures = `COUNT(*) AS done, COUNT(s.asked_at) AS asked, COUNT(s.rating) AS answered,
  COALESCE(SUM(s.rating = 'good'), 0) AS good`;

/** What the requesters of a period thought of the work. */
@Injectable()
export class SatisfactionReports {
  constructor(private readonly database: Database) {}

  /** Counted at the end of the work, by who had it then. */
  async of(scope: ClientScope, { from, to, by }: SatisfactionQuery): Promise<SatisfactionReport> {
    const inside = scopeCondition(scope, 's.client_id');
    const instants = instantsOf({ from, to });
    const where = `s.done_at >= ? AND s.done_at < ? AND ${inside.sql}`;
    const parameters = [instants.from, instants.until, ...inside.parameters];
    const order = by === 'month' ? '`key` DESC' : 'answered DESC, `key`';
    const [[total], lines, answers] = await Promise.all([
      this.database.query<FigureColumns>(`SELECT ${figures} FROM satisfaction s WHERE ${where}`, parameters),
      this.database.query<FigureColumns & { key: string | number }>(
        `SELECT ${groupKeys[by]} AS \`key\`, ${figures} FROM satisfaction s WHERE ${where}
          GROUP BY \`key\` ORDER BY ${order} LIMIT ?`,
        [...parameters, mostLines],
      ),
      this.answers(where, parameters),
    ]);
    const names = await this.namesOf(
      by,
      lines.map(({ key }) => String(key)),
    );
    return {
      total: figuresOf(total ?? { done: 0, asked: 0, answered: 0, good: 0 }),
      lines: lines.map(({ key, ...line }) => ({
        key: String(key),
        name: names.get(String(key)) ?? null,
        ...figuresOf(line),
      })),
      answers: answers.map(({ clientId, client, ratedAt, ...answer }) => ({
        ...answer,
        number: ticketNumber(answer.ticketId),
        client: { id: clientId, name: client },
        ratedAt: ratedAt.toISOString(),
      })),
    };
  }

  private answers(where: string, parameters: unknown[]): Promise<AnswerColumns[]> {
    return this.database.query<AnswerColumns>(
      `SELECT s.id, s.ticket_id AS ticketId, t.subject, c.id AS clientId, c.name AS client, p.name AS requester,
              s.rating, s.comment, s.rated_at AS ratedAt
         FROM satisfaction s JOIN ticket t ON t.id = s.ticket_id AND t.client_id = s.client_id
         JOIN client c ON c.id = s.client_id JOIN person p ON p.client_id = s.client_id AND p.id = s.requester_id
        WHERE ${where} AND s.rating IS NOT NULL ORDER BY s.rated_at DESC LIMIT ?`,
      [...parameters, mostAnswers],
    );
  }

  private async namesOf(by: SatisfactionGroup, keys: readonly string[]): Promise<Map<string, string>> {
    if (by === 'month') return new Map<string, string>();
    const rows = await this.database.query<{ id: string; name: string }>(
      `SELECT id, name FROM ${by} WHERE id IN (?)`,
      [['0', ...keys.filter((key) => key !== 'none')]],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

const figuresOf = ({ done, asked, answered, good }: FigureColumns): SatisfactionFigures => ({
  done: Number(done),
  asked: Number(asked),
  answered: Number(answered),
  good: Number(good),
});
