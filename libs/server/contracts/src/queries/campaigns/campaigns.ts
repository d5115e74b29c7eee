import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { awaitedAfter, campaignYearOn, firstDayOf, localDateOf, valueOn } from '@vigie/rules';
import { Clock, Database, found, type Actor } from '@vigie/platform';
import type { FrozenIndex, PriceCampaign, PriceCampaignDetail, PriceCampaignList } from '@vigie/wire';
import { hasChangedLines } from '../../store/campaigns/campaign-line.store';
import { findCampaign, movingStates, type StoredCampaign } from '../../store/campaigns/campaign.store';
import { isSameReading, readIndexes } from '../../store/campaigns/frozen-index.store';
import { PriceCampaignRow } from '../../store/campaigns/price-campaign.row';
import { IndexValues } from '../../store/index-series/index-values';
import { ourZone } from '../../texts/campaigns/our-zone';
import { correctionsOf } from './campaign-corrections';
import { storedSum, totalsOf, type StoredSum } from './campaign-totals';

const shownPoints = 12;

/** Campaigns, and one with its totals, its exceptions and the index it rests upon. */
@Injectable()
export class Campaigns {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** All of them, the latest first, and the years for which one can be opened. */
  async list(): Promise<PriceCampaignList> {
    const rows = await this.database.manager.find(PriceCampaignRow, { order: { year: 'DESC', id: 'DESC' } });
    const today = localDateOf(this.clock.now().toISOString(), ourZone);
    const year = Number(today.slice(0, 4));
    const open = new Set(rows.map(({ openYear }) => openYear));
    const years = [year, year + 1].filter((one) => !open.has(one));
    const atHand = campaignYearOn(today);
    return { items: rows.map(brief), years, proposed: years.includes(atHand) ? atHand : null };
  }

  /** One of them; 404 when there is none. */
  async one(actor: Actor, id: string): Promise<PriceCampaignDetail> {
    const row = found(await findCampaign(this.database, id));
    const { submittedAt, submittedBy, approvedAt, approvedBy, approvedAlone, undoneAt, undoneBy } = row;
    const [sum] = await this.database.query<StoredSum>(storedSum, [id]);
    const now = await readIndexes(this.database, row.effectiveOn);
    return {
      ...brief(row),
      progress: progressOf(row),
      readAt: row.readAt.toISOString(),
      submitted: submittedAt && submittedBy ? { by: submittedBy, at: submittedAt.toISOString() } : null,
      approved:
        approvedAt && approvedBy
          ? { by: approvedBy, at: approvedAt.toISOString(), alone: approvedAlone }
          : null,
      appliedBy: row.appliedBy,
      undone:
        undoneAt && undoneBy
          ? { by: undoneBy, at: undoneAt.toISOString(), reason: row.undoReason ?? '' }
          : null,
      heldBack: row.heldBack,
      totals: totalsOf(sum),
      exceptions: await this.exceptions(id),
      indexes: await Promise.all(row.indexValues.map((index) => this.index(row, index))),
      valuesChanged: isBeforeApplication(row) && !isSameReading(row, now),
      corrections: row.state === 'applied' ? await correctionsOf(this.database, id) : [],
      letters: await this.letters(id),
      approval: await this.approval(actor, row),
    };
  }

  private async exceptions(id: string): Promise<PriceCampaignDetail['exceptions']> {
    const rows = await this.database.query<{
      exception: PriceCampaignDetail['exceptions'][number]['exception'];
      contracts: string;
    }>(
      `SELECT exception, COUNT(DISTINCT contract_id) AS contracts FROM price_campaign_line
        WHERE campaign_id = ? AND exception IS NOT NULL GROUP BY exception ORDER BY contracts DESC, exception`,
      [id],
    );
    return rows.map(({ exception, contracts }) => ({ exception, contracts: Number(contracts) }));
  }

  /** A series with the value that the campaign took, its last values, and one that may still come. */
  private async index(
    { effectiveOn }: StoredCampaign,
    { series, values }: FrozenIndex,
  ): Promise<PriceCampaignDetail['indexes'][number]> {
    const value = valueOn(values, { which: 'last-published' }, effectiveOn);
    const [known] = await this.database.query<{ id: string; title: string; name: string; delayDays: number }>(
      'SELECT id, title, name, delay_days AS delayDays FROM index_series WHERE code = ?',
      [series],
    );
    const all = known ? await IndexValues.of(this.database, known.id) : [];
    const upTo = all.filter(
      (one) => !value || (firstDayOf(one.period) ?? '') <= (firstDayOf(value.period) ?? ''),
    );
    const awaited = awaitedAfter(value?.period ?? null, known?.delayDays ?? 0, effectiveOn);
    return {
      series,
      title: (known?.title ?? '') || (known?.name ?? series),
      value: values.find((one) => one === value) ?? null,
      points: upTo.slice(-shownPoints).map((one) => ({ period: one.period, value: one.value })),
      awaited:
        awaited && awaited.expectedOn <= effectiveOn
          ? { period: awaited.period, expectedOn: awaited.expectedOn }
          : null,
    };
  }

  private async letters(id: string): Promise<PriceCampaignDetail['letters']> {
    const [row] = await this.database.query<{ sent: string; byPost: string | null }>(
      `SELECT COUNT(*) AS sent, SUM(recipients = 0) AS byPost FROM price_campaign_letter WHERE campaign_id = ?`,
      [id],
    );
    return { sent: Number(row?.sent ?? 0), byPost: Number(row?.byPost ?? 0) };
  }

  /** Four eyes: whether the reader may approve what others prepared. */
  private async approval(
    actor: Actor,
    { id, authorId }: StoredCampaign,
  ): Promise<PriceCampaignDetail['approval']> {
    const isAuthor = authorId === actor.id || (await hasChangedLines(this.database, id, actor.id));
    if (!isAuthor) return 'allowed';
    const able = await this.directory.staffToNotify('contracts.revise');
    return able.some((one) => one.id !== actor.id) ? 'author' : 'alone';
  }
}

const brief = (row: StoredCampaign): PriceCampaign => ({
  ...{ id: row.id, year: row.year, effectiveOn: row.effectiveOn, state: row.state },
  ...{ openedAt: row.openedAt.toISOString(), openedBy: row.openedBy },
  ...{ appliedAt: row.appliedAt?.toISOString() ?? null, undoneAt: row.undoneAt?.toISOString() ?? null },
  version: row.version,
});

const isBeforeApplication = ({ state }: StoredCampaign) =>
  ['draft', 'submitted', 'approved', 'scheduled'].includes(state);

function progressOf({ state, done, total }: StoredCampaign): PriceCampaignDetail['progress'] {
  if (movingStates.includes(state)) return { phase: 'contracts', done, total };
  const writes = state === 'applied' || state === 'undone';
  return writes && done < total ? { phase: 'letters', done, total } : null;
}
