import { ClientRow, PersonRow } from '@vigie/directory';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A secret link to a calendar; only the hash of its secret is kept. */
@Entity('calendar_feed')
@Index('uq_feed_secret', ['secretHash'], { unique: true })
@Index('ix_feed_person', ['personId', 'clientId'])
@ForeignKey(() => PersonRow, ['personId'], ['id'], { name: 'fk_feed_person', onDelete: 'CASCADE' })
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_feed_client' })
export class CalendarFeedRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  /** Who made it: it ends with their account. */
  @Column({ name: 'person_id', type: 'bigint', unsigned: true })
  personId!: string;

  /** The client whose interventions it shows; null for those of the person. */
  @Column({ name: 'client_id', type: 'bigint', unsigned: true, nullable: true })
  clientId!: string | null;

  @Column({ name: 'secret_hash', type: 'char', length: 64 })
  secretHash!: string;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'last_read_at', type: 'datetime', precision: 3, nullable: true })
  lastReadAt!: Date | null;
}
