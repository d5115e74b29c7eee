import { Inject, Injectable } from '@nestjs/common';
import {
  CONFIG,
  Database,
  DomainError,
  systemActor,
  dayOf,
  type Config,
  type Transaction,
} from '@vigie/platform';
import { addCalendarDays, addMonths, type LocalDate } from '@vigie/rules';
import { dueDayOf } from '../../store/invoices/invoice-checks.store';
import { lockInvoice, updateInvoice } from '../../store/invoices/invoice.store';
import { requireBuyer, requireSeller } from '../../store/invoices/parties.store';
import { planInvoices } from '../../store/invoices/planning/plan-invoices';
import { nextClients } from '../../store/invoices/run.store';
import { takeNumber } from '../../store/invoices/sequence.store';
import { CheckInvoice } from './check-invoice';
import { CreditInvoice } from './credit-invoice';
import { draftInvoices } from './draft-invoices';

const demo = { ...systemActor('demo'), name: 'Isabelle Fontaine' };
/** Months before this one whose fees were issued. */
const issuedMonths = 3;
const mostClients = 200;

/** The invoices of the demonstration: three months that were issued, what is due now, work that waits; none twice. */
@Injectable()
export class SeedInvoices {
  constructor(
    private readonly database: Database,
    private readonly checking: CheckInvoice,
    private readonly crediting: CreditInvoice,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Throws demo.refused outside demo mode. */
  async execute(): Promise<void> {
    if (!this.config.demo) throw new DomainError('demo.refused');
    if (await this.database.one('SELECT id FROM invoice LIMIT 1')) return;
    const { issued, drafts } = await this.database.transaction((tx) => this.write(tx));
    if (issued.length > 0) await this.credit(issued[0] ?? '');
    await this.checking.checkAll(demo, drafts.slice(0, 2));
  }

  private async write(tx: Transaction): Promise<{ issued: string[]; drafts: string[] }> {
    const clients = await nextClients(tx, { clientId: null, cursorId: '0' }, mostClients);
    const month = `${dayOf(tx.now).slice(0, 7)}-01`;
    const issued: string[] = [];
    // Without our company nothing can be issued: drafts are there all the same.
    const canIssue = (await tx.query('SELECT id FROM company')).length > 0;
    for (let back = issuedMonths; canIssue && back > 0; back -= 1) {
      const from = addMonths(month, -back);
      const fees = { from, until: addCalendarDays(addMonths(from, 1), -1) };
      const ids = await draftInvoices(
        tx,
        demo,
        (await planInvoices(tx, clients, { fees, work: null })).plans,
      );
      for (const id of ids) if (await issueOn(tx, id, addCalendarDays(from, 2))) issued.push(id);
    }
    const days = { from: addMonths(month, -1), until: addCalendarDays(addMonths(month, 1), -1) };
    const fees = { from: month, until: days.until };
    const drafts = await draftInvoices(
      tx,
      demo,
      (await planInvoices(tx, clients, { fees, work: days })).plans,
    );
    return { issued, drafts };
  }

  /** A part of the first line was asked for by mistake. */
  private async credit(id: string): Promise<void> {
    const line = await this.database.one<{ id: string }>(
      'SELECT id FROM invoice_line WHERE invoice_id = ? ORDER BY position LIMIT 1',
      [id],
    );
    if (!line) return;
    const reason = 'Deux jours sans service à la suite d’une panne de notre fait';
    await this.crediting.execute(demo, id, { reason, lines: [{ lineId: line.id, amount: '68.00' }] });
  }
}

/** Issues a draft on a day of the past; false for a client that cannot be invoiced yet. */
async function issueOn(tx: Transaction, id: string, day: LocalDate): Promise<boolean> {
  const invoice = await lockInvoice(tx, demo.scope, id);
  const buyer = await requireBuyer(tx, invoice.clientId).catch((error: unknown) => {
    if (error instanceof DomainError) return null;
    throw error;
  });
  if (!buyer || BigInt(invoice.grossCents) <= 0n) return false;
  const at = new Date(`${day}T08:30:00.000Z`);
  const number = await takeNumber(tx, 'invoice', Number(day.slice(0, 4)));
  await updateInvoice(tx, invoice, {
    ...buyer,
    ...{ seller: await requireSeller(tx), state: 'issued', number, issuedOn: day },
    ...{ dueOn: dueDayOf(invoice, day), openCents: invoice.grossCents },
    ...{ checkedAt: at, checkedBy: demo.name, issuedAt: at, issuedBy: demo.name },
  });
  const { clientId, grossCents: gross } = invoice;
  await tx.audit(demo, 'invoice.issued', `invoice:${id}`, { number, gross });
  await tx.emit('invoice.issued', { invoiceId: id, clientId });
  return true;
}
