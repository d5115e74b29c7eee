import type { Actor, Transaction } from '@vigie/platform';
import { insertBilled } from '../../store/invoices/billed.store';
import { insertInvoice } from '../../store/invoices/invoice.store';
import { accountTerms, usualPaymentDays } from '../../store/invoices/parties.store';
import type { PlannedInvoice } from '../../store/invoices/planning/planned-invoice';

/** Drafts what was planned, each piece of work once. */
export async function draftInvoices(
  tx: Transaction,
  actor: Actor,
  plans: readonly PlannedInvoice[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const plan of plans) ids.push(await draftInvoice(tx, actor, plan));
  return ids;
}

async function draftInvoice(tx: Transaction, actor: Actor, plan: PlannedInvoice): Promise<string> {
  const { lines, clientKind, ...invoice } = plan;
  const terms = await accountTerms(tx, plan.clientId);
  const stored = lines.map(({ billed: _billed, ...line }) => line);
  const { id, lineIds } = await insertInvoice(
    tx,
    {
      ...invoice,
      ...{ kind: 'invoice', dueOn: null, note: null, correctsId: null },
      clientKind: terms?.clientKind ?? clientKind ?? 'professional',
      paymentDays: terms?.paymentDays ?? usualPaymentDays,
      orderReference: terms?.orderReference ?? null,
    },
    { lines: stored, by: actor.name },
  );
  for (const [index, { billed, netCents }] of lines.entries())
    if (billed) await insertBilled(tx, billed, { lineId: lineIds[index] ?? '', netCents });
  await tx.audit(actor, 'invoice.drafted', `invoice:${id}`, { source: plan.source });
  tx.live({ type: 'invoice.changed', invoiceId: id, clientId: plan.clientId });
  return id;
}
