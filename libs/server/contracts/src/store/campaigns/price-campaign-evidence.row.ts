import type { CampaignEvidence } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { PriceCampaignRow } from './price-campaign.row';

/**
 * What prices were computed from: clause, both values with their sources, coefficient. One for all lines of a campaign
 * that have the same; never changed.
 */
@Entity('price_campaign_evidence')
@Index('uq_price_campaign_evidence', ['campaignId', 'sha256'], { unique: true })
@ForeignKey(() => PriceCampaignRow, ['campaignId'], ['id'], { name: 'fk_price_campaign_evidence' })
export class PriceCampaignEvidenceRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'campaign_id', type: 'bigint', unsigned: true })
  campaignId!: string;

  /** Of its content. */
  @Column({ type: 'char', length: 64 })
  sha256!: string;

  @Column({ type: 'json' })
  content!: CampaignEvidence;
}
