import { Injectable } from '@nestjs/common';
import { Database, DomainError, dayOf, type Actor } from '@vigie/platform';
import type { InvoiceChecksDone } from '@vigie/wire';
import { lockDraft, updateInvoice } from '../../store/invoices/invoice.store';
import { faultsOf, refuseInvoice } from '../../store/invoices/invoice-checks.store';
import { requireBuyer, requireSeller } from '../../store/invoices/parties.store';

/** Says of a draft that it can be issued, or that it is worked on again. */
@Injectable()
export class CheckInvoice {
  constructor(private readonly database: Database) {}

  /** Errors: version.conflict, invoice.already-issued, and what keeps it from being issued. */
  check(actor: Actor, id: string, version: number | null): Promise<void> {
    return this.database.transaction(async (tx) => {
      const invoice = await lockDraft(tx, actor.scope, { id, version });
      if (invoice.state === 'checked') return;
      refuseInvoice(await faultsOf(tx, invoice, dayOf(tx.now)));
      await requireSeller(tx);
      await requireBuyer(tx, invoice.clientId);
      await updateInvoice(tx, invoice, { state: 'checked', checkedAt: tx.now, checkedBy: actor.name });
      await tx.audit(actor, 'invoice.checked', `invoice:${id}`);
    });
  }

  /** Errors: version.conflict, invoice.already-issued. */
  reopen(actor: Actor, id: string, version: number): Promise<void> {
    return this.database.transaction(async (tx) => {
      const invoice = await lockDraft(tx, actor.scope, { id, version });
      if (invoice.state === 'draft') return;
      await updateInvoice(tx, invoice, { state: 'draft', checkedAt: null, checkedBy: null });
      await tx.audit(actor, 'invoice.reopened', `invoice:${id}`);
    });
  }

  /** Several one after the other: a faulty one stays a draft, and is named with its reason. */
  async checkAll(actor: Actor, ids: readonly string[]): Promise<InvoiceChecksDone> {
    const refusals: InvoiceChecksDone['refusals'] = [];
    for (const id of ids)
      try {
        await this.check(actor, id, null);
      } catch (error) {
        if (!(error instanceof DomainError) || error.code === 'server.busy') throw error;
        refusals.push({ invoice: { id, name: await this.nameOf(id) }, code: error.code });
      }
    return { checked: ids.length - refusals.length, refusals };
  }

  private async nameOf(id: string): Promise<string> {
    const row = await this.database.one<{ name: string }>(
      'SELECT c.name FROM invoice i JOIN client c ON c.id = i.client_id WHERE i.id = ?',
      [id],
    );
    return row?.name ?? '';
  }
}
