import { indexWords, wordsVersion } from '@vigie/rules';
import type { Transaction } from '@vigie/platform';
import type { TicketKey } from '../desk/ticket.store';
import type { TicketText } from './ticket-texts';

/** The space that holds the words of every client; the others are those of one client each. */
export const everyClient = '0';
/** Stands before a word of a subject. */
export const subjectMark = '=';
/** Stands before a word that only our people find. */
export const internalMark = '-';

const mostTerms = 5000;
const batch = 500;

/** Words of a ticket, and whether only our people find it by them. */
type Terms = ReadonlyMap<string, boolean>;

/** Holds the document of a ticket until the transaction ends: two jobs never write the same words. */
export async function lockDocument(tx: Transaction, { id, clientId }: TicketKey): Promise<Terms> {
  await tx.execute(
    `INSERT INTO search_document (ticket_id, client_id, version, terms) VALUES (?, ?, 0, '')
       ON DUPLICATE KEY UPDATE ticket_id = ticket_id`,
    [id, clientId],
  );
  const [row] = await tx.query<{ terms: string }>(
    'SELECT terms FROM search_document WHERE ticket_id = ? FOR UPDATE',
    [id],
  );
  return readTerms(row?.terms ?? '');
}

/** The words of texts; one that stands in a public text too is public. */
export function termsOf(texts: readonly TicketText[]): Terms {
  const terms = new Map<string, boolean>();
  for (const { text, internal, subject } of texts) {
    for (const word of indexWords(text)) {
      if (terms.size >= mostTerms) return terms;
      for (const term of subject ? [word, subjectMark + word] : [word])
        terms.set(term, internal && terms.get(term) !== false);
    }
  }
  return terms;
}

/** Brings the lists of a ticket's words from what they were to what they are. */
export async function writeTerms(
  tx: Transaction,
  ticket: TicketKey,
  before: Terms,
  terms: Terms,
): Promise<void> {
  const gone = [...before.keys()].filter((term) => !terms.has(term));
  const changed = [...terms].filter(([term, internal]) => before.get(term) !== internal);
  const spaces = [everyClient, ticket.clientId];
  for (const some of batches(gone)) {
    await tx.execute('DELETE FROM search_posting WHERE space IN (?) AND term IN (?) AND ticket_id = ?', [
      spaces,
      some,
      ticket.id,
    ]);
  }
  for (const space of spaces) {
    for (const some of batches(changed)) {
      await tx.execute(
        `INSERT INTO search_posting (space, term, ticket_id, internal) VALUES ${some.map(() => '(?, ?, ?, ?)').join(', ')}
           ON DUPLICATE KEY UPDATE internal = VALUES(internal)`,
        some.flatMap(([term, internal]) => [space, term, ticket.id, internal ? 1 : 0]),
      );
    }
  }
  await tx.execute('UPDATE search_document SET version = ?, terms = ? WHERE ticket_id = ?', [
    wordsVersion,
    printTerms(terms),
    ticket.id,
  ]);
}

const printTerms = (terms: Terms): string =>
  ` ${[...terms].map(([term, internal]) => (internal ? internalMark : '') + term).join(' ')} `;

function readTerms(printed: string): Terms {
  const words = printed.split(' ').filter((word) => word !== '');
  return new Map(
    words.map((word) =>
      word.startsWith(internalMark) ? [word.slice(internalMark.length), true] : [word, false],
    ),
  );
}

function batches<T>(items: readonly T[]): T[][] {
  const count = Math.ceil(items.length / batch);
  return Array.from({ length: count }, (_, i) => items.slice(i * batch, (i + 1) * batch));
}
