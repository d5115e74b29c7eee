import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { Database, DomainError, type Actor, type Transaction } from '@vigie/platform';
import { draftFaults, readAmount } from '@vigie/rules';
import type { InvoiceDraft, InvoiceDraftChange, InvoiceLineInput } from '@vigie/wire';
import { freeBilled } from '../../store/invoices/billed.store';
import { refuseInvoice } from '../../store/invoices/invoice-checks.store';
import {
  insertInvoice,
  insertLines,
  invoiceLines,
  lockDraft,
  netCentsOf,
  sumsOf,
  updateInvoice,
  updateLine,
  writeVat,
  type NewInvoiceLine,
  type StoredInvoice,
  type StoredInvoiceLine,
} from '../../store/invoices/invoice.store';
import { accountTerms, usualPaymentDays } from '../../store/invoices/parties.store';
import { usualLine } from '../../store/invoices/planning/planned-invoice';

/** Writes drafts by hand: new ones, and what a schedule drafted. What is issued never changes again. */
@Injectable()
export class WriteInvoiceDraft {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
  ) {}

  /** Returns its identifier. Errors: the faults of a line by name, not-found. */
  create(actor: Actor, { clientId, lines, paymentDays, ...draft }: InvoiceDraft): Promise<string> {
    return this.database.transaction(async (tx) => {
      await this.directory.clientTerms(clientId, tx);
      refuseInvoice(draftFaults(lines));
      const terms = await accountTerms(tx, clientId);
      const { id } = await insertInvoice(
        tx,
        {
          ...{ clientId, contractId: null, kind: 'invoice', source: 'manual', sourceKey: null },
          ...{ periodFrom: null, periodTo: null, correctsId: null },
          clientKind: terms?.clientKind ?? 'professional',
          ...draft,
          paymentDays: paymentDays ?? terms?.paymentDays ?? usualPaymentDays,
          orderReference: draft.orderReference ?? terms?.orderReference ?? null,
        },
        { lines: lines.map((line) => ({ ...unmade, ...valuesOf(line) })), by: actor.name },
      );
      await tx.audit(actor, 'invoice.drafted', `invoice:${id}`, { source: 'manual' });
      tx.live({ type: 'invoice.changed', invoiceId: id, clientId });
      return id;
    });
  }

  /** Writes a draft anew; a checked one is a draft again. Errors: version.conflict, invoice.already-issued, faults. */
  change(actor: Actor, id: string, { version, lines, ...draft }: InvoiceDraftChange): Promise<void> {
    return this.database.transaction(async (tx) => {
      const invoice = await lockDraft(tx, actor.scope, { id, version });
      refuseInvoice(draftFaults(lines));
      const stored = await writeLines(tx, invoice, lines);
      await updateInvoice(tx, invoice, {
        ...draft,
        ...sumsOf(stored),
        ...{ paymentDays: draft.paymentDays ?? invoice.paymentDays },
        ...{ state: 'draft', checkedAt: null, checkedBy: null },
      });
      await tx.audit(actor, 'invoice.changed', `invoice:${id}`);
    });
  }

  /** Takes a draft away; its work waits to be invoiced again. Errors: version.conflict, invoice.already-issued. */
  discard(actor: Actor, id: string, version: number): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { clientId } = await lockDraft(tx, actor.scope, { id, version });
      await freeBilled(
        tx,
        (await invoiceLines(tx, id)).map((line) => line.id),
      );
      for (const table of ['invoice_run_item', 'invoice_vat', 'invoice_line'])
        await tx.execute(`DELETE FROM ${table} WHERE invoice_id = ?`, [id]);
      await tx.execute('DELETE FROM invoice WHERE id = ?', [id]);
      await tx.audit(actor, 'invoice.discarded', `invoice:${id}`);
      tx.live({ type: 'invoice.changed', invoiceId: id, clientId });
    });
  }
}

const { billed: _billed, ...unmade } = usualLine;

/** A line as it was typed, in columns. */
function valuesOf({ id: _id, price, ...line }: InvoiceLineInput) {
  const unit = readAmount(price) ?? 0n;
  return { ...line, unitCents: String(unit), netCents: netCentsOf(line.quantity, unit) };
}

/** Lines that are kept stay what they were made from; the work of those that are gone is free again. */
async function writeLines(
  tx: Transaction,
  invoice: StoredInvoice,
  lines: readonly InvoiceLineInput[],
): Promise<NewInvoiceLine[]> {
  const before = new Map((await invoiceLines(tx, invoice.id)).map((line) => [line.id, line]));
  const kept = new Set(lines.flatMap(({ id }) => id ?? []));
  if ([...kept].some((id) => !before.has(id))) throw new DomainError('invoice.line-unknown');
  await removeLines(
    tx,
    [...before.keys()].filter((id) => !kept.has(id)),
  );
  const stored = lines.map((line, index) => {
    const old = before.get(line.id ?? '');
    return { ...unmade, ...(old && madeFrom(old)), ...valuesOf(line), id: old?.id, position: index + 1 };
  });
  for (const { id, ...values } of stored) if (id) await updateLine(tx, id, values);
  await insertLines(
    tx,
    invoice,
    stored.filter(({ id }) => id === undefined),
  );
  await writeVat(tx, invoice.id, stored);
  return stored;
}

const madeFrom = ({ contractLineId, agreedCents }: StoredInvoiceLine) => ({ contractLineId, agreedCents });

async function removeLines(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await freeBilled(tx, ids);
  await tx.execute('DELETE FROM invoice_line WHERE id IN (?)', [ids]);
}
