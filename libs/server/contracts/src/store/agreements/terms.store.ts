import type { Transaction } from '@vigie/platform';
import { type AgreedRevision, type InitialIndex, type LocalDate, priceOn, readAmount } from '@vigie/rules';
import type { ContractConditions, ContractLineInput } from '@vigie/wire';
import type { EntityManager } from 'typeorm';
import { In, IsNull } from 'typeorm';
import { ContractConditionsRow } from './contract-conditions.row';
import { ContractLineRow } from './contract-line.row';
import { ContractPriceRow } from './contract-price.row';

interface ContractKey {
  id: string;
  clientId: string;
}
/** From when rows count, and by which amendment. */
export interface Since {
  validFrom: LocalDate;
  agreedOn: LocalDate;
  amendmentId: string | null;
}
interface Source {
  readonly manager: EntityManager;
}

/** Writes what was agreed besides the lines, from a day on. */
export const insertConditions = (
  tx: Transaction,
  { id: contractId, clientId }: ContractKey,
  conditions: ContractConditions,
  { validFrom, amendmentId }: Since,
): Promise<string> =>
  tx.insert(ContractConditionsRow, {
    ...{ contractId, clientId, validFrom, amendmentId },
    ...conditions,
    revisionSeries: conditions.revision?.series ?? null,
  });

/** The conditions of contracts, as they were written one after the other; without those that were withdrawn. */
export const conditionsOf = (
  { manager }: Source,
  contractIds: readonly string[],
): Promise<ContractConditionsRow[]> =>
  manager.find(ContractConditionsRow, {
    where: { contractId: In([...contractIds]), withdrawnAt: IsNull() },
    order: { id: 'ASC' },
  });

/** What was agreed, without where it is kept. */
export const conditionsIn = (row: ContractConditionsRow): ContractConditions => ({
  formula: row.formula,
  weekend: row.weekend,
  noticeMonths: row.noticeMonths,
  calendarId: row.calendarId,
  deadlineMode: row.deadlineMode,
  suspensionDays: row.suspensionDays,
  objectionDays: row.objectionDays,
  objectionKind: row.objectionKind,
  breachHours: row.breachHours,
  dataChoice: row.dataChoice,
  penaltyMethod: row.penaltyMethod,
  penaltyText: row.penaltyText,
  revision: row.revision,
});

export type StoredPrice = ContractPriceRow & { withdrawn: boolean };
export type StoredLine = ContractLineRow & { prices: StoredPrice[] };

/** The lines of contracts with all their prices, as they were written. */
export async function linesOf({ manager }: Source, contractIds: readonly string[]): Promise<StoredLine[]> {
  const where = { contractId: In([...contractIds]) };
  const lines = await manager.find(ContractLineRow, { where, order: { position: 'ASC', id: 'ASC' } });
  const prices = await manager.find(ContractPriceRow, { where, order: { id: 'ASC' } });
  const dated = prices.map((price) => Object.assign(price, { withdrawn: price.withdrawnAt !== null }));
  const byLine = Map.groupBy(dated, ({ lineId }) => lineId);
  return lines.map((line) => Object.assign(line, { prices: byLine.get(line.id) ?? [] }));
}

/** Adds a line with its first price; I0 is its own, else that of the clause. */
export async function insertLine(
  tx: Transaction,
  { id: contractId, clientId }: ContractKey,
  input: ContractLineInput & { position: number },
  { since, revision }: { since: Since; revision: AgreedRevision | null },
): Promise<string> {
  const { position, label, part, billing, timing = 'advance', equipmentKind, partNumber } = input;
  const line = { contractId, clientId, position, label, part, billing, timing, equipmentKind, partNumber };
  const lineId = await tx.insert(ContractLineRow, { ...line, seenCount: null, endsOn: null });
  const unitCents = centsOf(input.price);
  await insertPrice(tx, {
    ...{ lineId, contractId, unitCents, quantity: input.quantity, baseCents: unitCents },
    ...baseOf(revision, input.baseIndex),
    ...since,
    origin: since.amendmentId === null ? 'initial' : 'amendment',
  });
  return lineId;
}

/** Whether a line is served on a day. */
export const isServed = ({ endsOn, prices }: StoredLine, day: LocalDate): boolean =>
  (endsOn === null || endsOn >= day) && priceOn(prices, day) !== null;

type NewPrice = Omit<ContractPriceRow, 'id' | 'withdrawnAt'>;
/** Adds a price to a line. */
export const insertPrice = (tx: Transaction, price: NewPrice): Promise<string> =>
  tx.insert(ContractPriceRow, { ...price, withdrawnAt: null });

/** The cents of an amount that the rules have read before. */
export const centsOf = (amount: string): string => String(readAmount(amount) ?? 0n);

/** What a price is revised from. */
export function baseOf(
  revision: AgreedRevision | null,
  own: InitialIndex | null,
): Pick<ContractPriceRow, 'baseSeries' | 'baseName' | 'basePeriod' | 'baseValue'> {
  const index = revision && (own ?? revision.initial);
  if (!revision || !index) return { baseSeries: null, baseName: null, basePeriod: null, baseValue: null };
  const { series: baseSeries, base: baseName } = revision;
  return { baseSeries, baseName, basePeriod: index.period, baseValue: index.value };
}

/** Says until when a line is served. */
export const endLine = (tx: Transaction, lineId: string, endsOn: LocalDate | null): Promise<unknown> =>
  tx.execute('UPDATE contract_line SET ends_on = ? WHERE id = ?', [endsOn, lineId]);

/** Takes the conditions and lines of a draft away, before they are written anew: nothing was agreed yet. */
export async function clearTerms(tx: Transaction, { id }: ContractKey): Promise<void> {
  for (const table of ['contract_price', 'contract_line', 'contract_conditions'])
    await tx.execute(`DELETE FROM ${table} WHERE contract_id = ?`, [id]);
}

/** What an amendment wrote no longer counts. */
export async function withdrawTerms(tx: Transaction, amendmentId: string): Promise<void> {
  for (const table of ['contract_price', 'contract_conditions'])
    await tx.execute(`UPDATE ${table} SET withdrawn_at = ? WHERE amendment_id = ?`, [tx.now, amendmentId]);
}

/** The products of Microsoft that lines of a client count. */
export async function productsOf(tx: Transaction, clientId: string): Promise<string[]> {
  const rows = await tx.query<{ partNumber: string }>(
    'SELECT DISTINCT part_number AS partNumber FROM contract_line WHERE client_id = ? AND part_number IS NOT NULL',
    [clientId],
  );
  return rows.map(({ partNumber }) => partNumber);
}
