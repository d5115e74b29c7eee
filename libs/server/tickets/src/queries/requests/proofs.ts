import { Injectable } from '@nestjs/common';
import { clockAt, type Formula } from '@vigie/rules';
import {
  Database,
  found,
  fromJson,
  genesis,
  scopeCondition,
  sha256,
  type ClientScope,
} from '@vigie/platform';
import type { Locale, Proof } from '@vigie/wire';
import { termsOfClock } from '../../store/clocks/clock.store';
import { SlaClockRow } from '../../store/clocks/sla-clock.row';
import { WrittenRequestRow } from '../../store/requests/written-request.row';
import type { SealedDeadline } from '../../store/requests/written-request.store';
import { deadlineSentence } from '../../texts/deadline-sentence';

const batch = 500;

interface SealedPayload {
  sequence: number;
  previousSha256: string;
  number: string;
  client: { id: string; name: string; formula: Formula };
  receivedAt: string;
  channel: string;
  author: { id: string; name: string; email: string };
  request: { kind: string };
  /** Missing when nothing was due. */
  deadline?: SealedDeadline;
}

/** A sealed request, named by itself or by its ticket. */
export type ProofKey = { requestId: string } | { ticketId: string };

export interface ProofVerdict {
  intact: boolean;
  checked: number;
  /** The first record that does not fit, and which part of it. */
  broken: { sequence: number; number: string; part: string } | null;
}

/** Proofs of written requests: given away one by one, and checked as a chain. */
@Injectable()
export class Proofs {
  constructor(private readonly database: Database) {}

  /** The sealed record of a request, found by the request or by its ticket. */
  async find(scope: ClientScope, by: ProofKey, locale: Locale): Promise<Proof> {
    const own = scopeCondition(scope, 'client_id');
    const [column, value] = 'requestId' in by ? ['id', by.requestId] : ['ticket_id', by.ticketId];
    const key = found(
      await this.database.one<{ id: string }>(
        `SELECT id FROM written_request WHERE ${column} = ? AND ${own.sql}`,
        [value, ...own.parameters],
      ),
    );
    const row = await this.database.manager.findOneByOrFail(WrittenRequestRow, { id: key.id });
    const sealed = fromJson<SealedPayload>(row.payload);
    const deadline = await this.promised(row, sealed.deadline, locale);
    return {
      format: 'vigie-proof-1',
      sequence: row.sequence,
      number: sealed.number,
      client: sealed.client.name,
      formula: sealed.client.formula,
      receivedAt: sealed.receivedAt,
      channel: row.channel,
      author: { name: sealed.author.name, email: sealed.author.email },
      payload: row.payload,
      previousSha256: row.previousSha256,
      sha256: row.sha256,
      ...(deadline && { deadline }),
    };
  }

  /** Recomputes the whole chain from the sealed texts and compares every stored column with them. */
  async verify(): Promise<ProofVerdict> {
    let previous = genesis;
    let checked = 0;
    for (;;) {
      const rows = await this.batchAfter(checked);
      for (const row of rows) {
        const part = brokenPart(row, checked + 1, previous);
        if (part)
          return {
            intact: false,
            checked,
            broken: { sequence: checked + 1, number: `T-${row.ticketId}`, part },
          };
        previous = row.sha256;
        checked = row.sequence;
      }
      if (rows.length < batch) break;
    }
    const head = await this.database.one<{ sequence: number; sha256: string }>(
      "SELECT sequence, sha256 FROM chain_head WHERE name = 'written_request'",
    );
    const complete = head?.sequence === checked && head.sha256 === previous;
    return {
      intact: complete,
      checked,
      broken: complete ? null : { sequence: checked + 1, number: '?', part: 'end' },
    };
  }

  /** The deadline as it was promised at receipt, whatever happened to the clock since. */
  private async promised(
    { clientId, ticketId }: WrittenRequestRow,
    sealed: SealedDeadline | undefined,
    locale: Locale,
  ): Promise<Proof['deadline'] | null> {
    if (!sealed) return null;
    const { clock: kind, mode, durationMs, dueAt } = sealed;
    const clock = found(await this.database.manager.findOneBy(SlaClockRow, { clientId, ticketId, kind }));
    const { calendar, startedAt } = clock;
    const terms = termsOfClock({ startedAt, durationMs, mode, calendar });
    const { explanation } = clockAt(terms, [], terms.startedAt);
    return {
      dueAt,
      mode,
      explanation,
      sentence: deadlineSentence({ kind, mode, calendar, startedAt, pauseReason: null }, locale),
    };
  }

  private batchAfter(sequence: number): Promise<WrittenRequestRow[]> {
    return this.database.manager
      .createQueryBuilder(WrittenRequestRow, 'w')
      .where('w.sequence > :sequence', { sequence })
      .orderBy('w.sequence')
      .limit(batch)
      .getMany();
  }
}

/** Names the part of a record that does not fit its seal; null when all of it does. */
function brokenPart(row: WrittenRequestRow, sequence: number, previous: string): string | null {
  if (row.sequence !== sequence) return 'sequence';
  if (sha256(row.payload) !== row.sha256) return 'payload';
  const sealed = fromJson<SealedPayload>(row.payload);
  const pairs: [string, unknown, unknown][] = [
    ['sequence', sealed.sequence, row.sequence],
    ['previous_sha256', row.previousSha256, previous],
    ['previous_sha256', sealed.previousSha256, previous],
    ['ticket_id', sealed.number, `T-${row.ticketId}`],
    ['client_id', sealed.client.id, row.clientId],
    ['kind', sealed.request.kind, row.kind],
    ['channel', sealed.channel, row.channel],
    ['author_id', sealed.author.id, row.authorId],
    ['author_name', sealed.author.name, row.authorName],
    ['author_email', sealed.author.email, row.authorEmail],
    ['received_at', sealed.receivedAt, row.receivedAt.toISOString()],
  ];
  return pairs.find(([, expected, actual]) => expected !== actual)?.[0] ?? null;
}
