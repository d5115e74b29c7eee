import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last calls under a limit that all processes share. */
@Entity('call_limit')
export class CallLimitRow {
  @PrimaryColumn({ type: 'varchar', length: 60 })
  name!: string;

  /** Their instants in milliseconds, some of them to come. */
  @Column({ type: 'json' })
  calls!: number[];
}
