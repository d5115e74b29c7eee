import { Injectable } from '@nestjs/common';
import { fold, type SearchQuery } from '@vigie/rules';
import { scopeCondition, type Actor, type ClientScope } from '@vigie/platform';
import { SearchFilters, type ReadSearch } from './search-filters';
import { mostFound, TicketSearch, type FoundRow, type FoundRows } from './ticket-search';
import { hasWords, wantedOf, type Sql, type WantedWords } from './wanted-words';

const mostSubjects = 200;

/** What somebody typed, read and found. */
export interface Ranked extends FoundRows {
  read: ReadSearch;
  words: WantedWords;
}

/** Finds tickets by what was typed, best first: the number, then the subject, then what was touched last. */
@Injectable()
export class RankedTickets {
  constructor(
    private readonly filters: SearchFilters,
    private readonly search: TicketSearch,
  ) {}

  /** At most three hundred tickets, each one that stands for itself. */
  async find(actor: Actor, typed: string): Promise<Ranked> {
    const read = await this.filters.read(actor, typed);
    const words = wantedOf(read.query);
    const scope = narrower(actor.scope, read.scope);
    const ours = actor.kind !== 'contact';
    const request = { scope, ours, words, conditions: read.conditions };
    const [numbered, found] = await Promise.all([
      this.search.numbered(actor.scope, numbersIn(read.query)),
      hasWords(words) ? this.search.find(request) : this.others(request, read.query),
    ]);
    // Beyond the newest of them, what names the matter in its subject still comes first.
    const subjects =
      found.more && hasWords(words) ? await this.search.findInSubject(request, mostSubjects) : [];
    const rows = unique([...numbered, ...rank([...subjects, ...found.rows], words)]).slice(0, mostFound);
    return { ...found, rows, read, words };
  }

  /** The tickets that a typed text narrows a list to: conditions on `t`; null when there is none. */
  async conditions(actor: Actor, typed: string, others: readonly Sql[]): Promise<Sql[] | null> {
    const read = await this.filters.read(actor, typed);
    const words = wantedOf(read.query);
    const numbers = numbersIn(read.query);
    if (!hasWords(words) && numbers.length === 0 && words.excluded.length === 0) return read.conditions;
    const scope = narrower(actor.scope, read.scope);
    const request = {
      scope,
      ours: actor.kind !== 'contact',
      words,
      conditions: [...read.conditions, ...others],
    };
    const [numbered, found] = await Promise.all([
      this.search.numbered(actor.scope, numbers),
      hasWords(words)
        ? this.search.ids(request)
        : this.others(request, read.query).then(({ rows }) => rows.map(({ id }) => id)),
    ]);
    const ids = [...new Set([...numbered.map(({ id }) => id), ...found])];
    if (ids.length === 0) return null;
    const own = scopeCondition(actor.scope, 't.client_id');
    return [{ sql: 't.id IN (?)', parameters: [ids] }, own];
  }

  /** Without a word to look for: what the operators leave, or nothing when there are none either. */
  private others(request: Parameters<TicketSearch['find']>[0], query: SearchQuery): Promise<FoundRows> {
    const asks =
      request.conditions.length > 0 && (query.filters.length > 0 || request.words.excluded.length > 0);
    if (asks && query.numbers.length === 0) return this.search.browse(request);
    return Promise.resolve({ rows: [], more: false, partial: false });
  }
}

/** `#1234`, and a number that is all that was typed. */
function numbersIn({ numbers, texts }: SearchQuery): string[] {
  const [only] = texts;
  const bare = texts.length === 1 && only && /^\d{1,18}$/.test(only.text) && !only.phrase ? [only.text] : [];
  return [...numbers, ...bare];
}

function rank(rows: readonly FoundRow[], words: WantedWords): FoundRow[] {
  const isNamed = naming(words);
  return rows
    .map((row) => ({
      row,
      named: isNamed(row.subject) ? 1 : 0,
      at: row.updatedAt.getTime(),
      id: Number(row.id),
    }))
    .sort((one, other) => other.named - one.named || other.at - one.at || other.id - one.id)
    .map(({ row }) => row);
}

/** Whether a subject holds all words: asked of hundreds of subjects, so they are not taken apart. */
function naming({ exact, prefixes }: WantedWords): (subject: string) => boolean {
  const plain = (word: string) => word.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  const begins = (word: string) => String.raw`(?<![\p{L}\p{N}])${plain(word)}`;
  const patterns = [
    ...exact.map((word) => new RegExp(String.raw`${begins(word)}(?![\p{L}\p{N}])`, 'u')),
    ...prefixes.map((word) => new RegExp(begins(word), 'u')),
  ];
  return (subject) => {
    const folded = fold(subject);
    return patterns.length > 0 && patterns.every((pattern) => pattern.test(folded));
  };
}

const unique = (rows: readonly FoundRow[]): FoundRow[] => [
  ...new Map(rows.map((row) => [row.id, row])).values(),
];

/** One's own scope, or one client's where one may see all. */
const narrower = (own: ClientScope, asked: ClientScope): ClientScope => (own.kind === 'all' ? asked : own);
