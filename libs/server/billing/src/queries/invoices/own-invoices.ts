import { Injectable } from '@nestjs/common';
import { found, type ClientScope } from '@vigie/platform';
import type { OwnAccount, OwnInvoice, OwnInvoiceItem, OwnInvoiceQuery, Page } from '@vigie/wire';
import { InvoiceFiles, type InvoiceFile } from './invoice-files';
import { InvoiceView } from './invoice-view';
import { Invoices } from './invoices';

/** What a client sees of its invoices: those that were issued, without how they came to be. */
@Injectable()
export class OwnInvoices {
  constructor(
    private readonly invoices: Invoices,
    private readonly view: InvoiceView,
    private readonly files: InvoiceFiles,
  ) {}

  /** The latest first. */
  async page(scope: ClientScope, query: OwnInvoiceQuery): Promise<Page<OwnInvoiceItem>> {
    const page = await this.invoices.page(scope, { ...query, state: 'issued', sort: 'issued' });
    return { ...page, items: page.items.map(shownItem) };
  }

  async account(scope: ClientScope): Promise<OwnAccount> {
    const [owed, overdue] = await Promise.all([
      this.invoices.totals(scope, { owed: 'open' }),
      this.invoices.totals(scope, { owed: 'overdue' }),
    ]);
    return { owed: owed.open, overdue: overdue.open };
  }

  /** 404 outside of the scope, and for what is not issued yet. */
  async find(scope: ClientScope, id: string): Promise<OwnInvoice> {
    const invoice = await this.view.find(scope, id);
    const issued = found(invoice.state === 'issued' ? invoice : null);
    const { net, vat, orderReference, note, vatShares, corrects, credits, settlements, hasDocument } = issued;
    return {
      ...shownItem(issued),
      ...{ net, vat, orderReference, note, vatShares, corrects, credits, settlements, hasDocument },
      lines: issued.lines.map(({ credited: _, vatCategory: __, ...line }) => line),
    };
  }

  document(scope: ClientScope, id: string): Promise<InvoiceFile> {
    return this.files.find(scope, id);
  }
}

function shownItem(item: OwnInvoiceItem): OwnInvoiceItem {
  const { id, kind, number, contract, issuedOn, dueOn, periodFrom, periodTo, gross, open, lateDays } = item;
  return { id, kind, number, contract, issuedOn, dueOn, periodFrom, periodTo, gross, open, lateDays };
}
