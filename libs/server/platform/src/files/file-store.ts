import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { maxFileBytes, type Attachment } from '@vigie/wire';
import { fileTypeFromBuffer } from 'file-type';
import { scopeCondition, type Actor } from '../auth/actor';
import { CONFIG, type Config } from '../config/config';
import { Database } from '../db/database';
import type { Transaction } from '../db/transaction';
import { DomainError, found } from '../errors/domain-error';
import { bodyWas } from '../idempotency/idempotency';
import { sha256 } from '../secrets/secrets';
import { judgeFile } from './file-kind';
import { StoredFileRow } from './stored-file.row';

const keyPattern = /^[0-9a-f-]{36}$/;

/** Files of people and mails, on disk under random names, described in the database. */
@Injectable()
export class FileStore {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
  ) {}

  /**
   * Keeps an uploaded file after checking its name, size and content.
   * Errors: file.empty, file.too-large, file.name-refused, file.type-refused, file.type-mismatch.
   */
  async keep(actor: Actor, name: string, content: Buffer): Promise<Attachment> {
    if (content.length === 0) throw new DomainError('file.empty');
    if (content.length > maxFileBytes) throw new DomainError('file.too-large');
    const detected = await fileTypeFromBuffer(content);
    const verdict = judgeFile(name, detected?.mime, content.subarray(0, 8192));
    if (!verdict.ok) throw new DomainError(verdict.code);
    bodyWas(sha256(`${name}\n${sha256(content)}`));
    const key = await this.write(content);
    const id = await this.database.transaction((tx) =>
      this.register(tx, {
        key,
        name: verdict.name,
        type: verdict.type,
        content,
        // It becomes the client's when it is joined to something; until then it is its sender's alone.
        clientId: null,
        uploadedBy: actor.id,
      }),
    );
    return { id, name: verdict.name, type: verdict.type, size: content.length };
  }

  /** Writes bytes under a new random key; a file is complete or absent, never half there. */
  async write(content: Buffer): Promise<string> {
    const key = randomUUID();
    const target = this.pathOf(key);
    await mkdir(path.dirname(target), { recursive: true });
    const temporary = `${target}.tmp`;
    try {
      const handle = await open(temporary, 'w');
      await handle.writeFile(content);
      await handle.sync();
      await handle.close();
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    return key;
  }

  /** Describes written bytes in the database; returns the identifier of the file. */
  register(
    tx: Transaction,
    file: {
      key: string;
      name: string;
      type: string;
      content: Buffer;
      clientId: string | null;
      uploadedBy: string | null;
    },
  ): Promise<string> {
    return tx.insert(StoredFileRow, {
      key: file.key,
      name: file.name,
      type: file.type,
      size: file.content.length,
      sha256: sha256(file.content),
      clientId: file.clientId,
      uploadedBy: file.uploadedBy,
      createdAt: tx.now,
    });
  }

  /**
   * One file inside the scope, or 404. Files of internal notes exist for our people only; what somebody uploaded and
   * has not joined to anything, for that person only; reserved ones are not given out here.
   */
  async find({ id: personId, scope }: Actor, id: string): Promise<StoredFileRow> {
    const condition = scopeCondition(scope, 'client_id');
    const visible = scope.kind === 'all' ? '' : 'AND internal = 0';
    const unjoined = scope.kind === 'all' ? 'client_id IS NULL AND uploaded_by IS NULL' : 'FALSE';
    const row = await this.database.one<{ id: string }>(
      `SELECT id FROM stored_file
        WHERE id = ? AND reserved = 0 AND ((client_id IS NOT NULL AND ${condition.sql} ${visible}) OR ${unjoined}
              OR (client_id IS NULL AND uploaded_by = ?))`,
      [id, ...condition.parameters, personId],
    );
    return found(await this.database.manager.findOneBy(StoredFileRow, { id: found(row).id }));
  }

  /** Makes a file one of a client, for the route of its feature alone: `find` no longer gives it to anybody. */
  static async reserve(tx: Transaction, id: string, clientId: string): Promise<void> {
    await tx.execute('UPDATE stored_file SET client_id = ?, internal = 1, reserved = 1 WHERE id = ?', [
      clientId,
      id,
    ]);
  }

  /** Name, type, size and key of files, in the given order; unknown ones are left out. */
  async describe(ids: readonly string[]): Promise<(Attachment & { key: string })[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.query<Attachment & { key: string }>(
      'SELECT id, name, type, size, storage_key AS `key` FROM stored_file WHERE id IN (?)',
      [ids],
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  read(key: string): Readable {
    return createReadStream(this.pathOf(key));
  }

  /** Erases the bytes under these keys; once gone, nothing happens. */
  async remove(keys: readonly string[]): Promise<void> {
    for (const key of keys) await rm(this.pathOf(key), { force: true });
  }

  private pathOf(key: string): string {
    if (!keyPattern.test(key)) throw new Error('not a storage key');
    return path.join(this.config.dataDir, 'files', key.slice(0, 2), key);
  }
}
