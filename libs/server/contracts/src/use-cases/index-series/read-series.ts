import { Injectable } from '@nestjs/common';
import { localDateOf, nextReadingOn, publishedOn, startOfDay } from '@vigie/rules';
import { Database, systemActor, type FinishOnce, type Transaction } from '@vigie/platform';
import { IndexSource, IndexSourceFailure, type PublishedSeries } from '../../ports/index-source';
import { raiseAlert } from '../../store/index-series/index-alert.store';
import { keepAnswer } from '../../store/index-series/index-answer.store';
import {
  findSeries,
  lockSeries,
  noteSeries,
  type StoredSeries,
} from '../../store/index-series/index-series.store';
import { currentValues } from '../../store/index-series/index-value.store';
import { recordValues, type GivenValue } from './record-values';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Publications are days of France, and appear there before the end of the morning. */
const zone = 'Europe/Paris';
const publishedByMs = 13 * hourMs;
const sourceNote = 'INSEE, Banque de données macroéconomiques';

/**
 * Reads a series from its publisher: the answer is kept as it came, then its values, then what has changed about the
 * series itself. Begun again after a crash, it writes the same.
 */
@Injectable()
export class ReadSeries {
  private readonly actor = systemActor('index');

  constructor(
    private readonly database: Database,
    private readonly source: IndexSource,
  ) {}

  async execute(seriesId: string, startedAt: Date, finish: FinishOnce): Promise<void> {
    const series = await findSeries(this.database, seriesId);
    if (!series || !isOurs(series, startedAt)) return;
    const outcome = await this.source.read(series.code).catch(asFailure);
    await this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const held = await lockSeries(tx, seriesId);
      if (!held || !isOurs(held, startedAt)) return;
      if (outcome instanceof IndexSourceFailure) await this.noteFailure(tx, held, outcome);
      else await this.keep(tx, held, outcome);
      tx.live({ type: 'index.changed', seriesId });
    });
  }

  private async keep(tx: Transaction, series: StoredSeries, published: PublishedSeries): Promise<void> {
    const { id } = series;
    const { url, ...answer } = published.answer;
    const answerId = await keepAnswer(tx, { ...answer, seriesId: id, kind: 'insee', place: url });
    await this.noteChanges(tx, series, published);
    const base = published.base || series.base;
    const given = await valuesToRecord(tx, { id, base, delayDays: series.delayDays }, published, answerId);
    const counts = await recordValues(tx, this.actor, { id, base }, given);
    const { title, unit, frequency, stopped, lastUpdate } = published;
    const last = published.values.at(-1)?.period ?? null;
    const today = localDateOf(tx.now.toISOString(), zone);
    const nextDay = startOfDay(nextReadingOn(last, series.delayDays, today), zone);
    await noteSeries(tx, id, {
      ...{ title, base, unit, frequency, stopped, lastUpdate },
      readStartedAt: null,
      readAt: tx.now,
      readDueAt: stopped ? null : new Date(Date.parse(nextDay) + publishedByMs),
      failure: null,
      failureMessage: null,
      failedAt: null,
      failures: 0,
    });
    await tx.audit(this.actor, 'index.read', `index:${id}`, { answerId, lastUpdate, ...counts });
  }

  /** A base or an end that somebody has to know of before they compute. */
  private async noteChanges(tx: Transaction, series: StoredSeries, published: PublishedSeries) {
    const { id, base } = series;
    if (base !== '' && published.base !== '' && published.base !== base)
      await raiseAlert(tx, id, 'base-changed', { before: base, after: published.base });
    if (published.stopped && !series.stopped && series.readAt) await raiseAlert(tx, id, 'series-stopped', {});
  }

  private async noteFailure(
    tx: Transaction,
    series: StoredSeries,
    { code, message, retryAfterMs }: IndexSourceFailure,
  ): Promise<void> {
    const backOff = Math.min(hourMs * 2 ** series.failures, dayMs);
    await noteSeries(tx, series.id, {
      readStartedAt: null,
      readDueAt: new Date(tx.now.getTime() + Math.max(backOff, retryAfterMs ?? 0)),
      failure: code,
      failureMessage: message.slice(0, 1000),
      failedAt: tx.now,
      failures: series.failures + 1,
    });
    await tx.audit(this.actor, 'index.reading-failed', `index:${series.id}`, { code });
  }
}

/** The values of an answer, each with the day on which it is taken for published. */
async function valuesToRecord(
  tx: Transaction,
  { id, base, delayDays }: Pick<StoredSeries, 'id' | 'base' | 'delayDays'>,
  { values, lastUpdate }: PublishedSeries,
  answerId: string,
): Promise<GivenValue[]> {
  const known = await currentValues(tx, id, base);
  const newest = values.at(-1)?.period;
  return values.map((value) => ({
    ...value,
    publishedOn: publishedOn(value.period, {
      delayDays,
      lastUpdate,
      newest: known.size > 0 && value.period === newest,
    }),
    source: 'insee',
    sourceNote,
    lastUpdate,
    answerId,
  }));
}

const isOurs = ({ readStartedAt }: StoredSeries, startedAt: Date) =>
  readStartedAt?.getTime() === startedAt.getTime();

/** What is no failure of the publisher is one of ours, and tried again by the queue. */
function asFailure(error: unknown): IndexSourceFailure {
  if (error instanceof IndexSourceFailure) return error;
  throw error;
}
