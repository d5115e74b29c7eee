import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Database, type Actor } from '@vigie/platform';
import type { TicketExport, TicketRow } from '@vigie/wire';
import { csvOf } from '../../exports/csv';
import type { Cell } from '../../exports/table';
import { xlsxOf } from '../../exports/xlsx';
import { TicketList } from '../../queries/desk/ticket-list';
import { exportTexts } from '../../texts/export-texts';

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
  async execute(actor: Actor, { format, ...query }: TicketExport): Promise<Readable> {
    await this.database.transaction((tx) =>
      tx.audit(actor, 'tickets.exported', 'tickets', { format, ...query }),
    );
    const batches = this.batches(actor, query);
    return Readable.from(format === 'csv' ? csvOf(batches, zone, actor.locale) : xlsxOf(batches, zone));
  }

  private async *batches(actor: Actor, query: Omit<TicketExport, 'format'>): AsyncGenerator<Cell[][]> {
    const { columns } = exportTexts[actor.locale];
    yield [Object.values(columns)];
    let cursor: string | undefined;
    for (let read = 0; read < most; read += batchSize) {
      const page = await this.list.page(actor, { ...query, limit: batchSize, cursor });
      yield page.items.map((row) => cellsOf(row, actor.locale));
      if (page.nextCursor === null) return;
      cursor = page.nextCursor;
    }
  }
}

/** In the order of the names of the columns. */
function cellsOf(row: TicketRow, locale: Actor['locale']): Cell[] {
  const { states, kinds } = exportTexts[locale];
  return [
    row.number,
    row.subject,
    row.client.name,
    states[row.state],
    row.priority,
    kinds[row.kind],
    row.requester?.name ?? null,
    row.assignee?.name ?? null,
    row.clock?.dueAt ? new Date(row.clock.dueAt) : null,
    new Date(row.createdAt),
    new Date(row.updatedAt),
  ];
}
