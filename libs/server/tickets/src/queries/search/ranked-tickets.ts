import { Injectable } from '@nestjs/common';
import { fold, type SearchQuery } from '@vigie/rules';
import { scopeCondition, type Actor, type ClientScope } from '@vigie/platform';
import { SearchFilters, type ReadSearch } from './search-filters';
import { mostFound, TicketSearch, type FoundRow, type FoundRows } from './ticket-search';
import { hasWords, wantedOf, type Sql, type WantedWords } from './wanted-words';

/** So many tickets named by what was asked are enough to come first: a page of them. */
const mostSubjects = 100;

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

  /** At most two hundred tickets, each one that stands for itself. */
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
    const isNamed = naming(words);
    const named = found.rows.filter(({ subject }) => isNamed(subject));
    const subjects =
      found.more && hasWords(words) && named.length < mostSubjects
        ? await this.search.findInSubject(request, mostSubjects)
        : [];
    const ranked = [...numbered, ...newest([...named, ...subjects]), ...newest(found.rows)];
    const rows = unique(ranked).slice(0, mostFound);
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

const newest = (rows: readonly FoundRow[]): FoundRow[] =>
  rows.toSorted(
    (one, other) => other.updatedAt.getTime() - one.updatedAt.getTime() || Number(other.id) - Number(one.id),
  );

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
