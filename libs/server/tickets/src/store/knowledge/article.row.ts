import { ClientRow, PersonRow } from '@vigie/directory';
import type { ArticleAudience, ArticleContent } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** An article of help. Category and audience count at once; the text counts once it is published. */
@Entity('article')
export class ArticleRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ type: 'varchar', length: 80 })
  category!: string;

  @Column({ type: 'varchar', length: 10 })
  audience!: ArticleAudience;

  /** What is being written; null when it is what is published. */
  @Column({ type: 'json', nullable: true })
  draft!: ArticleContent | null;

  @Column({ name: 'published_number', type: 'int', unsigned: true, nullable: true })
  publishedNumber!: number | null;

  @Column({ name: 'updated_at', type: 'datetime', precision: 3 })
  updatedAt!: Date;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}

/** A published version, which never changes. */
@Entity('article_version')
@Index('uq_article_number', ['articleId', 'number'], { unique: true })
@ForeignKey(() => ArticleRow, ['articleId'], ['id'], { name: 'fk_article_version' })
export class ArticleVersionRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'article_id', type: 'bigint', unsigned: true })
  articleId!: string;

  @Column({ type: 'int', unsigned: true })
  number!: number;

  @Column({ type: 'json' })
  content!: ArticleContent;

  @Column({ name: 'published_at', type: 'datetime', precision: 3 })
  publishedAt!: Date;

  @Column({ name: 'published_by', type: 'varchar', length: 150 })
  publishedBy!: string;
}

/** A client that a chosen audience names. */
@Entity('article_client')
@Index('ix_article_client', ['clientId'])
@ForeignKey(() => ArticleRow, ['articleId'], ['id'], { name: 'fk_article_client_article' })
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_article_client_client' })
export class ArticleClientRow {
  @PrimaryColumn({ name: 'article_id', type: 'bigint', unsigned: true })
  articleId!: string;

  @PrimaryColumn({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;
}

/** Whether an article answered somebody. */
@Entity('article_answer')
@Index('ix_article_answer_person', ['personId'])
@ForeignKey(() => ArticleRow, ['articleId'], ['id'], { name: 'fk_article_answer_article' })
@ForeignKey(() => PersonRow, ['personId'], ['id'], { name: 'fk_article_answer_person' })
export class ArticleAnswerRow {
  @PrimaryColumn({ name: 'article_id', type: 'bigint', unsigned: true })
  articleId!: string;

  @PrimaryColumn({ name: 'person_id', type: 'bigint', unsigned: true })
  personId!: string;

  @Column({ type: 'boolean' })
  helpful!: boolean;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;
}
