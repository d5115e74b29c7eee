import { Injectable } from '@nestjs/common';
import type { ClientScope } from '@vigie/platform';
import type { ClaimedInvoice, OwnClaim, OwnClaimItem } from '@vigie/wire';
import { Claims } from './claims';

const most = 200;

/** What a client sees of the claims against it: the sums, and how they were counted. */
@Injectable()
export class OwnClaims {
  constructor(private readonly claims: Claims) {}

  /** The latest first. */
  async list(scope: ClientScope): Promise<{ items: OwnClaimItem[] }> {
    const { items } = await this.claims.page(scope, { limit: most });
    return { items: items.map(shownItem) };
  }

  /** 404 outside of the scope. */
  async find(scope: ClientScope, id: string): Promise<OwnClaim> {
    const claim = await this.claims.find(scope, id);
    return { ...shownItem(claim), invoices: claim.invoices.map(shownInvoice) };
  }
}

function shownItem(item: OwnClaimItem): OwnClaimItem {
  const { id, number, state, issuedOn, asOf, penalty, indemnity, total, open } = item;
  return { id, number, state, issuedOn, asOf, penalty, indemnity, total, open };
}

/** The days as they were counted for what was asked: by the method, or by the legal minimum. */
function shownInvoice({ id, take, penalty, indemnity, computation }: ClaimedInvoice) {
  const { number, dueOn, gross, payments, floor, awaitingRateFrom } = computation;
  const asked = { id, number, dueOn, gross, payments, floor, awaitingRateFrom, penalty, indemnity };
  if (take === 'floor') return { ...asked, method: 'FLOOR' as const, segments: computation.floorSegments };
  const { method, segments } = computation;
  return { ...asked, method, segments };
}
