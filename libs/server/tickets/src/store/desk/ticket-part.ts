import { Column, PrimaryGeneratedColumn } from 'typeorm';

/** Columns of every row that belongs to a ticket: the client stands in each, so that no key can cross clients. */
export abstract class TicketPart {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'ticket_id', type: 'bigint', unsigned: true })
  ticketId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;
}
