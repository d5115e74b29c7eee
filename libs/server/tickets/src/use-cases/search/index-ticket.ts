import { Injectable } from '@nestjs/common';
import { Database, type FinishOnce, type Transaction } from '@vigie/platform';
import type { TicketKey } from '../../store/desk/ticket.store';
import { lockDocument, termsOf, writeTerms } from '../../store/search/search-index.store';
import { standingTicket, textsOf } from '../../store/search/ticket-texts';

/** Reads the words of a ticket for search, and gives those of a merged one to the ticket it goes on in. */
@Injectable()
export class IndexTicket {
  constructor(private readonly database: Database) {}

  async execute(ticket: TicketKey, finish?: FinishOnce): Promise<void> {
    const standing = await this.database.transaction((tx) => this.index(tx, ticket));
    if (standing.id !== ticket.id) await this.database.transaction((tx) => this.index(tx, standing));
    if (finish) await this.database.transaction((tx) => finish(tx));
  }

  /** Whatever is committed when the document is ours is read: running it twice, or late, changes nothing. */
  private async index(tx: Transaction, ticket: TicketKey): Promise<TicketKey> {
    const before = await lockDocument(tx, ticket);
    const standing = await standingTicket(tx, ticket);
    const texts = standing.id === ticket.id ? await textsOf(tx, ticket) : [];
    await writeTerms(tx, ticket, before, termsOf(texts));
    return standing;
  }
}
