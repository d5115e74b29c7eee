import { ClientRow } from '@vigie/directory';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What somebody of a function gets at a client. */
@Entity('account_template')
@Index('uq_template_name', ['clientId', 'name'], { unique: true })
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_template_client' })
export class AccountTemplateRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ type: 'varchar', length: 100 })
  name!: string;

  /** Products, by the identifier of Microsoft. */
  @Column({ type: 'json' })
  licences!: string[];

  /** Groups, lists and teams, by the identifier of Microsoft. */
  @Column({ name: 'group_ids', type: 'json' })
  groupIds!: string[];

  /** What is done by hand: workstation, phone, training. */
  @Column({ type: 'json' })
  tasks!: string[];

  /** What licences and groups were called when they were chosen: it outlives them. */
  @Column({ type: 'json', nullable: true })
  names!: Record<string, string> | null;

  @Column({ type: 'boolean' })
  active!: boolean;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
