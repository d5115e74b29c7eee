import { Injectable } from '@nestjs/common';
import { placedWords, snippetOf, type AskedWord } from '@vigie/rules';
import { Database, scopeCondition, type ClientScope } from '@vigie/platform';
import type { SearchSnippet } from '@vigie/wire';
import { formTexts } from '../../store/search/ticket-texts';
import { literal } from './wanted-words';

const length = 220;
const mostMessages = 400;
/** Characters of a message around its first word. */
const around = 1200;
const lead = 200;

interface Candidate {
  ticketId: string;
  place: SearchSnippet['place'];
  author: string | null;
  at: Date;
  text: string;
}

/** Where words were found in tickets: the newest message that holds most of them, else the request itself. */
@Injectable()
export class SearchSnippets {
  constructor(private readonly database: Database) {}

  /** By ticket; a client is shown what is written in requests, and sent. */
  async of(
    { scope, ours }: { scope: ClientScope; ours: boolean },
    ticketIds: readonly string[],
    asked: readonly AskedWord[],
  ): Promise<Map<string, SearchSnippet>> {
    const snippets = new Map<string, SearchSnippet>();
    if (ticketIds.length === 0 || asked.length === 0) return snippets;
    const standing = await this.standing(scope, ticketIds);
    const read = { scope, ours, ids: [...standing.keys()], asked };
    const candidates = [...(await this.messages(read)), ...(await this.requests(read))];
    const best = new Map<string, number>();
    for (const candidate of candidates) {
      const ticketId = standing.get(candidate.ticketId) ?? candidate.ticketId;
      const held = heldIn(candidate.text, asked);
      if (held <= (best.get(ticketId) ?? 0)) continue;
      const pieces = snippetOf(candidate.text, asked, length);
      if (!pieces) continue;
      best.set(ticketId, held);
      const { place, author, at } = candidate;
      snippets.set(ticketId, { place, author, at: at.toISOString(), pieces });
    }
    return snippets;
  }

  /** Tickets and those that go on in them, each with the one it is shown as. */
  private async standing(scope: ClientScope, ticketIds: readonly string[]): Promise<Map<string, string>> {
    const own = scopeCondition(scope, 'client_id');
    const merged = await this.database.query<{ id: string; into: string }>(
      `SELECT ticket_id AS id, standing_id AS \`into\` FROM ticket_merge WHERE standing_id IN (?) AND ${own.sql}`,
      [ticketIds, ...own.parameters],
    );
    return new Map([
      ...ticketIds.map((id): [string, string] => [id, id]),
      ...merged.map(({ id, into }): [string, string] => [id, into]),
    ]);
  }

  private async messages({ scope, ours, ids, asked }: Reading): Promise<Candidate[]> {
    const own = scopeCondition(scope, 'm.client_id');
    const [longest = ''] = asked.map(({ word }) => word).toSorted((a, b) => b.length - a.length);
    const shown = ours
      ? ''
      : `AND m.visibility = 'public' AND (m.held_until IS NULL OR m.held_until <= NOW(3))
         AND EXISTS (SELECT 1 FROM written_request r WHERE r.ticket_id = m.ticket_id AND r.client_id = m.client_id)`;
    const rows = await this.database.query<Omit<Candidate, 'place'> & { visibility: string }>(
      `SELECT m.ticket_id AS ticketId, m.author_name AS author, m.at, m.visibility,
              SUBSTRING(m.body, GREATEST(1, CAST(LOCATE(?, m.body) AS SIGNED) - ${lead}), ${around}) AS text
         FROM ticket_message m
        WHERE m.ticket_id IN (?) AND ${own.sql} AND m.cancelled = 0 ${shown}
          AND (${asked.map(() => 'm.body LIKE ?').join(' OR ')})
        ORDER BY m.id DESC LIMIT ${mostMessages}`,
      [longest, ids, ...own.parameters, ...asked.map(({ word }) => `%${literal(word)}%`)],
    );
    return rows.map(({ visibility, ...row }) => ({
      ...row,
      place: visibility === 'internal' ? 'note' : 'message',
    }));
  }

  private async requests({ scope, ours, ids }: Reading): Promise<Candidate[]> {
    const own = scopeCondition(scope, 't.client_id');
    const rows = await this.database.query<{
      id: string;
      description: string | null;
      at: Date;
      author: string | null;
      payload: string | null;
    }>(
      `SELECT t.id, LEFT(t.description, 20000) AS description, t.created_at AS at, w.author_name AS author, w.payload
         FROM ticket t ${ours ? 'LEFT ' : ''}JOIN written_request w ON w.ticket_id = t.id AND w.client_id = t.client_id
        WHERE t.id IN (?) AND ${own.sql}`,
      [ids, ...own.parameters],
    );
    return rows.map(({ id, description, payload, ...row }) => ({
      ...row,
      ticketId: id,
      place: 'request',
      text: [description ?? '', ...(payload === null ? [] : formTexts(payload))].join(' · '),
    }));
  }
}

interface Reading {
  scope: ClientScope;
  ours: boolean;
  ids: string[];
  asked: readonly AskedWord[];
}

/** How many of the words a text holds. */
function heldIn(text: string, asked: readonly AskedWord[]): number {
  const words = new Set(placedWords(text).map(({ word }) => word));
  return asked.filter(({ word, prefix }) =>
    prefix ? [...words].some((one) => one.startsWith(word)) : words.has(word),
  ).length;
}
