import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { IndexValueRow } from '../index-series/index-value.row';
import { PriceCampaignRow } from './price-campaign.row';

/** A value that was corrected, or withdrawn, after a campaign had used it. */
@Entity('price_correction')
@Index('ix_price_correction', ['campaignId', 'series', 'period', 'id'])
@Index('ix_price_correction_value', ['valueId'])
@ForeignKey(() => PriceCampaignRow, ['campaignId'], ['id'], { name: 'fk_price_correction_campaign' })
@ForeignKey(() => IndexValueRow, ['valueId'], ['id'], { name: 'fk_price_correction_value' })
export class PriceCorrectionRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'campaign_id', type: 'bigint', unsigned: true })
  campaignId!: string;

  /** The one that counts since, or that was withdrawn. */
  @Column({ name: 'value_id', type: 'bigint', unsigned: true })
  valueId!: string;

  @Column({ type: 'varchar', length: 40 })
  series!: string;

  @Column({ type: 'varchar', length: 7 })
  period!: string;

  /** As the campaign has used it. */
  @Column({ name: 'value_before', type: 'varchar', length: 24 })
  valueBefore!: string;

  /** Null when it was withdrawn. */
  @Column({ name: 'value_after', type: 'varchar', length: 24, nullable: true })
  valueAfter!: string | null;

  @Column({ name: 'raised_at', type: 'datetime', precision: 3 })
  raisedAt!: Date;
}
