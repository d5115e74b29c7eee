import { Injectable } from '@nestjs/common';
import { Database, found, Pages, scopeCondition, type ClientScope } from '@vigie/platform';
import { amountText } from '@vigie/rules';
import type { ClaimDetail, ClaimItem, ClaimQuery, Page, Reference } from '@vigie/wire';
import { In } from 'typeorm';
import { presentClaimedInvoice } from '../../store/penalties/claim-computation';
import { billingEmails, findClaim, linesOfClaim } from '../../store/penalties/claim.store';
import { PenaltyClaimRow } from '../../store/penalties/penalty-claim.row';

const pages = new Pages('penalty-claims');
const mostMeans = 50;

/** Claims of penalties, the latest first. */
@Injectable()
export class Claims {
  constructor(private readonly database: Database) {}

  /** A page of claims. */
  async page(scope: ClientScope, { limit, cursor, client, state }: ClaimQuery): Promise<Page<ClaimItem>> {
    const own = scopeCondition(scope, 'client_id');
    const [conditions, values]: [string[], unknown[]] = [[own.sql], [...own.parameters]];
    const after = pages.after(cursor);
    for (const [column, value] of [
      ['client_id = ?', client],
      ['state = ?', state],
      ['id < ?', after?.[0]],
    ] as const) {
      if (value === undefined) continue;
      conditions.push(column);
      values.push(value);
    }
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM penalty_claim WHERE ${conditions.join(' AND ')} ORDER BY id DESC LIMIT ?`,
      [...values, limit + 1],
    );
    const cut = pages.cut(
      rows,
      limit,
      ({ id }) => [id],
      ({ id }) => id,
    );
    return { ...cut, items: await this.items(cut.items) };
  }

  /** One claim with all that it holds; 404 outside the scope. */
  async find(scope: ClientScope, id: string): Promise<ClaimDetail> {
    const row = await findClaim(this.database, scope, id);
    const [item] = await this.items([id]);
    const { cancelledAt, cancelledBy, cancelReason, createdAt, createdBy } = row;
    return {
      ...found(item),
      ...{ createdAt: createdAt.toISOString(), createdBy },
      cancelled: cancelledAt && {
        ...{ at: cancelledAt.toISOString(), by: cancelledBy ?? '', reason: cancelReason ?? '' },
      },
      emails: await billingEmails(this.database, row.clientId),
      invoices: (await linesOfClaim(this.database, row)).map(presentClaimedInvoice),
      payments: await this.payments(row),
      means: await this.means(row.clientId),
    };
  }

  private async items(ids: readonly string[]): Promise<ClaimItem[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.manager.findBy(PenaltyClaimRow, { id: In([...ids]) });
    const clients = await this.database.query<Reference>('SELECT id, name FROM client WHERE id IN (?)', [
      rows.map(({ clientId }) => clientId),
    ]);
    const names = new Map(clients.map((client) => [client.id, client]));
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => {
      const row = byId.get(id);
      const client = names.get(row?.clientId ?? '');
      return row && client ? [present(row, client)] : [];
    });
  }

  private async payments({ id, clientId }: PenaltyClaimRow): Promise<ClaimDetail['payments']> {
    const rows = await this.database.query<{
      id: string;
      paymentId: string;
      amount: string;
      countsOn: string;
      reference: string | null;
      by: string;
      at: Date;
      undoneAt: Date | null;
      undoneBy: string | null;
    }>(
      `SELECT a.id, a.payment_id AS paymentId, a.amount_cents AS amount, a.counts_on AS countsOn, p.reference,
              a.created_by AS \`by\`, a.created_at AS at, a.undone_at AS undoneAt, a.undone_by AS undoneBy
         FROM penalty_claim_payment a JOIN payment p ON p.id = a.payment_id AND p.client_id = a.client_id
        WHERE a.claim_id = ? AND a.client_id = ? ORDER BY a.id`,
      [id, clientId],
    );
    return rows.map(({ undoneAt, undoneBy, ...row }) => ({
      ...row,
      amount: amountText(BigInt(row.amount)),
      at: row.at.toISOString(),
      undone: undoneAt && { at: undoneAt.toISOString(), by: undoneBy ?? '' },
    }));
  }

  private async means(clientId: string): Promise<ClaimDetail['means']> {
    const rows = await this.database.query<ClaimDetail['means'][number]>(
      `SELECT id, received_on AS receivedOn, open_cents AS open, reference FROM payment
        WHERE client_id = ? AND open_cents > 0 AND cancelled_at IS NULL ORDER BY received_on, id LIMIT ?`,
      [clientId, mostMeans],
    );
    return rows.map((row) => ({ ...row, open: amountText(BigInt(row.open)) }));
  }
}

const present = (row: PenaltyClaimRow, client: Reference): ClaimItem => ({
  ...{ id: row.id, number: row.number, state: row.state, client, issuedOn: row.issuedOn, asOf: row.asOf },
  penalty: amountText(BigInt(row.penaltyCents)),
  indemnity: amountText(BigInt(row.indemnityCents)),
  total: amountText(BigInt(row.totalCents)),
  open: amountText(BigInt(row.openCents)),
  settledOn: row.settledOn,
  sent: row.sentAt && { at: row.sentAt.toISOString(), to: row.sentTo ?? [] },
  version: row.version,
});
