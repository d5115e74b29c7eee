import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { csvOf, Database, xlsxOf, type Actor, type Cell } from '@vigie/platform';
import {
  columnsOf,
  ticketColumns,
  ticketWords,
  withSubject,
  type TicketColumn,
  type TicketExport,
  type TicketRow,
} from '@vigie/wire';
import { TicketList } from '../../queries/desk/ticket-list';

type Shown = TicketColumn | 'subject';

const most = 100_000;
const batchSize = 1000;
/** Where the provider's people read the time. */
const zone = 'Europe/Paris';

/** Gives the tickets of a view away as a table; the journal says who took what. */
@Injectable()
export class ExportTickets {
  constructor(
    private readonly database: Database,
    private readonly list: TicketList,
  ) {}

  /** The file as it is written; reading stops when nobody takes it any more. */
  async execute(actor: Actor, request: TicketExport): Promise<Readable> {
    await this.database.transaction((tx) => tx.audit(actor, 'tickets.exported', 'tickets', { ...request }));
    const { format, columns, ...query } = request;
    const shown = withSubject(columns ? columnsOf(columns) : ticketColumns);
    const batches = this.batches(actor, query, shown);
    return Readable.from(format === 'csv' ? csvOf(batches, zone, actor.locale) : xlsxOf(batches, zone));
  }

  private async *batches(
    actor: Actor,
    query: Omit<TicketExport, 'format' | 'columns'>,
    shown: readonly Shown[],
  ): AsyncGenerator<Cell[][]> {
    const { columns } = ticketWords[actor.locale];
    yield [shown.map((column) => columns[column])];
    let cursor: string | undefined;
    for (let read = 0; read < most; read += batchSize) {
      const page = await this.list.page(actor, { ...query, limit: batchSize, cursor });
      yield page.items.map((row) => {
        const cells = cellsOf(row, actor.locale);
        return shown.map((column) => cells[column]);
      });
      if (page.nextCursor === null) return;
      cursor = page.nextCursor;
    }
  }
}

function cellsOf(row: TicketRow, locale: Actor['locale']): Record<Shown, Cell> {
  const words = ticketWords[locale];
  return {
    number: row.number,
    subject: row.subject,
    client: row.client.name,
    state: words.states[row.state],
    priority: row.priority,
    kind: words.kinds[row.kind],
    requester: row.requester?.name ?? null,
    assignee: row.assignee?.name ?? null,
    queue: row.queue.name,
    due: row.clock?.dueAt ? new Date(row.clock.dueAt) : null,
    created: new Date(row.createdAt),
    updated: new Date(row.updatedAt),
  };
}
