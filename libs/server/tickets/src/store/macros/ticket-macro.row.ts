import { PersonRow } from '@vigie/directory';
import type { MacroChanges } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A text with variables and the changes that go with it. */
@Entity('ticket_macro')
@Index('ix_macro_owner', ['ownerId', 'name'])
@ForeignKey(() => PersonRow, ['ownerId'], ['id'], { name: 'fk_macro_owner', onDelete: 'CASCADE' })
export class TicketMacroRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  /** Null for a shared macro. */
  @Column({ name: 'owner_id', type: 'bigint', unsigned: true, nullable: true })
  ownerId!: string | null;

  @Column({ type: 'varchar', length: 60 })
  name!: string;

  @Column({ type: 'varchar', length: 10 })
  visibility!: 'public' | 'internal';

  @Column({ type: 'mediumtext', nullable: true })
  body!: string | null;

  @Column({ type: 'json' })
  changes!: MacroChanges;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
