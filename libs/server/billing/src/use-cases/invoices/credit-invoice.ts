import { Injectable } from '@nestjs/common';
import { Database, DomainError, type Actor, type Transaction } from '@vigie/platform';
import {
  canCredit,
  creditVat,
  explainNet,
  readAmount,
  totalsOf,
  type Cents,
  type VatShare,
} from '@vigie/rules';
import type { NewCreditNote } from '@vigie/wire';
import { freeBilled } from '../../store/invoices/billed.store';
import {
  freeSource,
  insertInvoice,
  invoiceLines,
  lockInvoice,
  updateInvoice,
  vatOfInvoice,
  writeShares,
  type NewInvoiceLine,
  type StoredInvoice,
  type StoredInvoiceLine,
} from '../../store/invoices/invoice.store';
import { creditedOf, creditedVatOf } from '../../store/invoices/credited.store';
import { allocate } from '../../store/payments/allocation.store';
import { requireSeller } from '../../store/invoices/parties.store';
import { IssueInvoice } from './issue-invoice';

interface Taken {
  line: StoredInvoiceLine;
  amount: Cents;
  isRest: boolean;
}

/** Takes an issued invoice back, whole or by lines: the credit note pays what the invoice still owes. */
@Injectable()
export class CreditInvoice {
  constructor(
    private readonly database: Database,
    private readonly issuing: IssueInvoice,
  ) {}

  /**
   * Returns the identifier of the credit note, which is issued at once. Errors: invoice.not-creditable,
   * invoice.credit-too-much, invoice.nothing-to-credit, invoice.line-unknown.
   */
  execute(actor: Actor, id: string, { reason, lines }: NewCreditNote): Promise<string> {
    return this.database.transaction(async (tx) => {
      const invoice = await lockInvoice(tx, actor.scope, id);
      if (invoice.kind !== 'invoice' || invoice.state !== 'issued')
        throw new DomainError('invoice.not-creditable');
      const { taken, isWhole } = await takenOf(tx, invoice, lines);
      const note = await this.issueNote(tx, actor, { invoice, taken, reason });
      await settle(tx, actor, { invoice, note });
      await free(tx, invoice, { taken, isWhole });
      await tx.audit(actor, 'invoice.credited', `invoice:${id}`, { number: note.number });
      tx.live({ type: 'invoice.changed', invoiceId: id, clientId: invoice.clientId });
      return note.id;
    });
  }

  private async issueNote(
    tx: Transaction,
    actor: Actor,
    { invoice, taken, reason }: { invoice: StoredInvoice; taken: readonly Taken[]; reason: string },
  ): Promise<StoredInvoice & { number: string }> {
    const { clientId, contractId, clientKind, orderReference, periodFrom, periodTo, buyer } = invoice;
    const shares = await sharesOf(tx, invoice, taken);
    const { net, vat, gross } = totalsOf(shares);
    if (gross <= 0n) throw new DomainError('invoice.nothing-to-credit');
    const { id } = await insertInvoice(
      tx,
      {
        ...{ clientId, contractId, clientKind, orderReference, periodFrom, periodTo },
        ...{ kind: 'credit-note', source: 'credit', sourceKey: null, dueOn: null, paymentDays: 0 },
        ...{ note: reason, correctsId: invoice.id },
      },
      { lines: taken.map(creditLine), by: actor.name },
    );
    await writeShares(tx, id, shares);
    const draft = await lockInvoice(tx, actor.scope, id);
    const sums = { netCents: String(net), vatCents: String(vat), grossCents: String(gross) };
    await updateInvoice(tx, draft, sums);
    const note = Object.assign(draft, sums, { version: draft.version + 1 });
    const seller = invoice.seller ?? (await requireSeller(tx));
    if (!buyer) throw new Error(`invoice ${invoice.id} was issued without a buyer`);
    const number = await this.issuing.number(tx, actor, note, { seller, buyer, clientKind });
    return Object.assign(note, { number });
  }
}

/** What is taken back of each line: as asked, or all that is left. */
async function takenOf(
  tx: Transaction,
  invoice: StoredInvoice,
  asked: NewCreditNote['lines'],
): Promise<{ taken: Taken[]; isWhole: boolean }> {
  const stored = await invoiceLines(tx, invoice.id);
  const credited = await creditedOf(tx, [invoice.id]);
  const left = (line: StoredInvoiceLine) => BigInt(line.netCents) - (credited.get(line.id) ?? 0n);
  const wanted = asked && new Map(asked.map(({ lineId, amount }) => [lineId, amount]));
  if (wanted && [...wanted.keys()].some((id) => !stored.some((line) => line.id === id)))
    throw new DomainError('invoice.line-unknown');
  const taken = stored.flatMap((line, index) => {
    const amount = wanted ? readCredit(wanted.get(line.id)) : left(line);
    if (amount === null || (!wanted && amount === 0n)) return [];
    const net = BigInt(line.netCents);
    if (!canCredit(amount, { net, credited: credited.get(line.id) ?? 0n }))
      throw new DomainError('invoice.credit-too-much', undefined, [
        { path: `lines.${index}.amount`, code: 'invoice.credit-too-much' },
      ]);
    return [{ line, amount, isRest: amount === left(line) }];
  });
  if (taken.length === 0) throw new DomainError('invoice.nothing-to-credit');
  const rest = new Map(taken.map(({ line, amount }) => [line.id, amount]));
  return { taken, isWhole: stored.every((line) => left(line) === (rest.get(line.id) ?? 0n)) };
}

/** What cannot be read is more than any line has. */
const readCredit = (amount: string | undefined): Cents | null =>
  amount === undefined ? null : (readAmount(amount) ?? 0n);

function creditLine({ line, amount, isRest }: Taken): NewInvoiceLine {
  const { label, detail, unit, vatCategory, vatRate, exemption, periodFrom, periodTo, quantity } = line;
  const isAll = isRest && amount === BigInt(line.netCents);
  const size = amount < 0n ? -amount : amount;
  const explained = explainNet(size, '1');
  return {
    ...{ label, detail, vatCategory, vatRate, exemption, periodFrom, periodTo },
    unit: isAll ? unit : 'one',
    quantity: isAll ? quantity : `${amount < 0n ? '-' : ''}${explained.quantity}`,
    unitCents: isAll ? line.unitCents : String(explained.unit),
    ...{ netCents: String(amount), contractLineId: line.contractLineId },
    ...{ agreedCents: null, correctsLineId: line.id },
  };
}

/** The VAT of a credit note by category and rate, to the cent of what the invoice asked for. */
async function sharesOf(
  tx: Transaction,
  invoice: StoredInvoice,
  taken: readonly Taken[],
): Promise<VatShare[]> {
  const asked = await vatOfInvoice(tx, invoice.id);
  const before = await creditedVatOf(tx, invoice.id);
  return asked.flatMap(({ category, rate, exemption, baseCents, vatCents }) => {
    const own = taken.filter(({ line }) => line.vatCategory === category && line.vatRate === rate);
    if (own.length === 0) return [];
    const known = before.find((one) => one.category === category && one.rate === rate);
    const share = {
      ...{ category, rate, exemption, base: BigInt(baseCents), vat: BigInt(vatCents) },
      ...{ creditedBase: known?.base ?? 0n, creditedVat: known?.vat ?? 0n },
    };
    return [
      creditVat(
        share,
        own.reduce((sum, { amount }) => sum + amount, 0n),
      ),
    ];
  });
}

/** The credit note pays what is still owed; what is over stays as the credit of the client. */
async function settle(
  tx: Transaction,
  actor: Actor,
  { invoice, note }: { invoice: StoredInvoice; note: StoredInvoice },
): Promise<void> {
  const [owed, credit] = [BigInt(invoice.openCents), BigInt(note.grossCents)];
  const cents = owed < credit ? owed : credit;
  if (cents > 0n)
    await allocate(tx, { creditNoteId: note.id }, { invoiceId: invoice.id, cents, by: actor.name });
}

/** Work whose line is taken back waits to be invoiced again; so does the period of an invoice that is taken back whole. */
async function free(
  tx: Transaction,
  invoice: StoredInvoice,
  { taken, isWhole }: { taken: readonly Taken[]; isWhole: boolean },
): Promise<void> {
  const gone = taken.filter(({ isRest }) => isRest).map(({ line }) => line.id);
  await freeBilled(tx, gone);
  if (isWhole) await freeSource(tx, invoice.id);
}
