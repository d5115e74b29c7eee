import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A line of the journal; sequence and hashes are filled by the sealer. */
@Entity('audit_entry')
@Index('ix_audit_target', ['target', 'id'])
export class AuditEntryRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  @Column({ type: 'varchar', length: 300 })
  actor!: string;

  @Column({ name: 'actor_id', type: 'bigint', unsigned: true, nullable: true })
  actorId!: string | null;

  @Column({ type: 'varchar', length: 80 })
  action!: string;

  @Column({ type: 'varchar', length: 100 })
  target!: string;

  @Column({ type: 'json' })
  data!: object;

  @Index('uq_audit_sequence', { unique: true })
  @Column({ type: 'int', unsigned: true, nullable: true })
  sequence!: number | null;

  @Column({ type: 'char', length: 64, nullable: true })
  sha256!: string | null;
}
