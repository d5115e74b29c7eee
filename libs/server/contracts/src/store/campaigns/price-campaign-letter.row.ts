import { StoredFileRow } from '@vigie/platform';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { PriceCampaignRow } from './price-campaign.row';

/** The letter of a campaign to a client: one, whatever happens to the worker that writes it. */
@Entity('price_campaign_letter')
@Index('uq_price_campaign_letter', ['campaignId', 'clientId'], { unique: true })
@Index('ix_price_campaign_letter_file', ['clientId', 'fileId'])
@ForeignKey(() => PriceCampaignRow, ['campaignId'], ['id'], { name: 'fk_price_campaign_letter' })
@ForeignKey(() => StoredFileRow, ['clientId', 'fileId'], ['clientId', 'id'], {
  name: 'fk_price_campaign_letter_file',
})
export class PriceCampaignLetterRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'campaign_id', type: 'bigint', unsigned: true })
  campaignId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'file_id', type: 'bigint', unsigned: true })
  fileId!: string;

  /** People of the client who got it by mail; none means that it goes by post. */
  @Column({ type: 'smallint', unsigned: true })
  recipients!: number;

  @Column({ name: 'sent_at', type: 'datetime', precision: 3 })
  sentAt!: Date;

  /** When the client was told that the prices do not count after all. */
  @Column({ name: 'retracted_at', type: 'datetime', precision: 3, nullable: true })
  retractedAt!: Date | null;
}
