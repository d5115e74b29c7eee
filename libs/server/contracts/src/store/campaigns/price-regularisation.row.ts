import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PriceCampaignLineRow } from './price-campaign-line.row';
import { PriceCampaignRow } from './price-campaign.row';
import { PriceCorrectionRow } from './price-correction.row';

/** What a line of an applied campaign would cost with the corrected value: proposed, and nothing issued is rewritten. */
@Entity('price_regularisation')
@Index('ix_price_regularisation_campaign', ['campaignId', 'lineId'])
@Index('ix_price_regularisation_correction', ['correctionId'])
@ForeignKey(() => PriceCampaignLineRow, ['lineId'], ['id'], { name: 'fk_price_regularisation_line' })
@ForeignKey(() => PriceCampaignRow, ['campaignId'], ['id'], { name: 'fk_price_regularisation_campaign' })
@ForeignKey(() => PriceCorrectionRow, ['correctionId'], ['id'], {
  name: 'fk_price_regularisation_correction',
})
export class PriceRegularisationRow {
  /** Of the campaign. */
  @PrimaryColumn({ name: 'line_id', type: 'bigint', unsigned: true })
  lineId!: string;

  @Column({ name: 'campaign_id', type: 'bigint', unsigned: true })
  campaignId!: string;

  @Column({ name: 'correction_id', type: 'bigint', unsigned: true })
  correctionId!: string;

  @Column({ name: 'unit_cents', type: 'bigint' })
  unitCents!: string;

  /** Of the line in a year, in cents. */
  @Column({ type: 'bigint' })
  amount!: string;
}
