import { Injectable } from '@nestjs/common';
import { Database, DomainError, isDuplicate, todayOf, type Actor, type Transaction } from '@vigie/platform';
import { canRecord, floorRate, isSameNumber, type HalfYear } from '@vigie/rules';
import { penaltyRateKinds, type PenaltyRateKind, type TypedRates } from '@vigie/wire';
import {
  currentRates,
  endRate,
  insertRate,
  lockRates,
  rateIn,
  type StoredRate,
} from '../../store/penalties/penalty-rate.store';

interface Change {
  kind: PenaltyRateKind;
  rate: string;
  before: StoredRate | undefined;
}

/** Records the rates of a half-year as they are published, or corrects them; the one before stays visible. */
@Injectable()
export class RecordRates {
  constructor(private readonly database: Database) {}

  /** Errors: rate.half-refused, rate.stale, rate.floor-mismatch, rate.reason-required. */
  async execute(actor: Actor, half: HalfYear, typed: TypedRates): Promise<void> {
    try {
      await this.database.transaction((tx) => this.record(tx, actor, half, typed));
    } catch (error) {
      // Somebody else was first with a rate that was missing.
      throw isDuplicate(error) ? new DomainError('rate.stale') : error;
    }
  }

  private async record(tx: Transaction, actor: Actor, half: HalfYear, typed: TypedRates): Promise<void> {
    const last = (await currentRates(tx)).at(-1)?.half ?? half;
    if (!canRecord(half, last, todayOf(tx))) throw new DomainError('rate.half-refused');
    const held = await lockRates(tx, half);
    if (!isSeen(held, typed.seen)) throw new DomainError('rate.stale');
    checkFloor(typed, typed.legal ?? rateIn(held, 'legal'));
    const changes = changesIn(held, typed);
    if (changes.length === 0) return;
    if (changes.some(({ before }) => before) && typed.reason === undefined)
      throw new DomainError('rate.reason-required', undefined, [
        { path: 'reason', code: 'rate.reason-required' },
      ]);
    for (const { kind, rate, before } of changes) {
      if (before) await endRate(tx, actor, before.id, typed.reason ?? '');
      const publishedOn = typed.publishedOn ?? null;
      await insertRate(tx, actor, { half, kind, rate, sourceNote: typed.sourceNote, publishedOn });
    }
    const rates = Object.fromEntries(changes.map(({ kind, rate }) => [kind, rate]));
    const { sourceNote, reason = null } = typed;
    await tx.audit(actor, 'penalty-rate.recorded', `penalty-rate:${half}`, { ...rates, sourceNote, reason });
    tx.live({ type: 'penalty.changed' });
  }
}

const isSeen = (held: readonly StoredRate[], seen: readonly string[]): boolean =>
  held.length === seen.length && held.every(({ id }) => seen.includes(id));

function checkFloor({ publishedFloor }: TypedRates, legal: string | null): void {
  if (publishedFloor === undefined || legal === null) return;
  if (!isSameNumber(publishedFloor, floorRate(legal)))
    throw new DomainError('rate.floor-mismatch', undefined, [
      { path: 'publishedFloor', code: 'rate.floor-mismatch' },
    ]);
}

const changesIn = (held: readonly StoredRate[], typed: TypedRates): Change[] =>
  penaltyRateKinds.flatMap((kind) => {
    const rate = typed[kind];
    const before = held.find((row) => row.kind === kind);
    return rate === undefined || (before && isSameNumber(before.rate, rate)) ? [] : [{ kind, rate, before }];
  });
