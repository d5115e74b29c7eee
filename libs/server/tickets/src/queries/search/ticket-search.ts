import { Injectable } from '@nestjs/common';
import type { TicketKind, TicketState } from '@vigie/rules';
import { Database, scopeCondition, type ClientScope } from '@vigie/platform';
import { everyClient, subjectMark } from '../../store/search/search-index.store';
import { beginsIn, followsIn, type Sql, type WantedWords } from './wanted-words';
import { newestOf, shown, termsOf, type Endings } from './word-endings';

/** Most tickets that are found at once, to be shown with their facets. */
export const mostFound = 200;
/** Most tickets that a list is narrowed to. */
const mostListed = 1000;
/** A list of a word longer than this is looked through from its newest ticket to here when others narrow it. */
const longestWalk = 10_000;
/** In steps: mostly the first one finds enough, and how far the others go is not even counted. */
const walkSteps = [2500, longestWalk - 2500];
/** Where the lists of two words are compared, to know which is the rarer one. */
const sample = 300;

/** What to find, whose, and who looks: a client never finds by what is for our people only. */
export interface TicketSearchRequest {
  scope: ClientScope;
  ours: boolean;
  words: WantedWords;
  /** What else tickets `t` must be. */
  conditions: readonly Sql[];
}

export interface FoundRow {
  id: string;
  clientId: string;
  subject: string;
  state: TicketState;
  kind: TicketKind;
  updatedAt: Date;
}

export interface FoundRows {
  /** Newest first. */
  rows: FoundRow[];
  /** There are more of them. */
  more: boolean;
  /** Only the newest were looked through. */
  partial: boolean;
}

/** The list that is read, and what is still to be looked up for each ticket of it. */
interface Walk {
  from: Sql;
  where: Sql[];
  exact: string[];
  prefixes: string[];
  /** The list has more than a few tickets. */
  isLong: boolean;
  /** The word whose long list is read step by step. */
  stepsThrough: string | null;
  partial: boolean;
}

const columns = 't.id, t.client_id AS clientId, t.subject, t.state, t.kind, t.updated_at AS updatedAt';
/** The condition of those who may see every client. */
const everything = scopeCondition({ kind: 'all' }, '').sql;
const nothing: FoundRows = { rows: [], more: false, partial: false };

/**
 * Finds tickets by the lists of their words: reads the rarest one from its newest ticket on, and looks every ticket
 * of it up in the others, until there are enough. A client's words are in lists of their own.
 */
@Injectable()
export class TicketSearch {
  constructor(private readonly database: Database) {}

  /** Tickets that hold all words, newest first. */
  async find(request: TicketSearchRequest, limit = mostFound): Promise<FoundRows> {
    const walk = await this.walk(request, limit);
    return walk ? this.follow(request, walk, limit) : nothing;
  }

  /** Their identifiers alone: no ticket is read where the lists of words say enough. */
  async ids(request: TicketSearchRequest): Promise<string[]> {
    const conditions = request.conditions.filter(({ sql }) => sql !== everything);
    const narrowed = { ...request, conditions };
    const walk = await this.walk(narrowed, mostListed);
    if (!walk) return [];
    const { rows } = await this.follow<{ id: string }>(narrowed, walk, mostListed, 'p.ticket_id AS id');
    return rows.map(({ id }) => id);
  }

  /** Tickets that only have to meet conditions, those touched last first; each that goes on in another one is left out. */
  async browse({ scope, words, conditions }: TicketSearchRequest, limit = mostFound): Promise<FoundRows> {
    const own = scopeCondition(scope, 't.client_id');
    const space = spaceOf(scope);
    const where: Sql[] = [
      own,
      { sql: 'NOT EXISTS (SELECT 1 FROM ticket_merge g WHERE g.ticket_id = t.id)', parameters: [] },
      ...words.excluded.map((word) => ({
        sql: 'NOT EXISTS (SELECT 1 FROM search_posting n WHERE n.space = ? AND n.term = ? AND n.ticket_id = t.id)',
        parameters: [space, word],
      })),
      ...conditions,
    ];
    const rows = await this.database.query<FoundRow>(
      `SELECT ${columns} FROM ticket t WHERE ${where.map(({ sql }) => sql).join(' AND ')}
        ORDER BY t.updated_at DESC, t.id DESC LIMIT ?`,
      [...where.flatMap(({ parameters }) => parameters), limit + 1],
    );
    return { rows: rows.slice(0, limit), more: rows.length > limit, partial: false };
  }

  /** Tickets by number, each as the one it goes on in. */
  numbered(scope: ClientScope, numbers: readonly string[]): Promise<FoundRow[]> {
    if (numbers.length === 0) return Promise.resolve([]);
    const own = scopeCondition(scope, 't.client_id');
    return this.database.query<FoundRow>(
      `SELECT DISTINCT ${columns} FROM ticket n LEFT JOIN ticket_merge g ON g.ticket_id = n.id AND g.client_id = n.client_id
         JOIN ticket t ON t.id = COALESCE(g.standing_id, n.id) WHERE n.id IN (?) AND ${own.sql} LIMIT 50`,
      [numbers, ...own.parameters],
    );
  }

  /** Tickets that hold all words in their subject, newest first. */
  async findInSubject(request: TicketSearchRequest, limit: number): Promise<FoundRow[]> {
    const mark = (word: string) => subjectMark + word;
    const { exact, prefixes } = request.words;
    const words = { ...request.words, exact: exact.map(mark), prefixes: prefixes.map(mark) };
    return (await this.find({ ...request, words }, limit)).rows;
  }

  /** What to read: the list of the rarest word, or of those that begin as asked. */
  private async walk(asked: TicketSearchRequest, limit: number): Promise<Walk | null> {
    const { request, beginning } = await this.spelledOut(asked);
    const { exact, prefixes } = request.words;
    if (beginning?.terms.length === 0) return null;
    if (exact.length === 0) return beginning ? this.endings(request, beginning, limit) : null;
    const rarest = await this.rarest(request);
    if (!rarest.isLong || !beginning || prefixes.length === 0) return rarest;
    // Few tickets hold a word that begins so: they are looked up in the long list, instead of the other way round.
    const endings = await this.endings(request, beginning, limit);
    return endings.partial ? rarest : endings;
  }

  /** A beginning that a single word has is that word: its list needs no other beside it. */
  private async spelledOut(
    request: TicketSearchRequest,
  ): Promise<{ request: TicketSearchRequest; beginning: Endings | undefined }> {
    const [prefix, ...others] = request.words.prefixes;
    if (prefix === undefined) return { request, beginning: undefined };
    const beginning = await termsOf(this.database, spaceOf(request.scope), prefix);
    if (beginning.terms.length !== 1 || beginning.more) return { request, beginning };
    const exact = [...new Set([...request.words.exact, ...beginning.terms])];
    return {
      request: { ...request, words: { ...request.words, exact, prefixes: others } },
      beginning: undefined,
    };
  }

  /** The list of the rarest word. */
  private async rarest({ scope, words, ours, conditions }: TicketSearchRequest): Promise<Walk> {
    const reach = await Promise.all(words.exact.map((word) => this.floor(scope, word, sample)));
    const [rare = ''] = words.exact.toSorted((one, other) => {
      const [a, b] = [one, other].map((word) => reach[words.exact.indexOf(word)] ?? 0);
      return Number(a) - Number(b);
    });
    const exact = words.exact.filter((word) => word !== rare);
    const narrowed = exact.length + words.prefixes.length + words.phrases.length + conditions.length > 0;
    const isLong = reach[words.exact.indexOf(rare)] !== null;
    return {
      from: { sql: 'search_posting p', parameters: [] },
      where: [{ sql: `p.space = ? AND p.term = ?${shown('p', ours)}`, parameters: [spaceOf(scope), rare] }],
      exact,
      prefixes: words.prefixes,
      isLong,
      stepsThrough: narrowed && isLong ? rare : null,
      partial: false,
    };
  }

  /** The lists of all words with the same beginning, as far back as it takes to have enough tickets. */
  private async endings(
    { scope, words, ours, conditions }: TicketSearchRequest,
    { terms, more }: Endings,
    limit: number,
  ): Promise<Walk> {
    const prefixes = words.prefixes.slice(1);
    const { exact, phrases, excluded, excludedPhrases } = words;
    const others = [exact, prefixes, phrases, excluded, excludedPhrases, conditions];
    const isNarrowed = others.some(({ length }) => length > 0);
    const count = isNarrowed ? longestWalk : limit + 1;
    const newest = await newestOf(this.database, { space: spaceOf(scope), terms, ours }, count);
    const partial = more || (isNarrowed && newest.more);
    return {
      from: newest.list,
      where: [],
      exact,
      prefixes,
      isLong: newest.more,
      stepsThrough: null,
      partial,
    };
  }

  /** How far back the newest so many tickets of a word go, below a ticket; null when it has fewer. */
  private async floor(
    scope: ClientScope,
    word: string,
    count: number,
    below: string | null = null,
  ): Promise<string | null> {
    const row = await this.database.one<{ id: string }>(
      `SELECT ticket_id AS id FROM search_posting WHERE space = ? AND term = ?${below ? ' AND ticket_id < ?' : ''}
        ORDER BY ticket_id DESC LIMIT 1 OFFSET ?`,
      [spaceOf(scope), word, ...(below ? [below] : []), count],
    );
    return row?.id ?? null;
  }

  /** Reads a walk; a long list as far back as it takes to have enough tickets, and no further than it may. */
  private async follow<Row = FoundRow>(
    request: TicketSearchRequest,
    walk: Walk,
    limit: number,
    wanted = columns,
  ): Promise<Omit<FoundRows, 'rows'> & { rows: Row[] }> {
    if (walk.stepsThrough === null) return this.read(request, walk, limit, wanted);
    const rows: Row[] = [];
    let ceiling: string | null = null;
    for (const step of walkSteps) {
      const floor: string | null = await this.floor(request.scope, walk.stepsThrough, step, ceiling);
      const where = [...walk.where, ...between(floor, ceiling)];
      const found = await this.read<Row>(request, { ...walk, where }, limit - rows.length, wanted);
      rows.push(...found.rows);
      if (found.more || floor === null) return { rows, more: found.more, partial: floor !== null };
      ceiling = floor;
    }
    return { rows, more: false, partial: true };
  }

  private async read<Row = FoundRow>(
    request: TicketSearchRequest,
    walk: Walk,
    limit: number,
    wanted = columns,
  ): Promise<Omit<FoundRows, 'rows'> & { rows: Row[] }> {
    const { scope, ours, words, conditions } = request;
    const readsTickets =
      wanted === columns || conditions.length + words.phrases.length + words.excludedPhrases.length > 0;
    const space = spaceOf(scope);
    const lookUp = (alias: string, word: string): Sql => ({
      sql: `search_posting ${alias} ON ${alias}.space = ? AND ${alias}.term = ? AND ${alias}.ticket_id = p.ticket_id${shown(alias, ours)}`,
      parameters: [space, word],
    });
    const from = [
      walk.from,
      ...walk.exact.map((word, i) => prefixed('JOIN ', lookUp(`w${i}`, word))),
      ...(readsTickets ? [{ sql: 'JOIN ticket t ON t.id = p.ticket_id', parameters: [] }] : []),
      ...words.excluded.map((word, i) => prefixed('LEFT JOIN ', lookUp(`n${i}`, word))),
      ...(walk.prefixes.length > 0
        ? [{ sql: 'JOIN search_document d ON d.ticket_id = p.ticket_id', parameters: [] }]
        : []),
    ];
    const where = [
      ...walk.where,
      ...words.excluded.map((_, i) => ({ sql: `n${i}.ticket_id IS NULL`, parameters: [] })),
      ...walk.prefixes.map((word) => beginsIn(word, ours)),
      ...words.phrases.map((phrase) => followsIn(phrase, ours)),
      ...words.excludedPhrases.map((phrase) => followsIn(phrase, ours, true)),
      ...conditions,
    ];
    const joined = [...from, ...where];
    const rows = await this.database.query<Row>(
      `SELECT STRAIGHT_JOIN ${wanted}
         FROM ${from.map(({ sql }) => sql).join(' ')}
        ${where.length > 0 ? `WHERE ${where.map(({ sql }) => sql).join(' AND ')}` : ''}
        ORDER BY p.ticket_id DESC LIMIT ?`,
      [...joined.flatMap(({ parameters }) => parameters), limit + 1],
    );
    return { rows: rows.slice(0, limit), more: rows.length > limit, partial: walk.partial };
  }
}

/** From one ticket on, below another one. */
const between = (floor: string | null, ceiling: string | null): Sql[] => [
  ...(floor === null ? [] : [{ sql: 'p.ticket_id >= ?', parameters: [floor] }]),
  ...(ceiling === null ? [] : [{ sql: 'p.ticket_id < ?', parameters: [ceiling] }]),
];
const spaceOf = (scope: ClientScope): string => (scope.kind === 'all' ? everyClient : scope.clientId);
const prefixed = (word: string, { sql, parameters }: Sql): Sql => ({ sql: word + sql, parameters });
