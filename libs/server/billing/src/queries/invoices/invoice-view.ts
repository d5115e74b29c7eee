import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, fromJson, type ClientScope } from '@vigie/platform';
import { amountText, quantityText } from '@vigie/rules';
import {
  invoiceEventTypes,
  type InvoiceDetail,
  type InvoiceEvent,
  type InvoiceSettlement,
} from '@vigie/wire';
import { creditedOf } from '../../store/invoices/credited.store';
import {
  contractLinesOf,
  givenByContracts,
  givenByNotes,
  ofSamePeriod,
} from '../../store/invoices/given-back.store';
import { InvoiceRow } from '../../store/invoices/invoice.row';
import { invoiceLines, vatOfInvoice, type StoredInvoiceLine } from '../../store/invoices/invoice.store';
import { requireBuyer, requireSeller } from '../../store/invoices/parties.store';
import { faultsOf } from '../../store/invoices/invoice-checks.store';
import { Invoices } from './invoices';

const text = (cents: string | bigint) => amountText(BigInt(cents));
const mostEvents = 200;

/** One invoice with everything that is known of it. */
@Injectable()
export class InvoiceView {
  constructor(
    private readonly database: Database,
    private readonly invoices: Invoices,
  ) {}

  /** 404 outside of the scope. */
  async find(scope: ClientScope, id: string): Promise<InvoiceDetail> {
    const { manager } = this.database;
    const where = scope.kind === 'all' ? { id } : { id, clientId: scope.clientId };
    const row = found(await manager.findOneBy(InvoiceRow, where));
    const [item] = await this.invoices.items([id]);
    const { clientKind, paymentDays, orderReference, note, seller, buyer, fileId } = row;
    const credited = await creditedOf(this.database, [id]);
    const vat = await vatOfInvoice(this.database, id);
    const lines = await invoiceLines(this.database, id);
    return {
      ...found(item ?? null),
      ...{ clientKind, paymentDays, orderReference, note, seller, buyer },
      hasDocument: fileId !== null,
      lines: lines.map((line) => present(line, credited.get(line.id) ?? 0n)),
      vatShares: vat.map(({ category, rate, baseCents, vatCents, exemption }) => ({
        ...{ category, rate, exemption, base: text(baseCents), vat: text(vatCents) },
      })),
      faults: row.state === 'issued' ? [] : await this.faults(row),
      givenBack: await this.givenBack(row, lines),
      corrects: await this.corrected(row.correctsId),
      credits: await this.credits(id),
      settlements: await this.settlements(id),
      history: await this.history(id),
    };
  }

  /** Everything that keeps a draft from being issued today. */
  private async faults(row: InvoiceRow): Promise<InvoiceDetail['faults']> {
    const faults: InvoiceDetail['faults'] = await faultsOf(this.database, row, this.invoices.today());
    for (const [path, check] of [
      ['seller', () => requireSeller(this.database)],
      ['buyer', () => requireBuyer(this.database, row.clientId)],
    ] as const)
      try {
        await check();
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        faults.push({ path, code: error.code });
      }
    return faults;
  }

  /** What a person should compare before a line takes back, or is taken back, what the client had already. */
  private async givenBack(
    { id, kind, state }: InvoiceRow,
    lines: readonly StoredInvoiceLine[],
  ): Promise<InvoiceDetail['givenBack']> {
    if (kind !== 'invoice') return [];
    const isIssued = state === 'issued';
    const asked = lines.filter(({ netCents }) => (isIssued ? BigInt(netCents) > 0n : BigInt(netCents) < 0n));
    const given = isIssued ? givenByContracts : givenByNotes;
    const known = await given(this.database, contractLinesOf(asked));
    return asked.flatMap((line) =>
      ofSamePeriod(known, line)
        .filter(({ invoiceId }) => invoiceId !== id)
        .map(({ invoiceId, number, cents }) => ({
          ...{ lineId: line.id, invoice: { id: invoiceId, number }, amount: text(cents) },
        })),
    );
  }

  private async corrected(id: string | null): Promise<InvoiceDetail['corrects']> {
    const row = id && (await this.database.manager.findOneBy(InvoiceRow, { id }));
    return row ? { id: row.id, number: row.number ?? '' } : null;
  }

  private async credits(id: string): Promise<InvoiceDetail['credits']> {
    const rows = await this.database.manager.find(InvoiceRow, {
      where: { correctsId: id, state: 'issued' },
      order: { id: 'ASC' },
    });
    return rows.map((row) => ({
      ...{ id: row.id, number: row.number ?? '', issuedOn: row.issuedOn ?? '', gross: text(row.grossCents) },
    }));
  }

  private async settlements(id: string): Promise<InvoiceSettlement[]> {
    const rows = await this.database.query<
      Omit<InvoiceSettlement, 'amount' | 'kind'> & { cents: string; kind: InvoiceSettlement['kind'] }
    >(
      `SELECT a.id, a.amount_cents AS cents, a.counts_on AS countsOn,
              IF(a.credit_note_id = ?, 'invoice', IF(a.payment_id IS NULL, 'credit-note', 'payment')) AS kind,
              IF(a.credit_note_id = ?, a.invoice_id, COALESCE(a.payment_id, a.credit_note_id)) AS otherId,
              COALESCE(o.number, p.reference) AS label
         FROM payment_allocation a
         LEFT JOIN payment p ON p.id = a.payment_id
         LEFT JOIN invoice o ON o.id = IF(a.credit_note_id = ?, a.invoice_id, a.credit_note_id)
        WHERE (a.invoice_id = ? OR a.credit_note_id = ?) AND a.undone_at IS NULL ORDER BY a.counts_on, a.id`,
      [id, id, id, id, id],
    );
    return rows.map(({ cents, ...row }) => ({ ...row, amount: text(cents) }));
  }

  private async history(id: string): Promise<InvoiceEvent[]> {
    const rows = await this.database.query<{
      id: string;
      at: Date;
      actor: string | null;
      label: string;
      action: string;
      data: Record<string, unknown> | string;
    }>(
      `SELECT a.id, a.at, p.name AS actor, a.actor AS label, a.action, a.data FROM audit_entry a
         LEFT JOIN person p ON p.id = a.actor_id WHERE a.target = ? ORDER BY a.id LIMIT ?`,
      [`invoice:${id}`, mostEvents],
    );
    return rows.flatMap(({ action, at, actor, data, ...row }) => {
      const type = invoiceEventTypes.find((one) => action === `invoice.${one}`);
      const { number } = fromJson(data);
      const told = typeof number === 'string' ? number : null;
      return type ? [{ id: row.id, at: at.toISOString(), actor: actor ?? 'Vigie', type, number: told }] : [];
    });
  }
}

function present(line: StoredInvoiceLine, credited: bigint): InvoiceDetail['lines'][number] {
  const { id, label, detail, unit, vatCategory, vatRate, exemption, periodFrom, periodTo } = line;
  return {
    ...{ id, label, detail, unit, vatCategory, vatRate, exemption, periodFrom, periodTo },
    quantity: quantityText(line.quantity),
    ...{ price: text(line.unitCents), net: text(line.netCents), credited: text(credited) },
  };
}
