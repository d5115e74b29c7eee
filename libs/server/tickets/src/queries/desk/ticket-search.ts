import { Injectable } from '@nestjs/common';
import { Database, scopeCondition, type ClientScope } from '@vigie/platform';

const most = 1000;
/** Shorter words are not in the full-text index. */
const shortestWord = 3;
const mostWords = 8;

/** Finds tickets by number, or by words of their subject, description and messages. */
@Injectable()
export class TicketSearch {
  constructor(private readonly database: Database) {}

  /** Identifiers of the newest tickets that match, at most a thousand. */
  async find(scope: ClientScope, text: string): Promise<string[]> {
    const number = /^(?:t-?)?(\d{1,19})$/i.exec(text.trim())?.[1];
    if (number) return [number];
    const words = wordsOf(text);
    if (words.length === 0) return [];
    const expression = words.map((word) => `+${word}*`).join(' ');
    const own = scopeCondition(scope, 'client_id');
    const rows = await this.database.query<{ id: string }>(
      `(SELECT id FROM ticket WHERE MATCH (subject, description) AGAINST (? IN BOOLEAN MODE) AND ${own.sql}
          ORDER BY id DESC LIMIT ${most})
       UNION
       (SELECT ticket_id AS id FROM ticket_message WHERE MATCH (body) AGAINST (? IN BOOLEAN MODE) AND ${own.sql}
          ORDER BY id DESC LIMIT ${most})
       ORDER BY id DESC LIMIT ${most}`,
      [expression, ...own.parameters, expression, ...own.parameters],
    );
    return rows.map((row) => row.id);
  }
}

function wordsOf(text: string): string[] {
  const words = text.normalize('NFC').match(/[\p{L}\p{N}_]+/gu) ?? [];
  return words.filter((word) => word.length >= shortestWord).slice(0, mostWords);
}
