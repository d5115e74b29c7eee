import { Injectable } from '@nestjs/common';
import { Database, systemActor, type FinishOnce, type Transaction } from '@vigie/platform';
import { holdContracts, revisedIds, withdrawPrices } from '../../store/campaigns/applied-price.store';
import { clearLines, handsOf, insertLines } from '../../store/campaigns/campaign-line.store';
import {
  beginPhase,
  endBatch,
  lockCampaign,
  saveCampaign,
  type StoredCampaign,
} from '../../store/campaigns/campaign.store';
import { concernedIds, contractsForRevision } from '../../store/campaigns/contract-terms.store';
import { indexOf } from '../../store/campaigns/frozen-index.store';
import { letterCount, openLetterCount } from '../../store/campaigns/letter.store';
import { applyBatch } from './apply-batch';
import { computedLines } from './preview-batch';
import { SendLetters } from './send-letters';

/** Contracts of a batch: few enough that it takes a fraction of a second, and memory stays flat. */
export const campaignBatch = 400;

const vigie = systemActor('price-campaign');

/**
 * The next batch of a campaign, in one transaction with the promise of the batch after it: a worker that dies in
 * between loses and doubles nothing.
 */
@Injectable()
export class AdvanceCampaign {
  constructor(
    private readonly database: Database,
    private readonly letters: SendLetters,
  ) {}

  /** News of a step that is over changes nothing. */
  async execute(campaignId: string, step: number, finish: FinishOnce): Promise<void> {
    const writes = await this.letters.execute(campaignId, step, finish);
    if (writes) return;
    await this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const campaign = await lockCampaign(tx, campaignId);
      if (campaign.step !== step) return;
      if (campaign.state === 'opening') await computeBatch(tx, campaign);
      else if (campaign.state === 'applying') await writeBatch(tx, campaign);
      else if (campaign.state === 'undoing') await undoBatch(tx, campaign);
      else return;
      await saveCampaign(tx, campaign);
    });
  }
}

async function computeBatch(tx: Transaction, campaign: StoredCampaign): Promise<void> {
  const { id, cursorId: after, effectiveOn: day } = campaign;
  const ids = await concernedIds(tx, day, { after, limit: campaignBatch });
  const more = ids.length === campaignBatch;
  const hands = await handsOf(tx, id, ids);
  await clearLines(tx, id, { after, until: more ? (ids.at(-1) ?? null) : null });
  const contracts = await contractsForRevision(tx, ids, day);
  const index = indexOf(campaign, day);
  const lines = computedLines(contracts, { index, frozen: campaign, hands });
  if (lines.length > 0) await insertLines(tx, id, lines);
  await endBatch(tx, campaign, { ids, more });
  if (more) return;
  campaign.state = 'draft';
  await tx.audit(vigie, 'price-campaign.computed', `price-campaign:${id}`, { contracts: campaign.done });
}

async function writeBatch(tx: Transaction, campaign: StoredCampaign): Promise<void> {
  const { id, cursorId: after } = campaign;
  const ids = await revisedIds(tx, id, { after, limit: campaignBatch });
  await applyBatch(tx, campaign, ids);
  const more = ids.length === campaignBatch;
  await endBatch(tx, campaign, { ids, more });
  if (more) return;
  const contracts = campaign.done;
  await beginPhase(tx, campaign, { state: 'applied', total: await letterCount(tx, id) });
  await tx.audit(vigie, 'price-campaign.applied', `price-campaign:${id}`, { contracts });
}

async function undoBatch(tx: Transaction, campaign: StoredCampaign): Promise<void> {
  const { id, cursorId: after } = campaign;
  const ids = await revisedIds(tx, id, { after, limit: campaignBatch });
  if (ids.length > 0) {
    await holdContracts(tx, ids);
    await withdrawPrices(tx, id, ids);
  }
  const more = ids.length === campaignBatch;
  await endBatch(tx, campaign, { ids, more });
  if (more) return;
  await beginPhase(tx, campaign, { state: 'undone', total: await openLetterCount(tx, id) });
  campaign.openYear = null;
  await tx.audit(vigie, 'price-campaign.prices-withdrawn', `price-campaign:${id}`, {});
}
