import { ClientRow } from '@vigie/directory';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** How many letterings a client has had; its row is held by who gives the next one. */
@Entity('lettering_sequence')
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_lettering_client' })
export class LetteringSequenceRow {
  @PrimaryColumn({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'last_number', type: 'int', unsigned: true })
  lastNumber!: number;
}
