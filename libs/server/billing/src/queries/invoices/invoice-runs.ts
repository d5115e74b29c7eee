import { Injectable } from '@nestjs/common';
import { Database, found } from '@vigie/platform';
import { errorCodes, type InvoiceRun } from '@vigie/wire';
import { InvoiceRunRow } from '../../store/invoices/invoice-run.row';

const shown = 10;
const mostRefusals = 100;

/** Batches, with what they refused. */
@Injectable()
export class InvoiceRuns {
  constructor(private readonly database: Database) {}

  /** The latest; what goes on among them. */
  async latest(): Promise<{ items: InvoiceRun[] }> {
    const rows = await this.database.manager.find(InvoiceRunRow, { order: { id: 'DESC' }, take: shown });
    return { items: await Promise.all(rows.map((row) => this.present(row))) };
  }

  /** One of them; 404 when there is none. */
  async find(id: string): Promise<InvoiceRun> {
    return this.present(found(await this.database.manager.findOneBy(InvoiceRunRow, { id })));
  }

  private async present(row: InvoiceRunRow): Promise<InvoiceRun> {
    const { id, kind, state, total, done, made, refused, startedAt, actorName, endedAt, version } = row;
    return {
      ...{ id, kind, state, total, done, made, refused, version, startedBy: actorName },
      ...{ startedAt: startedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null },
      refusals: kind === 'issue' ? await this.refusals(id) : [],
    };
  }

  private async refusals(runId: string): Promise<InvoiceRun['refusals']> {
    const rows = await this.database.query<{ id: string; name: string; code: string }>(
      `SELECT n.invoice_id AS id, c.name, n.code FROM invoice_run_item n JOIN client c ON c.id = n.client_id
        WHERE n.run_id = ? AND n.state = 'refused' ORDER BY n.invoice_id LIMIT ?`,
      [runId, mostRefusals],
    );
    return rows.flatMap(({ id, name, code }) => {
      const known = errorCodes.find((one) => one === code);
      return known ? [{ invoice: { id, name }, code: known }] : [];
    });
  }
}
