import { found, type Actor, type Database, type Transaction } from '@vigie/platform';
import type { FormDraftChange } from '@vigie/wire';
import type { EntityManager } from 'typeorm';
import { FormDraftRow } from './form-draft.row';

export type StoredFormDraft = Readonly<FormDraftRow>;

/** What a draft holds, apart from its version. */
export type DraftContent = Omit<FormDraftChange, 'version'>;

/** A type of the catalogue as the form of a draft. */
export const catalogueFormOf = (typeId: string): string => `catalogue-${typeId}`;

const dayMs = 86_400_000;
const keptDays = 30;

const ownerOf = ({ id }: Actor) => ({ personId: found(id) });

/** The drafts of a person, the last touched first. */
export const formDraftsOf = (manager: EntityManager, actor: Actor): Promise<StoredFormDraft[]> =>
  manager.find(FormDraftRow, { where: ownerOf(actor), order: { savedAt: 'DESC', id: 'DESC' } });

/** The draft of a form; null when there is none. */
export const formDraftOf = (
  manager: EntityManager,
  actor: Actor,
  form: string,
): Promise<StoredFormDraft | null> => manager.findOneBy(FormDraftRow, { ...ownerOf(actor), form });

/** The same, held until the transaction ends. */
export const lockFormDraft = (
  tx: Transaction,
  where: { id: string } | { actor: Actor; form: string },
): Promise<StoredFormDraft | null> =>
  tx.manager.findOne(FormDraftRow, {
    where: 'id' in where ? where : { ...ownerOf(where.actor), form: where.form },
    lock: { mode: 'pessimistic_write' },
  });

const expiryOf = ({ now }: Transaction) => new Date(now.getTime() + keptDays * dayMs);

/** Keeps the first words of a draft; a duplicate key when another window was faster. */
export async function insertFormDraft(
  tx: Transaction,
  actor: Actor,
  form: string,
  content: DraftContent,
): Promise<void> {
  await tx.insert(FormDraftRow, {
    ...ownerOf(actor),
    clientId: actor.clientId ?? null,
    form,
    content: JSON.stringify(content),
    savedAt: tx.now,
    expiresAt: expiryOf(tx),
    version: 1,
  });
}

/** Keeps what a draft has become. */
export const updateFormDraft = (
  tx: Transaction,
  { id, version }: StoredFormDraft,
  content: DraftContent,
): Promise<void> =>
  tx.updateVersioned(
    FormDraftRow,
    { id, version },
    { content: JSON.stringify(content), savedAt: tx.now, expiresAt: expiryOf(tx) },
  );

/** Forgets a draft whose form was sent; its files have gone with the request. */
export async function formWasSent(tx: Transaction, actor: Actor, form: string): Promise<void> {
  await tx.manager.delete(FormDraftRow, { ...ownerOf(actor), form });
}

/**
 * Forgets a draft with the files that nothing else holds; returns the keys of those files.
 * A file that was joined belongs to its client and stays.
 */
export async function dropFormDraft(
  tx: Transaction,
  { id, personId, content }: StoredFormDraft,
): Promise<string[]> {
  await tx.manager.delete(FormDraftRow, id);
  return dropFiles(tx, personId, filesOf(JSON.parse(content) as DraftContent));
}

/** The files of a draft. */
export const filesOf = ({ files }: DraftContent): string[] => Object.values(files).flat();

async function dropFiles(tx: Transaction, personId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx.query<{ id: string; key: string }>(
    `SELECT id, storage_key AS \`key\` FROM stored_file
      WHERE id IN (?) AND uploaded_by = ? AND client_id IS NULL FOR UPDATE`,
    [ids, personId],
  );
  if (rows.length > 0)
    await tx.execute('DELETE FROM stored_file WHERE id IN (?)', [rows.map(({ id }) => id)]);
  return rows.map(({ key }) => key);
}

/** Drafts whose days are over for longer than the grace period, the oldest first. */
export async function expiredFormDrafts(
  database: Database,
  graceMs: number,
  limit: number,
): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    'SELECT id FROM form_draft WHERE expires_at <= NOW(3) - INTERVAL ? MICROSECOND ORDER BY expires_at LIMIT ?',
    [graceMs * 1000, limit],
  );
  return rows.map(({ id }) => id);
}

/** Drafts that expire within the horizon, the soonest first. */
export const expiringFormDrafts = (database: Database, horizonMs: number, limit: number) =>
  database.query<{ id: string; at: Date }>(
    `SELECT id, expires_at AS at FROM form_draft
      WHERE expires_at <= NOW(3) + INTERVAL ? MICROSECOND ORDER BY expires_at LIMIT ?`,
    [horizonMs * 1000, limit],
  );
