import type { Database } from '@vigie/platform';
import type { AgreedRevision } from '@vigie/rules';
import { referenceConditions, referenceRevision } from '@vigie/wire';
import { IndexSeriesRow } from '../store/index-series/index-series.row';
import { IndexValueRow } from '../store/index-series/index-value.row';

type Store = Pick<Database, 'manager'>;

/** A series of ours with the values of quarters, each published in the middle of the third month after it. */
export async function aSeries(
  { manager }: Store,
  code: string,
  values: Record<string, string>,
): Promise<string> {
  const { identifiers } = await manager.insert(IndexSeriesRow, {
    ...{ code, origin: 'own' as const, name: `Indice ${code}`, title: `Indice des taux de salaire ${code}` },
    ...{ base: referenceRevision.base, unit: '', frequency: 'quarterly' as const, stopped: false },
    ...{ delayDays: 80, failures: 0, createdAt: new Date(), version: 1 },
  });
  const seriesId = String(identifiers[0]?.['id']);
  for (const [period, value] of Object.entries(values)) await aValue({ manager }, seriesId, [period, value]);
  return seriesId;
}

/** One more value of a series. */
export async function aValue(
  { manager }: Store,
  seriesId: string,
  [period, value]: [string, string],
  more: Partial<IndexValueRow> = {},
): Promise<void> {
  const month = Number(period.slice(-1)) * 3 + 3;
  const year = Number(period.slice(0, 4)) + (month > 12 ? 1 : 0);
  await manager.insert(IndexValueRow, {
    ...{ seriesId, period, base: referenceRevision.base, value, provisional: false },
    ...{ source: 'manual' as const, sourceNote: 'Journal officiel', readAt: new Date(), readBy: 'Isabelle' },
    publishedOn: `${year}-${String(month > 12 ? month - 12 : month).padStart(2, '0')}-14`,
    isCurrent: true,
    ...more,
  });
}

/** Many signed contracts of a client at once, the same number of lines each, prices all different. */
export async function manyContracts(
  database: Database,
  { clientId, count, lines, start }: { clientId: string; count: number; lines: number; start: string },
  revision: Partial<AgreedRevision> = {},
): Promise<void> {
  const clause = { ...referenceRevision, ...revision };
  const { revision: _revision, ...agreed } = referenceConditions;
  const initial = clause.initial ?? { period: '2020-Q3', value: '100.0' };
  const first = Number(
    (await database.query<{ n: string }>('SELECT COALESCE(MAX(id), 0) AS n FROM contract'))[0]?.n,
  );
  const ids = Array.from({ length: count }, (_, index) => first + 1 + index);
  const term = `${Number(start.slice(0, 4)) + 5}-12-31`;
  await database.execute(
    `INSERT INTO contract (id, client_id, label, reference, state, client_kind, start_on, months, term, signed_on,
       created_at, updated_at, version) VALUES ?`,
    [
      ids.map((id) => [
        ...[id, clientId, `Contrat ${id}`, `R-${id}`, 'active', 'professional', start, 12, term, start],
        ...[new Date(), new Date(), 1],
      ]),
    ],
  );
  await database.execute(
    `INSERT INTO contract_conditions (contract_id, client_id, valid_from, formula, weekend, notice_months,
       deadline_mode, suspension_days, objection_days, objection_kind, breach_hours, penalty_method,
       revision_series, revision) VALUES ?`,
    [
      ids.map((id) => [
        ...[id, clientId, start, agreed.formula, agreed.weekend, agreed.noticeMonths, agreed.deadlineMode],
        ...[agreed.suspensionDays, agreed.objectionDays, agreed.objectionKind, agreed.breachHours],
        ...[agreed.penaltyMethod, clause.series, JSON.stringify(clause)],
      ]),
    ],
  );
  const rows = ids.flatMap((id) => Array.from({ length: lines }, (_, index) => ({ id, index })));
  const lineId = ({ id, index }: { id: number; index: number }) => id * 100 + index;
  await database.execute(
    'INSERT INTO contract_line (id, contract_id, client_id, position, label, part, billing) VALUES ?',
    [
      rows.map((row) => [
        ...[
          lineId(row),
          row.id,
          clientId,
          row.index,
          `Ligne ${row.index + 1}`,
          'managed-services',
          'monthly',
        ],
      ]),
    ],
  );
  await database.execute(
    `INSERT INTO contract_price (line_id, contract_id, valid_from, unit_cents, quantity, base_cents, base_series,
       base_name, base_period, base_value, agreed_on, origin) VALUES ?`,
    [
      rows.map((row) => {
        const cents = 1000 + ((row.id * 7919 + row.index * 104_729) % 1_000_000);
        return [
          ...[lineId(row), row.id, start, cents, `${1 + row.index}.000`, cents, clause.series, clause.base],
          ...[initial.period, initial.value, start, 'initial'],
        ];
      }),
    ],
  );
}
