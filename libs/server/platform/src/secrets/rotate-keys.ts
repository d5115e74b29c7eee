import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config';
import { Database } from '../db/database';
import { nextVersion, writeKeys, type SecretKey } from './key-ring';
import { SEALED_COLUMNS, type SealedColumn } from './sealed-columns';
import { Secrets } from './secrets';

const batch = 200;
/** Texts are sealed while we work; a pass that finds nothing ends it. */
const mostPasses = 10;
const sealedText = /\bk\d+\.[\w-]+(?:\.[\w-]+)?/g;

/** What a rotation did. */
export interface RotationReport {
  newest: string;
  /** Whether it made a new key, or went on with one that was there. */
  made: boolean;
  rewrapped: { place: string; count: number }[];
  /** Versions that something still needs, the newest aside. */
  stillNeeded: string[];
  /** Versions that no secret needs any more. */
  free: string[];
}

interface KeptAnswer {
  scope: string;
  request_key: string;
  step: number;
  result: string;
}

/** Brings every sealed text under the newest key of the installation; killed at any point, it is simply run again. */
@Injectable()
export class RotateKeys {
  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(SEALED_COLUMNS) private readonly columns: readonly SealedColumn[],
  ) {}

  /** Makes a new key unless an earlier rotation waits to be finished. `told` hears of each batch. */
  async execute(told: (place: string, count: number) => void = () => undefined): Promise<RotationReport> {
    const before = this.keys;
    const unfinished = (await this.versionsInUse()).some((version) => version !== before[0]?.version);
    const made = !unfinished && this.makeKey(before);
    const [newest] = this.keys;
    if (!newest) throw new Error('no secret key');
    const counts = new Map<string, number>();
    for (let pass = 0, found = 1; found > 0 && pass < mostPasses; pass += 1) {
      found = 0;
      const note = (place: string, count: number) => {
        found += count;
        counts.set(place, (counts.get(place) ?? 0) + count);
        told(place, count);
      };
      for (const column of this.columns) await this.rewrapColumn(column, newest, note);
      await this.rewrapAnswers(newest, note);
    }
    const inUse = await this.versionsInUse();
    return {
      newest: newest.version,
      made,
      rewrapped: [...counts].map(([place, count]) => ({ place, count })),
      stillNeeded: inUse.filter((version) => version !== newest.version),
      free: this.keys
        .map(({ version }) => version)
        .filter((version) => version !== newest.version && !inUse.includes(version)),
    };
  }

  /** Versions of the keys under which something is sealed now. */
  async versionsInUse(): Promise<string[]> {
    const versions = new Set<string>();
    for (const { table, column } of this.columns) {
      const rows = await this.database.query<{ version: string }>(
        `SELECT DISTINCT SUBSTRING_INDEX(${column}, '.', 1) AS version FROM ${table} WHERE ${column} IS NOT NULL`,
      );
      for (const { version } of rows) versions.add(version);
    }
    for (const { result } of await this.keptAnswers())
      for (const [text] of result.matchAll(sealedText)) versions.add(text.split('.')[0] ?? '');
    return [...versions].toSorted();
  }

  /** Throws an error that names each key that is needed and not there. */
  async checkKeys(): Promise<void> {
    const held = new Set(this.keys.map(({ version }) => version));
    const missing = (await this.versionsInUse()).filter((version) => !held.has(version));
    if (missing.length > 0)
      throw new Error(
        `Clé manquante\u00a0: ${missing.join(', ')}. Des secrets enregistrés en dépendent\u00a0: remettez-la dans SECRET_KEY_FILE ou SECRET_KEY.`,
      );
  }

  private get keys(): readonly SecretKey[] {
    return this.config.secretKeys.keys;
  }

  /** Writes a new key before the others, in one step. False when the keys are not in a file of ours. */
  private makeKey(before: readonly SecretKey[]): boolean {
    const { file } = this.config.secretKeys;
    if (file === null) return false;
    const made = { version: nextVersion(before), bytes: randomBytes(32) };
    const draft = `${file}.new`;
    const handle = openSync(draft, 'w', 0o600);
    writeSync(handle, writeKeys([made, ...before]));
    fsyncSync(handle);
    closeSync(handle);
    renameSync(draft, file);
    return true;
  }

  private async rewrapColumn(
    { table, column, context }: SealedColumn,
    newest: SecretKey,
    note: (place: string, count: number) => void,
  ): Promise<void> {
    for (let after = '0'; ;) {
      const rows = await this.database.query<{ id: string; sealed: string }>(
        `SELECT id, ${column} AS sealed FROM ${table}
          WHERE id > ? AND ${column} IS NOT NULL AND ${column} NOT LIKE ? ORDER BY id LIMIT ${batch}`,
        [after, `${newest.version}.%`],
      );
      for (const { id, sealed } of rows)
        await this.database.execute(`UPDATE ${table} SET ${column} = ? WHERE id = ? AND ${column} = ?`, [
          this.secrets.rewrap(sealed, context(id)),
          id,
          sealed,
        ]);
      if (rows.length > 0) note(`${table}.${column}`, rows.length);
      after = rows.at(-1)?.id ?? after;
      if (rows.length < batch) return;
    }
  }

  /** Secrets in the answers that are kept for requests sent twice; those from before wrapped keys end within 48 h. */
  private async rewrapAnswers(
    newest: SecretKey,
    note: (place: string, count: number) => void,
  ): Promise<void> {
    let count = 0;
    for (const { scope, request_key: key, step, result } of await this.keptAnswers()) {
      const renewed = result.replace(sealedText, (text) =>
        text.startsWith(`${newest.version}.`) ? text : (this.secrets.rewrapWithoutContext(text) ?? text),
      );
      if (renewed === result) continue;
      await this.database.execute(
        'UPDATE idempotency SET result = ? WHERE scope = ? AND request_key = ? AND step = ?',
        [renewed, scope, key, step],
      );
      count += 1;
    }
    if (count > 0) note('idempotency.result', count);
  }

  private keptAnswers(): Promise<KeptAnswer[]> {
    return this.database.query<KeptAnswer>(
      `SELECT scope, request_key, step, CAST(result AS CHAR) AS result FROM idempotency
        WHERE result REGEXP '"k[0-9]+[.][A-Za-z0-9_-]{38}'`,
    );
  }
}
