import { Injectable } from '@nestjs/common';
import { amountText, readAmount, yearlyAmount } from '@vigie/rules';
import { Database, DomainError, type Actor } from '@vigie/platform';
import type { CampaignLineChange } from '@vigie/wire';
import {
  campaignLineOf,
  updateLine,
  type StoredCampaignLine,
} from '../../store/campaigns/campaign-line.store';
import { lockCampaign } from '../../store/campaigns/campaign.store';

/** Puts another price to a line of a campaign in review, or leaves the line out, with a reason. */
@Injectable()
export class ChangeCampaignLine {
  constructor(private readonly database: Database) {}

  /** Errors: price-campaign.wrong-state, price-campaign.line-not-computed, price-campaign.price-invalid, version.conflict. */
  execute(
    actor: Actor,
    { campaignId, lineId }: { campaignId: string; lineId: string },
    change: CampaignLineChange,
  ): Promise<void> {
    return this.database.transaction(async (tx) => {
      const campaign = await lockCampaign(tx, campaignId);
      if (campaign.state !== 'draft') throw new DomainError('price-campaign.wrong-state');
      const line = await campaignLineOf(tx, campaignId, lineId);
      if (line.computedCents === null) throw new DomainError('price-campaign.line-not-computed');
      const values =
        change.act === 'restore'
          ? restored(line)
          : {
              ...(change.act === 'price' ? priced(line, change.price) : excluded),
              ...{ byHand: true, reason: change.reason },
              ...{ changedById: actor.id, changedBy: actor.name, changedAt: tx.now },
            };
      await updateLine(tx, { id: lineId, version: change.version }, values);
      await tx.audit(actor, `price-campaign.line-${change.act}`, `price-campaign:${campaignId}`, {
        contractId: line.contractId,
        lineId: line.lineId,
        computed: amountText(BigInt(line.computedCents)),
        ...(change.act === 'price' && { price: change.price }),
        ...(change.act !== 'restore' && { reason: change.reason }),
      });
      tx.live({ type: 'price-campaign.changed', campaignId });
    });
  }
}

const excluded = { isExcluded: true, finalCents: null, finalAmount: null };

function priced({ quantity }: StoredCampaignLine, text: string) {
  const cents = readAmount(text);
  if (cents === null || cents < 0n)
    throw new DomainError('price-campaign.price-invalid', undefined, [
      { path: 'price', code: 'price-campaign.price-invalid' },
    ]);
  const finalAmount = String(yearlyAmount(cents, quantity ?? '1'));
  return { isExcluded: false, finalCents: String(cents), finalAmount };
}

const restored = ({ computedCents, computedAmount }: StoredCampaignLine) => ({
  ...{ byHand: false, isExcluded: false, finalCents: computedCents, finalAmount: computedAmount },
  ...{ reason: null, changedById: null, changedBy: null, changedAt: null },
});
