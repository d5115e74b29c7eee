import { PersonRow } from '@vigie/directory';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What somebody typed into a form and has not sent: people of a client on the portal, our own in the console. */
@Entity('form_draft')
@Index('uq_form_draft_of', ['personId', 'form'], { unique: true })
@Index('ix_form_draft_person', ['clientId', 'personId'])
@Index('ix_form_draft_expiry', ['expiresAt'])
@ForeignKey(() => PersonRow, ['personId'], ['id'], { name: 'fk_form_draft_author', onDelete: 'CASCADE' })
@ForeignKey(() => PersonRow, ['clientId', 'personId'], ['clientId', 'id'], {
  name: 'fk_form_draft_person',
  onDelete: 'CASCADE',
})
export class FormDraftRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true, nullable: true })
  clientId!: string | null;

  @Column({ name: 'person_id', type: 'bigint', unsigned: true })
  personId!: string;

  @Column({ type: 'varchar', length: 40 })
  form!: string;

  /** JSON as text: the database must not put the answers in another order. */
  @Column({ type: 'mediumtext' })
  content!: string;

  @Column({ name: 'saved_at', type: 'datetime', precision: 3 })
  savedAt!: Date;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3 })
  expiresAt!: Date;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
