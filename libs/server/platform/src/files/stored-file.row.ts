import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A file kept outside the web root under a random key. It belongs to one client, or to nobody yet. */
@Entity('stored_file')
@Index('uq_file_client', ['clientId', 'id'], { unique: true })
export class StoredFileRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'storage_key', type: 'char', length: 36 })
  key!: string;

  /** Name as the person gave it, cleaned; only ever shown, never used as a path. */
  @Column({ type: 'varchar', length: 200 })
  name!: string;

  @Column({ type: 'varchar', length: 120 })
  type!: string;

  @Column({ type: 'int', unsigned: true })
  size!: number;

  @Column({ type: 'char', length: 64 })
  sha256!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true, nullable: true })
  clientId!: string | null;

  /** Joined to an internal note: for our people only. */
  @Column({ type: 'boolean', default: false })
  internal!: boolean;

  /** Given out by the route of its feature alone, which knows who may read it. */
  @Column({ type: 'boolean', default: false })
  reserved!: boolean;

  @Column({ name: 'uploaded_by', type: 'bigint', unsigned: true, nullable: true })
  uploadedBy!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;
}
