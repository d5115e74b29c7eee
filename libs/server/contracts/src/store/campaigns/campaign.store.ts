import { DomainError, found, isDuplicate, type Transaction } from '@vigie/platform';
import type { LocalDate } from '@vigie/rules';
import type { PriceCampaignState } from '@vigie/wire';
import { PriceCampaignRow } from './price-campaign.row';

/** A campaign as stored; stays inside the feature. */
export type StoredCampaign = PriceCampaignRow;

/** Those in which a job computes or writes. */
export const movingStates: readonly PriceCampaignState[] = ['opening', 'applying', 'undoing'];

type NewCampaign = Pick<
  StoredCampaign,
  'year' | 'effectiveOn' | 'openedBy' | 'authorId' | 'indexValues' | 'indexLinks' | 'total'
>;

/** Opens the campaign of a year. Error: price-campaign.year-taken. */
export async function insertCampaign(tx: Transaction, values: NewCampaign): Promise<string> {
  const row = {
    ...values,
    openYear: values.year,
    state: 'opening' as const,
    heldBack: null,
    step: 1,
    cursorId: '0',
    done: 0,
    openedAt: tx.now,
    readAt: tx.now,
    approvedAlone: false,
    version: 1,
  };
  try {
    return await tx.insert(PriceCampaignRow, row);
  } catch (error) {
    throw isDuplicate(error) ? new DomainError('price-campaign.year-taken') : error;
  }
}

/** Reads a campaign; null when there is none. */
export const findCampaign = (
  { manager }: Pick<Transaction, 'manager'>,
  id: string,
): Promise<StoredCampaign | null> => manager.findOneBy(PriceCampaignRow, { id });

/** Answers 404 for a campaign that is none. */
export async function ensureCampaign(source: Pick<Transaction, 'manager'>, id: string): Promise<void> {
  found(await findCampaign(source, id));
}

/** Reads a campaign and holds it until the transaction ends; 404 when there is none. */
export const lockCampaign = async (tx: Transaction, id: string): Promise<StoredCampaign> =>
  found(await tx.manager.findOne(PriceCampaignRow, { where: { id }, lock: { mode: 'pessimistic_write' } }));

/** Keeps a campaign that is held, and tells the browsers. */
export async function saveCampaign(tx: Transaction, { id, ...campaign }: StoredCampaign): Promise<void> {
  await tx.manager.update(PriceCampaignRow, id, campaign);
  tx.live({ type: 'price-campaign.changed', campaignId: id });
}

/** Starts a phase of batches from its beginning; the caller keeps the campaign. */
export async function beginPhase(
  tx: Transaction,
  campaign: StoredCampaign,
  phase: { state: PriceCampaignState; total: number },
): Promise<void> {
  Object.assign(campaign, { ...phase, done: 0, cursorId: '0', step: campaign.step + 1 });
  await tx.emit('price-campaign.due', { campaignId: campaign.id, step: campaign.step });
}

/** Ends a batch: the next one is promised in the same transaction. */
export async function endBatch(
  tx: Transaction,
  campaign: StoredCampaign,
  batch: { ids: readonly string[]; more: boolean },
): Promise<void> {
  campaign.step += 1;
  campaign.done += batch.ids.length;
  campaign.cursorId = batch.ids.at(-1) ?? campaign.cursorId;
  if (batch.more) await tx.emit('price-campaign.due', { campaignId: campaign.id, step: campaign.step });
}

/** Scheduled campaigns whose day has come by then, the earliest first. */
export const dueCampaigns = (
  reader: { query<Row>(sql: string, parameters: unknown[]): Promise<Row[]> },
  until: LocalDate,
  limit: number,
): Promise<{ id: string; effectiveOn: LocalDate }[]> =>
  reader.query(
    `SELECT id, effective_on AS effectiveOn FROM price_campaign
      WHERE state = 'scheduled' AND effective_on <= ? ORDER BY effective_on, id LIMIT ?`,
    [until, limit],
  );
