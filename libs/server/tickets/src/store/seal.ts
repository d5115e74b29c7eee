import canonicalize from 'canonicalize';
import { sha256, type Transaction } from '@vigie/platform';
import type { ReceivedRequest } from '../use-cases/received';
import type { ClientTerms } from './terms';
import { ticketNumber } from './ticket.store';
import { WrittenRequestRow } from './written-request.row';

export const sealFormat = 'vigie-proof-1';

interface Sealing {
  ticketId: string;
  input: ReceivedRequest;
  terms: ClientTerms;
  warnings: WrittenRequestRow['warnings'];
}

/**
 * Seals a written request: numbers it, links it to the record before and stores the exact text that was hashed.
 * Call it last in a transaction: the head of the chain stays locked until the commit.
 */
export async function sealRequest(
  tx: Transaction,
  { ticketId, input, terms, warnings }: Sealing,
): Promise<string> {
  const files = await describeFiles(tx, input.fileIds);
  const [head] = await tx.query<{ sequence: number; sha256: string }>(
    "SELECT sequence, sha256 FROM chain_head WHERE name = 'written_request' FOR UPDATE",
  );
  if (!head) throw new Error('chain_head has no row for written requests');
  const sequence = head.sequence + 1;
  const payload = canonicalize({
    format: sealFormat,
    sequence,
    previousSha256: head.sha256,
    number: ticketNumber(ticketId),
    client: { id: input.clientId, name: terms.name, formula: terms.formula },
    receivedAt: input.receivedAt.toISOString(),
    channel: input.channel,
    author: { id: input.author.id, name: input.author.name, email: input.author.email },
    request: input.request,
    files,
    ...(input.raw && { rawSha256: input.raw.sha256 }),
  });
  if (payload === undefined) throw new Error('a written request has no canonical form');
  const seal = sha256(payload);
  const id = await tx.insert(WrittenRequestRow, {
    sequence,
    ticketId,
    clientId: input.clientId,
    kind: input.request.kind,
    channel: input.channel,
    authorId: input.author.id,
    authorName: input.author.name,
    authorEmail: input.author.email,
    receivedAt: input.receivedAt,
    payload,
    rawFileKey: input.raw?.fileKey ?? null,
    warnings,
    sha256: seal,
    previousSha256: head.sha256,
  });
  await tx.execute("UPDATE chain_head SET sequence = ?, sha256 = ? WHERE name = 'written_request'", [
    sequence,
    seal,
  ]);
  return id;
}

async function describeFiles(tx: Transaction, fileIds: readonly string[]) {
  if (fileIds.length === 0) return [];
  return tx.query<{ name: string; size: number; sha256: string }>(
    'SELECT name, size, sha256 FROM stored_file WHERE id IN (?) ORDER BY id',
    [fileIds],
  );
}
