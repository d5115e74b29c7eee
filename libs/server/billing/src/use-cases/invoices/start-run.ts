import { Injectable } from '@nestjs/common';
import { Database, DomainError, type Actor, type Transaction } from '@vigie/platform';
import { mostNamedInvoices, type NewInvoiceRun } from '@vigie/wire';
import { checkSpan } from '../../store/invoices/invoice-checks.store';
import { insertRun, insertRunItems } from '../../store/invoices/run.store';

/** Of one run; whoever has more starts another. */
const mostIssued = 20_000;

/** Starts a batch that drafts what is due, or issues what was checked; a durable job carries it out. */
@Injectable()
export class StartInvoiceRun {
  constructor(private readonly database: Database) {}

  /** Returns its identifier. Errors: invoice-run.span-invalid, invoice-run.nothing, not-found. */
  execute(actor: Actor, wanted: NewInvoiceRun): Promise<string> {
    return this.database.transaction(async (tx) => {
      const id = await (wanted.kind === 'prepare' ? prepare(tx, actor, wanted) : issue(tx, actor, wanted));
      await tx.audit(actor, 'invoice-run.started', `invoice-run:${id}`, { kind: wanted.kind });
      return id;
    });
  }
}

async function prepare(
  tx: Transaction,
  actor: Actor,
  { from, until, client, work }: Extract<NewInvoiceRun, { kind: 'prepare' }>,
): Promise<string> {
  const clientId = client ?? null;
  checkSpan({ from, until });
  const days = { workFrom: work ? from : null, workUntil: work ? until : null };
  return started(
    await insertRun(tx, actor, {
      ...{ kind: 'prepare', day: null, total: await clientCount(tx, clientId) },
      span: { clientId, fromOn: from, untilOn: until, ...days },
    }),
  );
}

/** How many clients are looked at; 404 for one that is none. */
export async function clientCount(tx: Transaction, client: string | null): Promise<number> {
  const [row] = await tx.query<{ n: string }>(
    `SELECT COUNT(*) AS n FROM client ${client === null ? '' : 'WHERE id = ?'}`,
    client === null ? [] : [client],
  );
  const count = Number(row?.n ?? 0);
  if (client !== null && count === 0) throw new DomainError('not-found');
  return count;
}

async function issue(
  tx: Transaction,
  actor: Actor,
  { invoices, filter = {} }: Extract<NewInvoiceRun, { kind: 'issue' }>,
): Promise<string> {
  const found = await tx.query<{ id: string; clientId: string }>(
    `SELECT id, client_id AS clientId FROM invoice
      WHERE state = 'checked' ${invoices ? 'AND id IN (?)' : ''} ${filter.client ? 'AND client_id = ?' : ''}
        ${filter.contract ? 'AND contract_id = ?' : ''} ORDER BY id LIMIT ?`,
    [
      ...(invoices ? [invoices] : []),
      ...(filter.client ? [filter.client] : []),
      ...(filter.contract ? [filter.contract] : []),
      invoices ? mostNamedInvoices : mostIssued,
    ],
  );
  if (found.length === 0) throw new DomainError('invoice-run.nothing');
  const id = started(await insertRun(tx, actor, { kind: 'issue', day: null, total: found.length }));
  await insertRunItems(tx, id, found);
  return id;
}

function started(id: string | null): string {
  if (id === null) throw new Error('a batch of a person has no day');
  return id;
}
