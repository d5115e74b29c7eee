import { ClientRow } from '@vigie/directory';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A client whose contract is suspended: its clocks stand still until the row goes. */
@Entity('suspended_client')
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_suspended_client' })
export class SuspendedClientRow {
  @PrimaryColumn({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ type: 'datetime', precision: 3 })
  since!: Date;
}
