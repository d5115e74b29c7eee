import { type VatCategory, amountText, invoiceUnits, lineNet, readAmount, vatCategories } from '@vigie/rules';
import type { InvoiceDetail, InvoiceDraft, InvoiceLineInput } from '@vigie/wire';
import * as z from 'zod';
import { plainNumber } from '../simulators/plain-number';

/** A line of a draft as its fields show it. */
export interface TypedInvoiceLine {
  id: string;
  label: string;
  detail: string;
  quantity: string;
  unit: string;
  price: string;
  vatCategory: string;
  /** Percent: `20`. */
  vatRate: string;
  exemption: string;
  periodFrom: string;
  periodTo: string;
}
export interface TypedInvoice {
  clientId: string;
  paymentDays: string;
  dueOn: string;
  orderReference: string;
  note: string;
  lines: readonly TypedInvoiceLine[];
}

export const emptyInvoiceLine: TypedInvoiceLine = {
  ...{ id: '', label: '', detail: '', quantity: '1', unit: 'one', price: '' },
  ...{ vatCategory: 'S', vatRate: '20', exemption: '', periodFrom: '', periodTo: '' },
};

/** A draft as its form begins with it. */
export function typedInvoice(invoice: InvoiceDetail | null, clientId: string): TypedInvoice {
  return {
    clientId: invoice?.client.id ?? clientId,
    paymentDays: invoice ? String(invoice.paymentDays) : '',
    dueOn: invoice?.dueOn ?? '',
    orderReference: invoice?.orderReference ?? '',
    note: invoice?.note ?? '',
    lines: invoice?.lines.map(typedLine) ?? [emptyInvoiceLine],
  };
}

function typedLine(line: InvoiceDetail['lines'][number]): TypedInvoiceLine {
  const { id, label, detail, quantity, unit, price, vatCategory, vatRate, exemption } = line;
  return {
    ...{ id, label, quantity, unit, price, vatCategory, vatRate: String(vatRate / 100) },
    ...{ detail: detail ?? '', exemption: exemption ?? '' },
    ...{ periodFrom: line.periodFrom ?? '', periodTo: line.periodTo ?? '' },
  };
}

const orNull = (text: string) => text.trim() || null;

/** What the form sends. */
export function draftOf({
  clientId,
  paymentDays,
  dueOn,
  orderReference,
  note,
  lines,
}: TypedInvoice): InvoiceDraft {
  const days = Number(paymentDays);
  return {
    clientId,
    paymentDays: paymentDays.trim() === '' ? null : days,
    ...{ dueOn: orNull(dueOn), orderReference: orNull(orderReference), note: orNull(note) },
    lines: lines.map(lineOf),
  };
}

function lineOf(line: TypedInvoiceLine): InvoiceLineInput {
  const category = categoryOf(line);
  return {
    ...{ id: orNull(line.id), label: line.label, detail: orNull(line.detail) },
    ...{ quantity: plainNumber(line.quantity), price: plainNumber(line.price) },
    unit: invoiceUnits.find((unit) => unit === line.unit) ?? 'one',
    vatCategory: category,
    vatRate: category === 'S' ? rateOf(line.vatRate) : 0,
    exemption: category === 'S' ? null : orNull(line.exemption),
    ...{ periodFrom: orNull(line.periodFrom), periodTo: orNull(line.periodTo) },
  };
}

export const categoryOf = ({ vatCategory }: TypedInvoiceLine): VatCategory =>
  vatCategories.find((one) => one === vatCategory) ?? 'S';

/** Hundredths of a percent of `20` or `5,5`. */
const rateOf = (percent: string): number => Math.round(Number(plainNumber(percent)) * 100);

/** What a line costs without VAT; null while it cannot be read. */
export function netOf({ quantity, price }: TypedInvoiceLine): bigint | null {
  const cents = readAmount(plainNumber(price));
  const count = plainNumber(quantity);
  return cents === null || !/^-?\d{1,8}(?:\.\d{1,3})?$/.test(count) ? null : lineNet(count, cents);
}

/** The sum of lines that can be read. */
export const sumOf = (lines: readonly TypedInvoiceLine[]): string =>
  amountText(lines.reduce((sum, line) => sum + (netOf(line) ?? 0n), 0n));

const keptLines = z.array(z.record(z.string(), z.string()));

/** Lines as a kept form holds them; those that began with it when they cannot be read. */
export function linesFrom(kept: unknown, begun: readonly TypedInvoiceLine[]): readonly TypedInvoiceLine[] {
  if (typeof kept !== 'string') return begun;
  try {
    return keptLines.parse(JSON.parse(kept)).map((line) => ({ ...emptyInvoiceLine, ...line }));
  } catch {
    return begun;
  }
}
