import { Injectable } from '@nestjs/common';
import { Clock, Database, SharedReading } from '@vigie/platform';
import {
  addMonths,
  amountText,
  contractStates,
  decimalText,
  earnedIn,
  localDateOf,
  ratioOf,
  type ContractState,
  type LocalDate,
} from '@vigie/rules';
import type { ContractFigures } from '@vigie/wire';
import { IndexValues } from '../../store/index-series/index-values';
import { agreedPrices, dayRead } from './agreed-prices';

const zone = 'Europe/Paris';
const yearsBack = 4;
const mostPoints = 24;

type Sum = number | string | null;

/** Figures over all contracts, exact to the cent; worked out once for all who ask at the same time. */
@Injectable()
export class ContractFiguresReport {
  private readonly reading = new SharedReading(() => this.read());

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** As of today. */
  get(): Promise<ContractFigures> {
    return this.reading.get();
  }

  private async read(): Promise<ContractFigures> {
    const today = localDateOf(this.clock.now().toISOString(), zone);
    return {
      states: await this.states(today),
      years: await this.years(Number(today.slice(0, 4))),
      postings: await this.postings(today),
      revisions: await this.revisions(),
      index: await this.index(),
    };
  }

  private async states(today: LocalDate): Promise<ContractFigures['states']> {
    const counts = await this.database.query<{ state: ContractState; count: Sum }>(
      'SELECT state, COUNT(*) AS count FROM contract GROUP BY state',
    );
    const amounts = await this.database.query<{ state: ContractState; cents: Sum }>(
      `SELECT state, SUM(ROUND(unit_cents * quantity, 0)) AS cents
         FROM (${agreedPrices}) AS agreed
        WHERE ${dayRead} BETWEEN from_on AND to_on GROUP BY state`,
      [today, today, today],
    );
    return contractStates.map((state) => ({
      state,
      count: Number(counts.find((row) => row.state === state)?.count ?? 0),
      yearly: amountText(centsOf(amounts.find((row) => row.state === state)?.cents)),
    }));
  }

  /** Cents, quantities and days are multiplied and summed as whole and decimal numbers: nothing is rounded before the end. */
  private async years(thisYear: number): Promise<ContractFigures['years']> {
    const years = Array.from({ length: yearsBack + 2 }, (_each, index) => thisYear - yearsBack + index);
    const spans = years.map(() => 'SELECT ? AS year, CAST(? AS DATE) AS first, CAST(? AS DATE) AS last');
    const rows = await this.database.query<{ year: Sum; weighted: Sum; contracts: Sum }>(
      `SELECT y.year, COUNT(DISTINCT contract_id) AS contracts,
              SUM(unit_cents * quantity * (DATEDIFF(LEAST(to_on, y.last), GREATEST(from_on, y.first)) + 1)) AS weighted
         FROM (${spans.join(' UNION ALL ')}) AS y
         JOIN (${agreedPrices}) AS agreed ON agreed.from_on <= y.last AND agreed.to_on >= y.first
        WHERE state <> 'draft' GROUP BY y.year`,
      years.flatMap((year) => [year, `${year}-01-01`, `${year}-12-31`]),
    );
    return years.map((year) => {
      const row = rows.find((one) => Number(one.year) === year);
      return {
        year,
        revenue: amountText(earnedIn(year, String(row?.weighted ?? 0))),
        contracts: Number(row?.contracts ?? 0),
        expected: year >= thisYear,
      };
    });
  }

  private async postings(today: LocalDate): Promise<ContractFigures['postings']> {
    const first = `${today.slice(0, 7)}-01`;
    const rows = await this.database.query<{ month: string; count: Sum; undecided: Sum }>(
      `SELECT DATE_FORMAT(posting_on, '%Y-%m') AS month, COUNT(*) AS count, SUM(decision = 'undecided') AS undecided
         FROM renewal WHERE state = 'open' AND posting_on >= ? AND posting_on < ? GROUP BY 1`,
      [first, addMonths(first, 12)],
    );
    const months = Array.from({ length: 12 }, (_each, index) => addMonths(first, index).slice(0, 7));
    return months.map((month) => {
      const row = rows.find((one) => one.month === month);
      return { month, count: Number(row?.count ?? 0), undecided: Number(row?.undecided ?? 0) };
    });
  }

  private async revisions(): Promise<ContractFigures['revisions']> {
    const rows = await this.database.query<{ year: Sum; contracts: Sum; old: Sum; now: Sum }>(
      `SELECT YEAR(valid_from) AS year, COUNT(DISTINCT contract_id) AS contracts,
              SUM(ROUND(before_cents * quantity, 0)) AS old, SUM(ROUND(unit_cents * quantity, 0)) AS now
         FROM (${agreedPrices}) AS agreed
        WHERE origin = 'revision' AND before_cents IS NOT NULL GROUP BY 1 ORDER BY 1`,
    );
    return rows.map((row) => {
      const [before, after] = [centsOf(row.old), centsOf(row.now)];
      return {
        year: Number(row.year),
        contracts: Number(row.contracts),
        before: amountText(before),
        after: amountText(after),
        change: before === 0n ? '0.00' : decimalText(ratioOf((after - before) * 100n, before), 2),
      };
    });
  }

  private async index(): Promise<ContractFigures['index']> {
    const series = await this.database.one<{ id: string; code: string; name: string; contracts: Sum }>(
      `SELECT s.id, s.code, s.name, COUNT(DISTINCT k.contract_id) AS contracts
         FROM contract_conditions k
         JOIN contract c ON c.id = k.contract_id AND c.client_id = k.client_id AND c.state IN ('active', 'suspended')
         JOIN index_series s ON s.code = k.revision_series
        WHERE k.withdrawn_at IS NULL GROUP BY s.id, s.code, s.name ORDER BY contracts DESC, s.id LIMIT 1`,
    );
    if (!series) return null;
    const values = await IndexValues.of(this.database, series.id);
    const { id: seriesId, code, name, contracts } = series;
    const points = values
      .slice(-mostPoints)
      .map(({ period, value, provisional }) => ({ period, value, provisional }));
    return { seriesId, code, name, contracts: Number(contracts), points };
  }
}

/** Whole cents of a sum that the database gives as text; nothing was summed when it is null. */
const centsOf = (sum: Sum | undefined): bigint => BigInt(String(sum ?? 0).split('.')[0] ?? '0');
