import { Inject, Injectable } from '@nestjs/common';
import {
  allClients,
  Database,
  DomainError,
  type FinishOnce,
  LOGGER,
  type Transaction,
} from '@vigie/platform';
import type { Logger } from 'pino';
import { type ErasureOrder, type KeyOrder, RepositoryEraser } from '../../ports/endings/repository-eraser';
import { isInterrupted } from '../../ports/engine/backup-engine';
import { addStep, changeEnding, lockEnding, type StoredEnding } from '../../store/endings/ending.store';
import { changeSite, endingOfSite, lockSite, sitesOf, type StoredSite } from '../../store/endings/site.store';
import { CertifyErasure } from './certify-erasure';

/** A launch; one that is over is left alone. */
export interface ErasureLaunched {
  siteId: string;
  attempt: number;
}
interface Begun {
  order: ErasureOrder;
  /** What stood there, when an earlier try wrote it down. */
  before: StoredSite['before'];
  /** Nothing of the engine is left to erase elsewhere: the key goes with this one. */
  isLast: boolean;
  byHand: KeyOrder['byHand'];
}
type Outcome = { ok: true; how: string; keyDestroyedAt: Date | null } | { ok: false; message: string };

/**
 * Erases one site: what stands there is written down before the first of it goes, so that a worker killed in between
 * loses no evidence; it is erased again, and said to be once.
 */
@Injectable()
export class RunErasure {
  constructor(
    private readonly database: Database,
    private readonly eraser: RepositoryEraser,
    private readonly certifying: CertifyErasure,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** One try at a time. Error: server.busy. */
  async execute(launched: ErasureLaunched, finish: FinishOnce): Promise<void> {
    const endingId = await this.database.alone(`backup-erasure:${launched.siteId}`, async () => {
      const begun = await this.begin(launched);
      if (begun === null) return null;
      const outcome = await this.erase(launched, begun);
      return this.database.transaction((tx) => this.record(tx, launched, outcome, finish));
    });
    if (endingId !== null) await this.certifying.execute(endingId);
  }

  private begin(launched: ErasureLaunched): Promise<Begun | null> {
    return this.database.transaction(async (tx) => {
      const { ending, site } = await this.open(tx, launched);
      if (!isUnderWay(site, ending, launched)) return null;
      if (ending.hold !== null) {
        await changeSite(tx, site, { state: 'failed', failure: 'backup-ending.on-hold' });
        return null;
      }
      const others = (await sitesOf(tx, ending)).filter(
        ({ id, kind }) => id !== site.id && kind === 'restic',
      );
      const { clientId, jobId } = ending;
      return {
        order: { clientId, jobId, site: site.site },
        before: site.before,
        byHand: others.filter(({ method }) => method === 'hand').map((other) => other.site),
        isLast: others.every(({ state }) => state === 'erased'),
      };
    });
  }

  /** What the engine says; throws only when our own process ends. */
  private async erase(launched: ErasureLaunched, { order, before, isLast, byHand }: Begun): Promise<Outcome> {
    try {
      if (before === null) await this.keepBefore(launched, order);
      const how = await this.eraser.erase(order);
      if ((await this.eraser.list(order)).length > 0) throw new DomainError('backup-ending.not-empty');
      const keyDestroyedAt = isLast ? await this.eraser.destroyKey({ ...order, byHand }) : null;
      return { ok: true, how, keyDestroyedAt };
    } catch (error) {
      // Our process ends: the job is done again by the next one.
      if (isInterrupted(error)) throw error;
      this.logger.error({ err: error, siteId: launched.siteId }, 'an erasure failed');
      const message = error instanceof DomainError ? error.code : error instanceof Error ? error.message : '';
      return { ok: false, message: message.slice(0, 500) };
    }
  }

  private async keepBefore(launched: ErasureLaunched, order: ErasureOrder): Promise<void> {
    const before = await this.eraser.list(order);
    const place = await this.eraser.place(order);
    await this.database.transaction(async (tx) => {
      const { site } = await this.open(tx, launched);
      if (site.before === null) await changeSite(tx, site, { before, place });
    });
  }

  private async record(
    tx: Transaction,
    launched: ErasureLaunched,
    outcome: Outcome,
    finish: FinishOnce,
  ): Promise<string | null> {
    const { ending, site } = await this.open(tx, launched);
    if (!(await finish(tx)) || !isUnderWay(site, ending, launched)) return null;
    const actor = { name: site.byName ?? '' };
    await changeEnding(tx, ending, {});
    const data = { site: site.site, kind: site.kind, method: 'engine' };
    if (!outcome.ok) {
      await changeSite(tx, site, { state: 'failed', failure: outcome.message });
      await addStep(tx, ending, actor, { step: 'site-failed', data: { ...data, message: outcome.message } });
      return null;
    }
    const { how, keyDestroyedAt } = outcome;
    await changeSite(tx, site, { state: 'erased', how, after: [], keyDestroyedAt, erasedAt: tx.now });
    if (keyDestroyedAt)
      for (const other of await sitesOf(tx, ending))
        if (other.kind === 'restic' && other.keyDestroyedAt === null)
          await changeSite(tx, other, { keyDestroyedAt });
    await addStep(tx, ending, actor, { step: 'site-erased', data, once: `erased-${site.id}` });
    return ending.id;
  }

  private async open(
    tx: Transaction,
    { siteId }: ErasureLaunched,
  ): Promise<{ ending: StoredEnding; site: StoredSite }> {
    const ending = await lockEnding(tx, allClients, await endingOfSite(tx, allClients, siteId));
    return { ending, site: await lockSite(tx, siteId) };
  }
}

const isUnderWay = (site: StoredSite, ending: StoredEnding, { attempt }: ErasureLaunched): boolean =>
  ending.state === 'erasing' && site.state === 'running' && site.attempt === attempt;
