import { PersonRow } from '@vigie/directory';
import type { TicketColumn, TicketDisplay, TicketFilters, TicketSort } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A saved view of the list of tickets. */
@Entity('ticket_view')
@Index('ix_view_owner', ['ownerId', 'name'])
@ForeignKey(() => PersonRow, ['ownerId'], ['id'], { name: 'fk_view_owner', onDelete: 'CASCADE' })
export class TicketViewRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  /** Null for a shared view. */
  @Column({ name: 'owner_id', type: 'bigint', unsigned: true, nullable: true })
  ownerId!: string | null;

  @Column({ type: 'varchar', length: 60 })
  name!: string;

  @Column({ type: 'json' })
  filters!: TicketFilters;

  @Column({ type: 'varchar', length: 20 })
  sort!: TicketSort;

  @Column({ type: 'varchar', length: 10 })
  display!: TicketDisplay;

  @Column({ name: 'shown_columns', type: 'json', nullable: true })
  columns!: TicketColumn[] | null;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
