import { Injectable } from '@nestjs/common';
import { Clock, Database, todayOf } from '@vigie/platform';
import { canRecord, defaultRate, floorRate, halfYearOf, nextHalfYear, type HalfYear } from '@vigie/rules';
import type { AwaitedRates, HalfYearOfRates, PenaltyRate, PenaltyRateBook } from '@vigie/wire';
import { IsNull } from 'typeorm';
import { PenaltyRateRow } from '../../store/penalties/penalty-rate.row';
import { awaitedRatesOn, currentRates } from '../../store/penalties/penalty-rate.store';

const mostPast = 100;

/** The rates that penalties are computed with, by half-year, with what was corrected. */
@Injectable()
export class RateBook {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async read(): Promise<PenaltyRateBook> {
    const today = this.today();
    const byHalf = Map.groupBy(await currentRates(this.database), ({ half }) => half);
    const last = [...byHalf.keys()].at(-1) ?? halfYearOf(today);
    const next = nextHalfYear(last);
    const past = await this.database.manager.find(PenaltyRateRow, {
      where: { isCurrent: IsNull() },
      order: { endedAt: 'DESC', id: 'DESC' },
      take: mostPast,
    });
    return {
      items: [...byHalf].map(([half, rows]) => presentHalf(half, rows)).toReversed(),
      past: past.map(presentPast),
      next,
      canRecordNext: canRecord(next, last, today),
      awaited: await this.awaited(),
    };
  }

  /** What somebody has to record now; null when all is known. */
  awaited(): Promise<AwaitedRates | null> {
    return awaitedRatesOn(this.database, this.today());
  }

  private today() {
    return todayOf({ now: this.clock.now() });
  }
}

function presentHalf(half: HalfYear, rows: readonly PenaltyRateRow[]): HalfYearOfRates {
  const find = (kind: PenaltyRateRow['kind']) => {
    const row = rows.find((one) => one.kind === kind);
    return row ? present(row) : null;
  };
  const [legal, refinancing] = [find('legal'), find('refinancing')];
  return {
    ...{ half, legal, refinancing, individuals: find('individuals') },
    floor: legal && floorRate(legal.rate),
    fallback: refinancing && defaultRate(refinancing.rate),
  };
}

const present = (row: PenaltyRateRow): PenaltyRate => ({
  id: row.id,
  rate: row.rate.replace(/0$/, ''),
  sourceNote: row.sourceNote,
  publishedOn: row.publishedOn,
  recordedAt: row.recordedAt.toISOString(),
  recordedBy: row.recordedBy,
});

const presentPast = (row: PenaltyRateRow): PenaltyRateBook['past'][number] => ({
  ...present(row),
  half: row.half,
  kind: row.kind,
  ended: {
    at: row.endedAt?.toISOString() ?? row.recordedAt.toISOString(),
    by: row.endedBy ?? '',
    reason: row.endReason ?? '',
  },
});
