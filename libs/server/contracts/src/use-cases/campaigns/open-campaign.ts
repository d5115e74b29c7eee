import { Injectable } from '@nestjs/common';
import { localDateOf } from '@vigie/rules';
import { Database, DomainError, type Actor } from '@vigie/platform';
import type { NewPriceCampaign } from '@vigie/wire';
import { insertCampaign } from '../../store/campaigns/campaign.store';
import { concernedCount } from '../../store/campaigns/contract-terms.store';
import { readIndexes } from '../../store/campaigns/frozen-index.store';
import { ourZone } from '../../texts/campaigns/our-zone';

/** Opens the price revision of a year: values are frozen, and a job computes every line. */
@Injectable()
export class OpenCampaign {
  constructor(private readonly database: Database) {}

  /** Returns the identifier. Errors: price-campaign.year-refused, price-campaign.year-taken. */
  execute(actor: Actor, { year }: NewPriceCampaign): Promise<string> {
    return this.database.transaction(async (tx) => {
      const thisYear = Number(localDateOf(tx.now.toISOString(), ourZone).slice(0, 4));
      if (year < thisYear || year > thisYear + 1) throw new DomainError('price-campaign.year-refused');
      const effectiveOn = `${year}-01-01`;
      const id = await insertCampaign(tx, {
        ...{ year, effectiveOn, openedBy: actor.name, authorId: actor.id },
        ...(await readIndexes(tx, effectiveOn)),
        total: await concernedCount(tx, effectiveOn),
      });
      await tx.emit('price-campaign.due', { campaignId: id, step: 1 });
      await tx.audit(actor, 'price-campaign.opened', `price-campaign:${id}`, { year });
      tx.live({ type: 'price-campaign.changed', campaignId: id });
      return id;
    });
  }
}
