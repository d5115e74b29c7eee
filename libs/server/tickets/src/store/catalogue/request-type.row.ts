import type { RequestTypeContent } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { QueueRow } from '../queues/queue.row';

/** A type of request of the catalogue, with the draft that is being written. */
@Entity('request_type')
@Index('ix_request_type_queue', ['queueId'])
@ForeignKey(() => QueueRow, ['queueId'], ['id'], { name: 'fk_request_type_queue' })
export class RequestTypeRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ type: 'boolean' })
  enabled!: boolean;

  @Column({ type: 'json', nullable: true })
  draft!: RequestTypeContent | null;

  /** The version that clients see; null until the first one. */
  @Column({ name: 'published_number', type: 'int', unsigned: true, nullable: true })
  publishedNumber!: number | null;

  /** Where its tickets come to; null: to the queue of their kind. */
  @Column({ name: 'queue_id', type: 'bigint', unsigned: true, nullable: true })
  queueId!: string | null;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}

/** A published version of a type: never changed, requests keep the one they were made with. */
@Entity('request_type_version')
@Index('uq_type_number', ['typeId', 'number'], { unique: true })
@ForeignKey(() => RequestTypeRow, ['typeId'], ['id'], { name: 'fk_version_type' })
export class RequestTypeVersionRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'type_id', type: 'bigint', unsigned: true })
  typeId!: string;

  @Column({ type: 'int', unsigned: true })
  number!: number;

  @Column({ type: 'json' })
  content!: RequestTypeContent;

  @Column({ name: 'published_at', type: 'datetime', precision: 3 })
  publishedAt!: Date;

  @Column({ name: 'published_by', type: 'varchar', length: 150 })
  publishedBy!: string;
}
