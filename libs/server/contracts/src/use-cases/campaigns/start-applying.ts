import { DomainError, type Actor, type Transaction } from '@vigie/platform';
import { revisedCount } from '../../store/campaigns/applied-price.store';
import { beginPhase, type StoredCampaign } from '../../store/campaigns/campaign.store';
import { isSameReading, readIndexes } from '../../store/campaigns/frozen-index.store';

/** Whether a value was published or corrected since the lines of a campaign were computed. */
export const haveValuesChanged = async (tx: Transaction, campaign: StoredCampaign): Promise<boolean> =>
  !isSameReading(campaign, await readIndexes(tx, campaign.effectiveOn));

/** Refuses a step that rests upon values which are no longer those that count. Error: price-campaign.values-changed. */
export async function sameValues(tx: Transaction, campaign: StoredCampaign): Promise<void> {
  if (await haveValuesChanged(tx, campaign)) throw new DomainError('price-campaign.values-changed');
}

/** Has the prices of an approved campaign written; the caller keeps the campaign. */
export async function startApplying(tx: Transaction, actor: Actor, campaign: StoredCampaign): Promise<void> {
  Object.assign(campaign, { appliedAt: tx.now, appliedBy: actor.name, heldBack: null });
  await beginPhase(tx, campaign, { state: 'applying', total: await revisedCount(tx, campaign.id) });
}
