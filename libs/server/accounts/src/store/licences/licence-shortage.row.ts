import { TicketRow } from '@vigie/tickets';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A time during which too few licences of a product were left, with the ticket of the purchase. */
@Entity('licence_shortage')
@Index('uq_shortage_open', ['clientId', 'skuId', 'isOpen'], { unique: true })
@Index('ix_shortage_ticket', ['ticketId', 'clientId'])
@Index('ix_shortage_open', ['isOpen', 'clientId'])
@ForeignKey(() => TicketRow, ['ticketId', 'clientId'], ['id', 'clientId'], { name: 'fk_shortage_ticket' })
export class LicenceShortageRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'ticket_id', type: 'bigint', unsigned: true })
  ticketId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'sku_id', type: 'char', length: 36 })
  skuId!: string;

  @Column({ name: 'part_number', type: 'varchar', length: 150 })
  partNumber!: string;

  /** How many the ticket says to buy. */
  @Column({ type: 'int', unsigned: true })
  units!: number;

  @Column({ name: 'opened_at', type: 'datetime', precision: 3 })
  openedAt!: Date;

  @Column({ name: 'closed_at', type: 'datetime', precision: 3, nullable: true })
  closedAt!: Date | null;

  /** True or null, never false: one open shortage of a product at most, and any number of past ones. */
  @Column({ name: 'is_open', type: 'boolean', nullable: true })
  isOpen!: boolean | null;
}
