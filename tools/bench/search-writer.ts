import { join } from 'node:path';
import type * as Rules from '@vigie/rules';
import { root } from '../lib/workspace.ts';
import { escape, type Sink } from './sink.ts';
import type { Facts } from './ticket-facts.ts';

// By its file: Node reads that one as it is, and the whole library only when it is built.
const words = join(root, 'libs/rules/src/search/words.ts');
const { indexWords, wordsVersion } = (await import(words)) as typeof Rules;

interface Text {
  text: string;
  internal: boolean;
  subject?: true;
}

const columns = ['space', 'term', 'ticket_id', 'internal'];

/** Tickets of a word, the last bit saying whether only our people find them by it. */
type Lists = Map<string, number[]>;

/** Writes what search reads, as the product would: it takes an hour to read a million tickets one by one. */
export class SearchWriter {
  private readonly spaces = new Map<number, Lists>();
  private readonly known = new Map<string, readonly string[]>();
  private readonly sink: Sink;

  constructor(sink: Sink) {
    this.sink = sink;
  }

  /** The words of a ticket; its postings are kept until the end. */
  add(facts: Facts): void {
    const terms = this.termsOf(textsOf(facts));
    const printed = Array.from(terms, ([term, internal]) => (internal ? '-' : '') + term);
    this.sink.add('search_document', {
      ticket_id: facts.id,
      client_id: facts.client.id,
      version: wordsVersion,
      terms: ` ${printed.join(' ')} `,
    });
    const lists = this.spaces.get(facts.client.id) ?? new Map<string, number[]>();
    this.spaces.set(facts.client.id, lists);
    for (const [term, internal] of terms) {
      const list = lists.get(term);
      const entry = facts.id * 2 + Number(internal);
      if (list === undefined) lists.set(term, [entry]);
      else list.push(entry);
    }
  }

  /** All postings in the order of their primary key. */
  async finish(now: Date): Promise<void> {
    this.sink.add('search_build', { version: wordsVersion, started_at: now, done_at: now });
    const clients = [...this.spaces].toSorted(([one], [other]) => one - other);
    const all = new Set(clients.flatMap(([, lists]) => [...lists.keys()]));
    for (const term of [...all].toSorted()) {
      const entries = clients.flatMap(([, lists]) => lists.get(term) ?? []);
      await this.write(0, term, Uint32Array.from(entries).toSorted());
    }
    for (const [client, lists] of clients) {
      for (const term of [...lists.keys()].toSorted()) await this.write(client, term, lists.get(term) ?? []);
    }
  }

  private async write(space: number, term: string, entries: Iterable<number>): Promise<void> {
    const start = `${space}\t${escape(term)}\t`;
    for (const entry of entries) {
      this.sink.addLine('search_posting', columns, `${start}${entry >> 1}\t${entry & 1}\n`);
      if (this.sink.isFull()) await this.sink.flush();
    }
  }

  /** Whether each word is internal; one that stands in a public text too is not. */
  private termsOf(texts: readonly Text[]): Map<string, boolean> {
    const terms = new Map<string, boolean>();
    for (const { text, internal, subject } of texts) {
      for (const word of text.split(/\s+/).flatMap((piece) => this.wordsOf(piece))) {
        for (const term of subject ? [word, `=${word}`] : [word])
          terms.set(term, internal && terms.get(term) !== false);
      }
    }
    return terms;
  }

  /** No word holds a space: pieces without one are few and come again and again. */
  private wordsOf(piece: string): readonly string[] {
    let words = this.known.get(piece);
    if (words === undefined) {
      words = [...indexWords(piece)];
      this.known.set(piece, words);
    }
    return words;
  }
}

function textsOf({ subject, description, request, messages }: Facts): Text[] {
  const internal = request === null;
  const typed = Object.values(request?.form ?? {}).filter((value) => typeof value === 'string');
  return [
    { text: subject, internal, subject: true },
    ...[description, ...typed].map((text) => ({ text, internal })),
    ...messages.map((text, turn) => ({ text, internal: internal || isNote(turn) })),
  ];
}

/** Answer, client, note, answer, ... */
export const isNote = (turn: number): boolean => turn % 3 === 2;
