import { Injectable } from '@nestjs/common';
import { licencesToBuy, localDateOf } from '@vigie/rules';
import { allClients, Clock, Database, DueWork, systemActor, type Transaction } from '@vigie/platform';
import { NoteTicket, OpenTicket } from '@vigie/tickets';
import { agreeAsRead, holdAgreement } from '../../store/licences/licence-agreement.store';
import {
  closeShortage,
  insertShortage,
  openShortage,
  openShortages,
  setUnits,
  type OpenShortage,
} from '../../store/licences/licence-shortage.store';
import { stockOf, stocksWhere, type ReadStock } from '../../store/licences/licence-stock.store';
import { purchaseTexts } from '../../texts/purchase.texts';

/** Stocks change when tenants are read and plans are made; nobody waits for a purchase by the second. */
const everyMs = 30_000;
const zone = 'Europe/Paris';
const vigie = systemActor('licences');

/**
 * Opens one ticket for each shortage of licences, says on it when more is needed, and when the shortage is over. What
 * was there when a product was first seen is kept as what was agreed.
 */
@Injectable()
export class WatchLicences extends DueWork {
  readonly kind = 'licences';
  private nextLook = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly tickets: OpenTicket,
    private readonly notes: NoteTicket,
  ) {
    super();
  }

  async overdue(): Promise<string[]> {
    const now = this.clock.now().getTime();
    if (now < this.nextLook) return [];
    this.nextLook = now + everyMs;
    return this.changed();
  }

  /** Products, as client/product, whose shortage began, grew or ended, or that are seen for the first time. */
  async changed(): Promise<string[]> {
    const stocks = await stocksWhere(this.database, { within: '1 = 1', parameters: [] });
    const open = new Map((await openShortages(this.database)).map((one) => [keyOf(one), one]));
    const keys = new Set<string>();
    for (const stock of stocks) {
      const key = keyOf({ ...stock, skuId: stock.productId });
      const shortage = open.get(key) ?? null;
      open.delete(key);
      if (stock.version === 0 || changeOf(stock, shortage) !== null) keys.add(key);
    }
    return [...keys, ...open.keys()];
  }

  /** Stocks change at any time: there is nothing to be woken for. */
  upcoming(): Promise<{ id: string; at: Date }[]> {
    return Promise.resolve([]);
  }

  fire(id: string): Promise<void> {
    const [clientId = '', skuId = ''] = id.split('/');
    return this.database.transaction(async (tx) => {
      const seen = await stockOf(tx, clientId, skuId);
      if (seen?.version === 0) await agreeAsRead(tx, seen, localDateOf(tx.now.toISOString(), zone));
      await holdAgreement(tx, clientId, skuId);
      const stock = await stockOf(tx, clientId, skuId);
      const shortage = await openShortage(tx, clientId, skuId);
      const change = changeOf(stock, shortage);
      if (change === 'begins' && stock) await this.begin(tx, stock);
      if (change === 'grows' && stock && shortage) await this.grow(tx, stock, shortage);
      if (change === 'ends' && shortage) await this.end(tx, shortage);
    });
  }

  private async begin(tx: Transaction, stock: ReadStock): Promise<void> {
    const { clientId, productId: skuId, partNumber } = stock;
    const units = licencesToBuy(stock, stock.spare);
    const lacking = stock.consumed + stock.reserved > stock.enabled;
    const { ticketId } = await this.tickets.open(tx, vigie, {
      clientId,
      kind: 'internal',
      ...purchaseTexts.ticket({ ...stock, units }),
      impact: 'medium',
      urgency: lacking ? 'high' : 'medium',
    });
    await insertShortage(tx, { ticketId, clientId, skuId, partNumber, units });
  }

  private async grow(tx: Transaction, stock: ReadStock, { id, ticketId }: OpenShortage): Promise<void> {
    const units = licencesToBuy(stock, stock.spare);
    await setUnits(tx, id, units);
    await this.notes.execute(tx, vigie, {
      ticketId,
      scope: allClients,
      body: purchaseTexts.more({ ...stock, units }),
    });
  }

  private async end(tx: Transaction, { id, ticketId, partNumber }: OpenShortage): Promise<void> {
    await closeShortage(tx, id);
    await this.notes.execute(tx, vigie, {
      ticketId,
      scope: allClients,
      body: purchaseTexts.over(partNumber),
    });
  }
}

const keyOf = ({ clientId, skuId }: { clientId: string; skuId: string }) =>
  `${clientId}/${skuId.toLowerCase()}`;

/** What happened to a shortage; null when its ticket says it all. */
function changeOf(
  stock: ReadStock | null,
  shortage: OpenShortage | null,
): 'begins' | 'grows' | 'ends' | null {
  const units = stock ? licencesToBuy(stock, stock.spare) : 0;
  if (!shortage) return units > 0 ? 'begins' : null;
  if (units === 0) return 'ends';
  return units > shortage.units ? 'grows' : null;
}
