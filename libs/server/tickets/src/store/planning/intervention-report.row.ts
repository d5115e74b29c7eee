import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InterventionRow } from './intervention.row';

/** What was done in an intervention, and who signed for it; sealed with the signature. */
@Entity('intervention_report')
@Index('uq_report_intervention', ['clientId', 'interventionId'], { unique: true })
@ForeignKey(() => InterventionRow, ['clientId', 'interventionId'], ['clientId', 'id'], {
  name: 'fk_report_intervention',
})
export class InterventionReportRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'intervention_id', type: 'bigint', unsigned: true })
  interventionId!: string;

  @Column({ type: 'text' })
  done!: string;

  @Column({ type: 'text', nullable: true })
  parts!: string | null;

  @Column({ type: 'varchar', length: 150 })
  author!: string;

  @Column({ name: 'signed_by', type: 'varchar', length: 150, nullable: true })
  signedBy!: string | null;

  @Column({ name: 'signed_at', type: 'datetime', precision: 3, nullable: true })
  signedAt!: Date | null;

  /** What was drawn, as a data URL. */
  @Column({ type: 'mediumtext', nullable: true })
  drawing!: string | null;

  /** The canonical JSON that the hash is of. */
  @Column({ type: 'mediumtext', nullable: true })
  sealed!: string | null;

  @Column({ type: 'char', length: 64, nullable: true })
  sha256!: string | null;

  @Column({ type: 'int', unsigned: true, default: 1 })
  version!: number;
}
