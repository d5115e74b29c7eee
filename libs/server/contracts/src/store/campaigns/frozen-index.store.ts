import type { Database, Transaction } from '@vigie/platform';
import { type CampaignIndex, type LocalDate, valueOn } from '@vigie/rules';
import type { FrozenIndex, FrozenLink, FrozenValue } from '@vigie/wire';
import { IndexValues, type KnownIndexValue } from '../index-series/index-values';

type Reader = Database | Transaction;

/** What a campaign computes with, read once for all of its lines. */
export interface FrozenIndexes {
  indexValues: FrozenIndex[];
  indexLinks: FrozenLink[];
}

/** The values that clauses of contracts can choose on a day, and the links between their series, as they are now. */
export async function readIndexes(reader: Reader, day: LocalDate): Promise<FrozenIndexes> {
  const series = await reader.query<{ id: string; code: string }>(
    `SELECT id, code FROM index_series WHERE code IN
       (SELECT DISTINCT revision_series FROM contract_conditions WHERE withdrawn_at IS NULL) ORDER BY id`,
  );
  const indexValues: FrozenIndex[] = [];
  for (const { id, code } of series)
    indexValues.push({ series: code, values: choosable(await IndexValues.of(reader, id), day) });
  const links = await reader.query<{ oldCode: string; newCode: string; value: string }>(
    `SELECT o.code AS oldCode, n.code AS newCode, k.coefficient AS value FROM index_link k
       JOIN index_series o ON o.id = k.old_series_id JOIN index_series n ON n.id = k.new_series_id
      ORDER BY k.id`,
  );
  return { indexValues, indexLinks: links.flatMap(bothWays) };
}

/** A coefficient belongs to the value of the older series, whichever of the two it is. */
const bothWays = ({
  oldCode,
  newCode,
  value,
}: {
  oldCode: string;
  newCode: string;
  value: string;
}): FrozenLink[] => [
  { base: oldCode, series: newCode, value, appliesTo: 'base' },
  { base: newCode, series: oldCode, value, appliesTo: 'new' },
];

function choosable(values: KnownIndexValue[], day: LocalDate): FrozenValue[] {
  const chosen = [
    valueOn(values, { which: 'last-published' }, day),
    ...([1, 2, 3, 4] as const).map((quarter) => valueOn(values, { which: 'quarter', quarter }, day)),
  ];
  return values.filter((value) => chosen.includes(value)).map(frozen);
}

const frozen = ({ seriesId: _seriesId, readAt, ...value }: KnownIndexValue): FrozenValue => ({
  ...value,
  readAt: readAt.toISOString(),
});

/** Whether two readings give the same values and links. */
export function isSameReading(before: FrozenIndexes, now: FrozenIndexes): boolean {
  const key = ({ indexValues, indexLinks }: FrozenIndexes) =>
    JSON.stringify([
      indexValues.map(({ series, values }) => [series, values.map(({ id }) => id)]).sort(),
      indexLinks.map(({ base, series, value }) => [base, series, value]).sort(),
    ]);
  return key(before) === key(now);
}

/** Frozen values as the rule asks for them. */
export function indexOf({ indexValues, indexLinks }: FrozenIndexes, day: LocalDate): CampaignIndex {
  const values = new Map(indexValues.map((one) => [one.series, one.values]));
  const links = new Map(
    indexLinks.map(({ base, series, value, appliesTo }) => [`${base} ${series}`, { value, appliesTo }]),
  );
  return {
    day,
    valuesOf: (series) => values.get(series) ?? [],
    linkOf: (base, series) => links.get(`${base} ${series}`),
    known: new Map(),
  };
}

/** The frozen value that a line was computed with. */
export const frozenValueOf = (
  { indexValues }: FrozenIndexes,
  { series, period }: { series: string; period: string },
): FrozenValue | undefined =>
  indexValues.find((one) => one.series === series)?.values.find((value) => value.period === period);
