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
type Lists = Map<string, Entries>;

/** Numbers in four bytes each: there are sixty million of them for a million tickets. */
class Entries {
  private room = new Uint32Array(4);
  private count = 0;

  add(entry: number): void {
    if (this.count === this.room.length) {
      const larger = new Uint32Array(this.count * 2);
      larger.set(this.room);
      this.room = larger;
    }
    this.room[this.count++] = entry;
  }

  values(): Uint32Array {
    return this.room.subarray(0, this.count);
  }
}

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
    const lists = this.spaces.get(facts.client.id) ?? new Map<string, Entries>();
    this.spaces.set(facts.client.id, lists);
    for (const [term, internal] of terms) {
      let list = lists.get(term);
      if (list === undefined) lists.set(term, (list = new Entries()));
      list.add(facts.id * 2 + Number(internal));
    }
  }

  /** All postings in the order of their primary key. */
  async finish(now: Date): Promise<void> {
    this.sink.add('search_build', { version: wordsVersion, started_at: now, done_at: now });
    const clients = [...this.spaces].toSorted(([one], [other]) => one - other);
    const all = new Set(clients.flatMap(([, lists]) => [...lists.keys()]));
    for (const term of [...all].toSorted()) {
      const parts = clients.flatMap(([, lists]) => lists.get(term)?.values() ?? []);
      await this.write(0, term, joined(parts).sort());
    }
    for (const [client, lists] of clients) {
      for (const term of [...lists.keys()].toSorted())
        await this.write(client, term, lists.get(term)?.values() ?? new Uint32Array());
    }
  }

  private async write(space: number, term: string, entries: Uint32Array): Promise<void> {
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

function joined(parts: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let from = 0;
  for (const part of parts) {
    all.set(part, from);
    from += part.length;
  }
  return all;
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
