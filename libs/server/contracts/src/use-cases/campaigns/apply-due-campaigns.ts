import { Injectable } from '@nestjs/common';
import { localDateOf, startOfDay } from '@vigie/rules';
import { Clock, Database, DueWork, systemActor } from '@vigie/platform';
import { dueCampaigns, lockCampaign, saveCampaign } from '../../store/campaigns/campaign.store';
import { ourZone } from '../../texts/campaigns/our-zone';
import { haveValuesChanged, startApplying } from './start-applying';

const vigie = systemActor('price-campaign');

/** Applies scheduled campaigns on their day; one whose values have changed since goes back to review. */
@Injectable()
export class ApplyDueCampaigns extends DueWork {
  readonly kind = 'price-campaigns';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  async overdue(graceMs: number, limit: number): Promise<string[]> {
    const rows = await dueCampaigns(this.database, this.day(-graceMs), limit);
    return rows.map(({ id }) => id);
  }

  async upcoming(horizonMs: number, limit: number): Promise<{ id: string; at: Date }[]> {
    const rows = await dueCampaigns(this.database, this.day(horizonMs), limit);
    return rows.map(({ id, effectiveOn }) => ({ id, at: new Date(startOfDay(effectiveOn, ourZone)) }));
  }

  fire(id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const campaign = await lockCampaign(tx, id);
      if (campaign.state !== 'scheduled' || campaign.effectiveOn > localDateOf(tx.now.toISOString(), ourZone))
        return;
      if (await haveValuesChanged(tx, campaign)) {
        Object.assign(campaign, {
          state: 'draft',
          heldBack: 'values-changed',
          approvedAt: null,
          approvedBy: null,
        });
        await tx.audit(vigie, 'price-campaign.held-back', `price-campaign:${id}`, { year: campaign.year });
      } else {
        await startApplying(tx, vigie, campaign);
        await tx.audit(vigie, 'price-campaign.apply', `price-campaign:${id}`, { year: campaign.year });
      }
      campaign.version += 1;
      await saveCampaign(tx, campaign);
    });
  }

  /** The date on our wall clock, some time from now. */
  private day(ms: number): string {
    return localDateOf(new Date(this.clock.now().getTime() + ms).toISOString(), ourZone);
  }
}
