import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Clock, Database, DomainError, systemActor, dayOf, type Config } from '@vigie/platform';
import { addCalendarDays, amountText, type Cents, type LocalDate } from '@vigie/rules';
import { ImportStatement } from './import-statement';
import { RecordPayment } from './record-payment';

const demo = { ...systemActor('demo'), name: 'Isabelle Fontaine' };
const account = 'FR7630006000011234567890189';

interface Issued {
  id: string;
  clientId: string;
  client: string;
  number: string;
  issuedOn: LocalDate;
  dueOn: LocalDate;
  open: Cents;
}

/** Payments of the invoices of the demonstration, and a statement that waits; nothing when there are any, or no invoice. */
@Injectable()
export class SeedPayments {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly recording: RecordPayment,
    private readonly importing: ImportStatement,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Runs after the invoices are there. Throws demo.refused outside demo mode. */
  async execute(): Promise<void> {
    if (!this.config.demo) throw new DomainError('demo.refused');
    if (await this.database.one('SELECT id FROM payment LIMIT 1')) return;
    const today = dayOf(this.clock.now());
    const clients = [...Map.groupBy(await this.issued(), ({ clientId }) => clientId).values()];
    const waiting: Issued[] = [];
    for (const [index, invoices] of clients.entries())
      waiting.push(...(await this.settle(invoices, index, today)));
    if (waiting.length > 0) await this.statement(waiting, today);
  }

  private async issued(): Promise<Issued[]> {
    const rows = await this.database.query<Omit<Issued, 'open'> & { open: string }>(
      `SELECT i.id, i.client_id AS clientId, c.name AS client, i.number, i.issued_on AS issuedOn, i.due_on AS dueOn,
          i.open_cents AS open
         FROM invoice i JOIN client c ON c.id = i.client_id
        WHERE i.kind = 'invoice' AND i.state = 'issued' AND i.open_cents > 0
        ORDER BY i.client_id, i.due_on, i.id LIMIT 200`,
    );
    return rows.map(({ open, ...row }) => ({ ...row, open: BigInt(open) }));
  }

  /** A client pays what is due, but for the last one: the first client in part, the others not yet. */
  private async settle(invoices: readonly Issued[], index: number, today: LocalDate): Promise<Issued[]> {
    const due = invoices.filter(({ dueOn }) => dueOn < today);
    const late = due.at(-1);
    for (const invoice of due.slice(0, -1)) {
      const extra = index === 0 && invoice === due[0] ? 15_000n : 0n;
      await this.pay(invoice, invoice.open + extra, invoice.open, today);
    }
    if (late && index === 0) await this.pay(late, late.open / 2n, late.open / 2n, today);
    return [...(late && index > 0 ? [late] : []), ...invoices.filter(({ dueOn }) => dueOn >= today)];
  }

  private async pay(
    { id, clientId, number, dueOn }: Issued,
    amount: Cents,
    part: Cents,
    today: LocalDate,
  ): Promise<void> {
    const day = addCalendarDays(dueOn, 2);
    if (part <= 0n) return;
    await this.database.transaction((tx) =>
      this.recording.insert(tx, demo, {
        clientId,
        receivedOn: day < today ? day : today,
        amount: amountText(amount),
        method: 'transfer',
        reference: `VIR ${number}`,
        note: null,
        parts: [{ invoiceId: id, amount: amountText(part) }],
        confirmed: true,
      }),
    );
  }

  /** Yesterday's statement: one payment names its invoice, the others do not, and one is of nobody we know. */
  private async statement(waiting: readonly Issued[], today: LocalDate): Promise<void> {
    const day = addCalendarDays(today, -1).split('-').reverse().join('/');
    const lines = waiting.slice(0, 4).map(({ client, number, open }, index) => {
      const said = index % 2 === 0 ? ` ${number}` : '';
      return [day, `VIR SEPA ${client.toUpperCase()}${said}`, french(open)];
    });
    lines.push([day, 'REMISE CHEQUE 0012345', '312,40']);
    const content = [['Date', 'Libellé', 'Crédit'], ...lines].map((cells) => cells.join(';')).join('\n');
    const file = { name: `releve-${today}.csv`, content: Buffer.from(content) };
    await this.importing.execute(demo, file, { account, rows: 'all' });
  }
}

const french = (cents: Cents): string => amountText(cents).replace('.', ',');
