import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The one application of the installation, as Entra knows it. */
@Entity('m365_application')
export class M365ApplicationRow {
  @PrimaryColumn({ type: 'bigint', unsigned: true })
  id!: string;

  /** Its identifier in Entra. */
  @Column({ name: 'client_id', type: 'char', length: 36 })
  clientId!: string;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
