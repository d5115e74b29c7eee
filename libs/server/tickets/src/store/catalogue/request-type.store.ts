import { found, fromJson, type Transaction } from '@vigie/platform';
import type { RequestTypeContent } from '@vigie/rules';
import { RequestTypeRow, RequestTypeVersionRow } from './request-type.row';

/** A type of request as stored; stays inside the feature. */
export type StoredRequestType = Readonly<RequestTypeRow>;

/** The published version of a type that clients see. */
export interface PublishedType {
  id: string;
  number: number;
  content: RequestTypeContent;
}

/** Where to read: the database, or the transaction of the caller. */
interface Reader {
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

/** Adds a type that nobody sees yet; returns its identifier. */
export const insertRequestType = (tx: Transaction, draft: RequestTypeContent): Promise<string> =>
  tx.insert(RequestTypeRow, { enabled: true, draft, publishedNumber: null, queueId: null, version: 1 });

/** Holds a type until the transaction ends; 404 when there is none. */
export async function lockRequestType(tx: Transaction, id: string): Promise<StoredRequestType> {
  return found(
    await tx.manager.findOne(RequestTypeRow, { where: { id }, lock: { mode: 'pessimistic_write' } }),
  );
}

/** Changes a type that was read at this version. */
export const updateRequestType = (
  tx: Transaction,
  type: { id: string; version: number },
  values: Partial<Pick<RequestTypeRow, 'enabled' | 'draft' | 'publishedNumber' | 'queueId'>>,
): Promise<void> => tx.updateVersioned(RequestTypeRow, type, values);

/** The queue that requests of a type come to, when it has one of its own. */
export async function queueOfType(tx: Transaction, id: string): Promise<string | null> {
  return (await tx.manager.findOneBy(RequestTypeRow, { id }))?.queueId ?? null;
}

/** Keeps a published version, which nothing changes afterwards. */
export async function insertTypeVersion(
  tx: Transaction,
  version: PublishedType & { by: string },
): Promise<void> {
  const { id: typeId, number, content, by: publishedBy } = version;
  await tx.insert(RequestTypeVersionRow, { typeId, number, content, publishedAt: tx.now, publishedBy });
}

/** What clients see: the published version of every type that is offered, or of one. */
export async function offeredTypes(reader: Reader, id?: string): Promise<PublishedType[]> {
  const rows = await reader.query<PublishedType & { content: RequestTypeContent | string }>(
    `SELECT t.id, v.number, v.content FROM request_type t
       JOIN request_type_version v ON v.type_id = t.id AND v.number = t.published_number
      WHERE t.enabled = 1 ${id === undefined ? '' : 'AND t.id = ?'} ORDER BY t.id LIMIT 500`,
    id === undefined ? [] : [id],
  );
  return rows.map((row) => ({ ...row, content: fromJson<RequestTypeContent>(row.content) }));
}
