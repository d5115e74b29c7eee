import { DomainError, isDuplicate, type Actor, type Transaction } from '@vigie/platform';
import type { EditedIndexLink, NewIndexLink } from '@vigie/wire';
import { IndexLinkRow } from './index-link.row';

/** Error: index.link-taken. */
export async function insertLink(tx: Transaction, actor: Actor, link: NewIndexLink): Promise<string> {
  try {
    const written = { createdAt: tx.now, createdBy: actor.name.slice(0, 150), version: 1 };
    return await tx.insert(IndexLinkRow, { ...link, ...written });
  } catch (error) {
    throw isDuplicate(error) ? new DomainError('index.link-taken') : error;
  }
}

/** Whether two series are linked in any direction; a link the other way round would contradict it. */
export const areLinked = ({ manager }: Transaction, one: string, other: string): Promise<boolean> =>
  manager.existsBy(IndexLinkRow, [
    { oldSeriesId: one, newSeriesId: other },
    { oldSeriesId: other, newSeriesId: one },
  ]);

export const findLink = ({ manager }: Transaction, id: string): Promise<IndexLinkRow | null> =>
  manager.findOneBy(IndexLinkRow, { id });

/** Throws version.conflict. */
export const changeLink = (
  tx: Transaction,
  id: string,
  { version, ...values }: EditedIndexLink,
): Promise<void> => tx.updateVersioned(IndexLinkRow, { id, version }, values);

export async function deleteLink({ manager }: Transaction, id: string): Promise<void> {
  await manager.delete(IndexLinkRow, { id });
}
