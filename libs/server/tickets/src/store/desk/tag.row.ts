import type { TagColour } from '@vigie/rules';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A word that sorts tickets. */
@Entity('tag')
@Index('uq_tag_name', ['name'], { unique: true })
export class TagRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ type: 'varchar', length: 40 })
  name!: string;

  @Column({ type: 'varchar', length: 10 })
  colour!: TagColour;
}
