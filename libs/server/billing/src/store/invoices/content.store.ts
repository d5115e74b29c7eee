import { fromJson, type Transaction } from '@vigie/platform';
import {
  amountText,
  hasPenaltyMention,
  quantityText,
  rateOn,
  type InvoiceParty,
  type InvoiceSeller,
  type LocalDate,
  type PenaltyMethod,
} from '@vigie/rules';
import type { InvoiceContent, InvoicePenalty } from '@vigie/wire';
import { penaltyRatesOf } from '../penalties/penalty-rate.store';
import { InvoiceRow } from './invoice.row';
import { invoiceLines, vatOfInvoice, type StoredInvoiceLine } from './invoice.store';
import type { Reader } from './unbilled.store';

type Source = Reader & Pick<Transaction, 'manager'>;
const text = (cents: string) => amountText(BigInt(cents));
const periodOf = (from: LocalDate | null, to: LocalDate | null) => (from && to ? { from, to } : null);

/** Everything that an issued invoice says; null for one that is not issued. */
export async function contentOf(source: Source, id: string): Promise<InvoiceContent | null> {
  const row = await source.manager.findOneBy(InvoiceRow, { id });
  if (!row || row.state !== 'issued' || !row.number || !row.issuedOn || !row.seller || !row.buyer)
    return null;
  const { kind, number, issuedOn, dueOn, clientKind, orderReference, note, netCents, vatCents, grossCents } =
    row;
  const vat = await vatOfInvoice(source, id);
  return {
    ...{ kind, number, issuedOn, dueOn, clientKind, orderReference, note },
    period: periodOf(row.periodFrom, row.periodTo),
    seller: fromJson<InvoiceSeller>(row.seller),
    buyer: fromJson<InvoiceParty>(row.buyer),
    contractReference: await contractReference(source, row.contractId),
    corrects: await corrected(source, row.correctsId),
    lines: (await invoiceLines(source, id)).map(contentLine),
    vat: vat.map(({ category, rate, exemption, baseCents, vatCents: cents }) => ({
      ...{ category, rate, exemption, base: text(baseCents), vat: text(cents) },
    })),
    ...{ net: text(netCents), vatTotal: text(vatCents), gross: text(grossCents), paid: '0.00' },
    penalty: kind === 'invoice' && hasPenaltyMention(clientKind) ? await penaltyOf(source, row) : null,
  };
}

function contentLine(line: StoredInvoiceLine): InvoiceContent['lines'][number] {
  const { label, detail, unit, vatCategory, vatRate, exemption } = line;
  return {
    ...{ label, detail, unit, vatCategory, vatRate, exemption, quantity: quantityText(line.quantity) },
    ...{ unitPrice: text(line.unitCents), net: text(line.netCents) },
    period: periodOf(line.periodFrom, line.periodTo),
  };
}

async function contractReference(reader: Reader, id: string | null): Promise<string | null> {
  if (id === null) return null;
  const [row] = await reader.query<{ reference: string | null }>(
    'SELECT reference FROM contract WHERE id = ?',
    [id],
  );
  return row?.reference ?? null;
}

async function corrected({ manager }: Source, id: string | null): Promise<InvoiceContent['corrects']> {
  const row = id === null ? null : await manager.findOneBy(InvoiceRow, { id });
  return row?.number && row.issuedOn ? { number: row.number, issuedOn: row.issuedOn } : null;
}

/** The method of the contract on that day; that of the law where nothing is agreed (C. com. L441-10 II). */
async function penaltyOf(source: Source, { contractId, issuedOn }: InvoiceRow): Promise<InvoicePenalty> {
  const [agreed] = contractId
    ? await source.query<{ method: PenaltyMethod }>(
        `SELECT penalty_method AS method FROM contract_conditions
          WHERE contract_id = ? AND valid_from <= ? AND withdrawn_at IS NULL
          ORDER BY valid_from DESC, id DESC LIMIT 1`,
        [contractId, issuedOn],
      )
    : [];
  const method = agreed?.method ?? 'ECB';
  return { method, rate: rateOn(method, await penaltyRatesOf(source), issuedOn ?? '') };
}
