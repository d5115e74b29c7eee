import { Injectable } from '@nestjs/common';
import type { AuditEntry } from '@vigie/wire';
import canonicalize from 'canonicalize';
import { Database } from '../db/database';
import { fromJson } from '../db/json';
import type { Transaction } from '../db/transaction';
import { sha256 } from '../secrets/secrets';

const batch = 500;
export const genesis = '0'.repeat(64);

interface EntryRow {
  id: string;
  at: Date;
  actor: string;
  actor_id: string | null;
  action: string;
  target: string;
  data: AuditEntry['data'] | string;
  sequence: number | null;
  sha256: string | null;
}

/** Numbers and chains the lines of the journal, a batch at a time, so that use cases never wait for each other. */
@Injectable()
export class AuditSealer {
  constructor(private readonly database: Database) {}

  /** Seals what is not sealed yet; returns how many lines. */
  sealPending(): Promise<number> {
    return this.database.transaction(async (tx) => {
      const [head] = await tx.query<{ sequence: number; sha256: string }>(
        "SELECT sequence, sha256 FROM chain_head WHERE name = 'audit' FOR UPDATE",
      );
      if (!head) throw new Error('chain_head has no row for the journal');
      const rows = await tx.query<EntryRow>(
        'SELECT * FROM audit_entry WHERE sequence IS NULL ORDER BY id LIMIT ?',
        [batch],
      );
      if (rows.length > 0) await this.sealRows(tx, rows, head);
      return rows.length;
    });
  }

  /** Recomputes the whole chain; names the first line that does not fit. */
  async verify(): Promise<{ intact: boolean; checked: number; brokenAt: number | null }> {
    let previous = genesis;
    let checked = 0;
    for (;;) {
      const rows = await this.database.query<EntryRow>(
        'SELECT * FROM audit_entry WHERE sequence > ? ORDER BY sequence LIMIT ?',
        [checked, batch],
      );
      for (const row of rows) {
        const expected = checked + 1;
        if (row.sequence !== expected || row.sha256 !== hashOf(row, expected, previous)) {
          return { intact: false, checked, brokenAt: expected };
        }
        previous = row.sha256;
        checked = expected;
      }
      if (rows.length < batch) break;
    }
    const head = await this.database.one<{ sequence: number; sha256: string }>(
      "SELECT sequence, sha256 FROM chain_head WHERE name = 'audit'",
    );
    const complete = head?.sequence === checked && head.sha256 === previous;
    return { intact: complete, checked, brokenAt: complete ? null : checked + 1 };
  }

  private async sealRows(tx: Transaction, rows: EntryRow[], head: { sequence: number; sha256: string }) {
    let { sequence, sha256: previous } = head;
    for (const row of rows) {
      sequence += 1;
      previous = hashOf(row, sequence, previous);
      await tx.execute('UPDATE audit_entry SET sequence = ?, sha256 = ? WHERE id = ?', [
        sequence,
        previous,
        row.id,
      ]);
    }
    await tx.execute("UPDATE chain_head SET sequence = ?, sha256 = ? WHERE name = 'audit'", [
      sequence,
      previous,
    ]);
  }
}

function hashOf(row: EntryRow, sequence: number, previous: string): string {
  const content = {
    sequence,
    at: row.at.toISOString(),
    actor: row.actor,
    actorId: row.actor_id,
    action: row.action,
    target: row.target,
    data: fromJson(row.data),
    previous,
  };
  return sha256(canonicalize(content) ?? '');
}
