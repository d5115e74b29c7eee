import { Injectable } from '@nestjs/common';
import { Database, genesis, sha256 } from '@vigie/platform';
import type { SealedQuote } from '@vigie/rules';
import { ticketNumber } from '../../store/desk/ticket.store';
import { TicketQuoteRow } from '../../store/quotes/ticket-quote.row';
import type { ProofVerdict } from '../requests/proofs';

const batch = 500;

/** The answers to quotes, checked as a chain. */
@Injectable()
export class QuoteChain {
  constructor(private readonly database: Database) {}

  /** Recomputes the whole chain from the sealed texts and compares what stands beside them. */
  async verify(): Promise<ProofVerdict> {
    let previous = genesis;
    let checked = 0;
    for (;;) {
      const rows = await this.after(checked);
      for (const row of rows) {
        const part = brokenPart(row, checked + 1, previous);
        if (part) return broken(checked, ticketNumber(row.ticketId), part);
        previous = row.sha256 ?? '';
        checked += 1;
      }
      if (rows.length < batch) break;
    }
    const head = await this.database.one<{ sequence: number; sha256: string }>(
      "SELECT sequence, sha256 FROM chain_head WHERE name = 'ticket_quote'",
    );
    const complete = head?.sequence === checked && head.sha256 === previous;
    return complete ? { intact: true, checked, broken: null } : broken(checked, '?', 'end');
  }

  private after(sequence: number): Promise<TicketQuoteRow[]> {
    return this.database.manager
      .createQueryBuilder(TicketQuoteRow, 'q')
      .where('q.sequence > :sequence', { sequence })
      .orderBy('q.sequence')
      .limit(batch)
      .getMany();
  }
}

function broken(checked: number, number: string, part: string): ProofVerdict {
  return { intact: false, checked, broken: { sequence: checked + 1, number, part } };
}

function brokenPart(row: TicketQuoteRow, sequence: number, previous: string): string | null {
  if (row.sequence !== sequence) return 'sequence';
  if (row.previousSha256 !== previous) return 'previous';
  if (sha256(row.sealed ?? '') !== row.sha256) return 'sealed';
  const sealed = JSON.parse(row.sealed ?? '{}') as SealedQuote;
  const decision = row.state === 'accepted' ? 'accept' : 'refuse';
  const same =
    sealed.decision === decision &&
    sealed.text === row.text &&
    sealed.netCents === row.netCents &&
    sealed.vatRate === row.vatRate &&
    sealed.previousSha256 === previous &&
    sealed.sequence === sequence;
  return same ? null : 'columns';
}
