import { ClientRow } from '@vigie/directory';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

export type PayerKind = 'iban' | 'payer';

/** An account or a name that a client was seen to pay with; an account of several clients tells nothing for certain. */
@Entity('client_payer')
@Index('ix_client_payer', ['clientId'])
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_client_payer' })
export class ClientPayerRow {
  @PrimaryColumn({ type: 'varchar', length: 10 })
  kind!: PayerKind;

  /** IBAN without spaces, or the name in plain words. */
  @PrimaryColumn({ type: 'varchar', length: 140 })
  value!: string;

  @PrimaryColumn({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'seen_at', type: 'datetime', precision: 3 })
  seenAt!: Date;
}
