import type { CampaignLineException, CampaignLineWarning } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ContractLineRow } from '../agreements/contract-line.row';
import { ContractPriceRow } from '../agreements/contract-price.row';
import { ContractRow } from '../agreements/contract.row';
import { PriceCampaignEvidenceRow } from './price-campaign-evidence.row';
import { PriceCampaignRow } from './price-campaign.row';

/** A line of a contract in a campaign: its new price, or why it has none. Amounts are whole cents, as text. */
@Entity('price_campaign_line')
@Index('ix_price_campaign_line', ['campaignId', 'contractId', 'id'])
@Index('ix_price_campaign_line_exception', ['campaignId', 'exception', 'contractId', 'id'])
@Index('ix_price_campaign_line_client', ['campaignId', 'clientId', 'contractId', 'id'])
@Index('ix_price_campaign_line_hand', ['campaignId', 'byHand', 'contractId', 'id'])
@Index('ix_price_campaign_line_contract', ['contractId', 'clientId'])
@Index('ix_price_campaign_line_line', ['lineId', 'contractId'])
@Index('ix_price_campaign_line_evidence', ['evidenceId'])
@Index('ix_price_campaign_line_price', ['priceId'])
@ForeignKey(() => PriceCampaignRow, ['campaignId'], ['id'], { name: 'fk_price_campaign_line' })
@ForeignKey(() => ContractRow, ['contractId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_price_campaign_line_contract',
})
@ForeignKey(() => ContractLineRow, ['lineId', 'contractId'], ['id', 'contractId'], {
  name: 'fk_price_campaign_line_line',
})
@ForeignKey(() => PriceCampaignEvidenceRow, ['evidenceId'], ['id'], {
  name: 'fk_price_campaign_line_evidence',
})
@ForeignKey(() => ContractPriceRow, ['priceId'], ['id'], { name: 'fk_price_campaign_line_price' })
export class PriceCampaignLineRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'campaign_id', type: 'bigint', unsigned: true })
  campaignId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'contract_id', type: 'bigint', unsigned: true })
  contractId!: string;

  /** Null for a contract without lines. */
  @Column({ name: 'line_id', type: 'bigint', unsigned: true, nullable: true })
  lineId!: string | null;

  /** Null for a line that was not computed. */
  @Column({ name: 'evidence_id', type: 'bigint', unsigned: true, nullable: true })
  evidenceId!: string | null;

  @Column({ type: 'decimal', precision: 12, scale: 3, nullable: true })
  quantity!: string | null;

  /** P0. */
  @Column({ name: 'base_cents', type: 'bigint', nullable: true })
  baseCents!: string | null;

  @Column({ name: 'old_cents', type: 'bigint', nullable: true })
  oldCents!: string | null;

  /** Of the line in a year. */
  @Column({ name: 'old_amount', type: 'bigint', nullable: true })
  oldAmount!: string | null;

  /** The new unit price before its rounding. */
  @Column({ type: 'varchar', length: 40, nullable: true })
  unrounded!: string | null;

  @Column({ name: 'computed_cents', type: 'bigint', nullable: true })
  computedCents!: string | null;

  @Column({ name: 'computed_amount', type: 'bigint', nullable: true })
  computedAmount!: string | null;

  /** What will be applied: computed, or put by hand; null when nothing will. */
  @Column({ name: 'final_cents', type: 'bigint', nullable: true })
  finalCents!: string | null;

  @Column({ name: 'final_amount', type: 'bigint', nullable: true })
  finalAmount!: string | null;

  @Column({ type: 'varchar', length: 40, nullable: true })
  exception!: CampaignLineException | null;

  @Column({ type: 'json' })
  warnings!: CampaignLineWarning[];

  @Column({ name: 'by_hand', type: 'boolean' })
  byHand!: boolean;

  @Column({ name: 'is_excluded', type: 'boolean' })
  isExcluded!: boolean;

  @Column({ type: 'varchar', length: 2000, nullable: true })
  reason!: string | null;

  @Column({ name: 'changed_by_id', type: 'bigint', unsigned: true, nullable: true })
  changedById!: string | null;

  @Column({ name: 'changed_by', type: 'varchar', length: 150, nullable: true })
  changedBy!: string | null;

  @Column({ name: 'changed_at', type: 'datetime', precision: 3, nullable: true })
  changedAt!: Date | null;

  /** The price that it made. */
  @Column({ name: 'price_id', type: 'bigint', unsigned: true, nullable: true })
  priceId!: string | null;

  @Column({ name: 'applied_at', type: 'datetime', precision: 3, nullable: true })
  appliedAt!: Date | null;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
