import type { RequestKind, TicketKind } from '@vigie/rules';
import type { NewCheck } from '@vigie/wire';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A checklist to be put on tickets, by hand or by itself. */
@Entity('checklist')
export class ChecklistRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ type: 'varchar', length: 60 })
  name!: string;

  @Column({ type: 'json' })
  items!: NewCheck[];

  @Column({ name: 'ticket_kinds', type: 'json' })
  ticketKinds!: TicketKind[];

  @Column({ name: 'request_kinds', type: 'json' })
  requestKinds!: RequestKind[];

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
