import { Injectable } from '@nestjs/common';
import { Clock, Database, DomainError, dayOf, type Actor, type Transaction } from '@vigie/platform';
import type { InvoiceParty, InvoiceSeller, LocalDate } from '@vigie/rules';
import { lockDraft, updateInvoice, type StoredInvoice } from '../../store/invoices/invoice.store';
import { requireBuyer, requireSeller } from '../../store/invoices/parties.store';
import { takeNumber } from '../../store/invoices/sequence.store';
import { dueDayOf, faultsOf, refuseInvoice } from '../../store/invoices/invoice-checks.store';

/** Gives an invoice its number: from then on it stays as it is. */
@Injectable()
export class IssueInvoice {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Returns the number. Errors: version.conflict, invoice.already-issued, invoice.not-checked, what is missing. */
  execute(actor: Actor, id: string, version: number): Promise<string> {
    return this.database.transaction((tx) => this.issue(tx, actor, { id, version }));
  }

  /** The same inside a transaction; without a version whatever it is now. */
  async issue(
    tx: Transaction,
    actor: Actor,
    { id, version }: { id: string; version: number | null },
  ): Promise<string> {
    const invoice = await lockDraft(tx, actor.scope, { id, version });
    if (invoice.state !== 'checked') throw new DomainError('invoice.not-checked');
    refuseInvoice(await faultsOf(tx, invoice, dayOf(tx.now)));
    const seller = await requireSeller(tx);
    const parties = { seller, ...(await requireBuyer(tx, invoice.clientId)) };
    return this.number(tx, actor, invoice, parties);
  }

  /**
   * Numbers a document that is held. The day is read under the lock of its series, so that a later number never has an
   * earlier day; nothing slow happens from there on.
   */
  async number(
    tx: Transaction,
    actor: Actor,
    invoice: StoredInvoice,
    parties: Pick<StoredInvoice, 'clientKind'> & { seller: InvoiceSeller; buyer: InvoiceParty },
  ): Promise<string> {
    const { id, kind, clientId, grossCents } = invoice;
    const number = await takeNumber(tx, kind, yearOf(dayOf(this.clock.now())));
    const issuedOn = dayOf(this.clock.now());
    // Between two years while it waited: the number of the old year goes back, and all of it is done again.
    if (!number.includes(`-${yearOf(issuedOn)}-`)) throw new DomainError('server.busy');
    await updateInvoice(tx, invoice, {
      ...parties,
      ...{ state: 'issued', number, issuedOn, openCents: grossCents },
      dueOn: kind === 'invoice' ? dueDayOf(invoice, issuedOn) : null,
      ...{ issuedAt: tx.now, issuedBy: actor.name },
    });
    await tx.audit(actor, 'invoice.issued', `invoice:${id}`, { number, gross: grossCents });
    await tx.emit('invoice.issued', { invoiceId: id, clientId });
    return number;
  }
}

const yearOf = (day: LocalDate) => Number(day.slice(0, 4));
