import { Inject, Injectable } from '@nestjs/common';
import { type Actor, allClients, Database, DomainError, LOGGER } from '@vigie/platform';
import type { SiteByHand } from '@vigie/wire';
import type { Logger } from 'pino';
import { type KeyOrder, RepositoryEraser } from '../../ports/endings/repository-eraser';
import { addStep, changeEnding, checkEnding, lockEnding } from '../../store/endings/ending.store';
import { changeSite, endingOfSite, lockSite, sitesOf } from '../../store/endings/site.store';
import { keepUpload } from '../../store/kept-file';
import { CertifyErasure } from './certify-erasure';

/** One site after the other is erased, as two people decided: by our engine, or by a person who shows it. */
@Injectable()
export class EraseSite {
  constructor(
    private readonly database: Database,
    private readonly eraser: RepositoryEraser,
    private readonly certifying: CertifyErasure,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Errors: backup.engine-absent, not-found, version.conflict, backup-ending.wrong-state, backup-ending.on-hold. */
  async byEngine(actor: Actor, siteId: string, version: number): Promise<string> {
    await this.eraser.check();
    return this.database.transaction(async (tx) => {
      const id = await endingOfSite(tx, actor.scope, siteId);
      const ending = await lockEnding(tx, actor.scope, id, version);
      checkEnding(ending, 'erasing');
      if (ending.hold !== null) throw new DomainError('backup-ending.on-hold');
      const site = await lockSite(tx, siteId);
      if (site.kind !== 'restic' || (site.state !== 'waiting' && site.state !== 'failed'))
        throw new DomainError('backup-ending.wrong-state', { state: site.state });
      const attempt = site.attempt + 1;
      const byName = actor.name.slice(0, 150);
      await changeSite(tx, site, { state: 'running', attempt, method: 'engine', failure: null, byName });
      await changeEnding(tx, ending, {});
      await tx.audit(actor, 'backup-ending.site-launched', `backup-ending:${id}`, { site: site.site });
      await tx.emit('backup-erasure.due', { siteId, attempt });
      return id;
    });
  }

  /** Errors: not-found, version.conflict, backup-ending.wrong-state, backup-ending.on-hold. */
  async byHand(
    actor: Actor,
    siteId: string,
    { version, fileId, where, how, before }: SiteByHand,
  ): Promise<string> {
    const id = await this.database.transaction(async (tx) => {
      const endingId = await endingOfSite(tx, actor.scope, siteId);
      const ending = await lockEnding(tx, actor.scope, endingId, version);
      checkEnding(ending, 'erasing');
      if (ending.hold !== null) throw new DomainError('backup-ending.on-hold');
      const site = await lockSite(tx, siteId);
      if (site.state !== 'waiting' && site.state !== 'failed')
        throw new DomainError('backup-ending.wrong-state', { state: site.state });
      await keepUpload(tx, fileId, { clientId: ending.clientId, by: actor.id, internal: true });
      await changeSite(tx, site, {
        ...{ state: 'erased', method: 'hand', place: where, how, fileId, erasedAt: tx.now, failure: null },
        before: site.before ?? before.map((line) => ({ ...line, at: null })),
        ...{
          after: [],
          byName: actor.name.slice(0, 150),
        },
      });
      await changeEnding(tx, ending, {});
      const data = { site: site.site, kind: site.kind, method: 'hand' };
      await addStep(tx, ending, actor, { step: 'site-erased', data, once: `erased-${siteId}`, fileId });
      await tx.audit(actor, 'backup-ending.site-erased', `backup-ending:${endingId}`, data);
      return endingId;
    });
    await this.destroyKey(siteId);
    await this.certifying.execute(id);
    return id;
  }

  /** The key of our engine goes with the last of its sites; it is said to be gone only when it is. */
  private async destroyKey(siteId: string): Promise<void> {
    const order = await this.database.transaction(async (tx) => {
      const ending = await lockEnding(tx, allClients, await endingOfSite(tx, allClients, siteId));
      const ours = (await sitesOf(tx, ending)).filter(({ kind }) => kind === 'restic');
      const own = ours.find(({ id }) => id === siteId);
      if (!own || ours.some(({ state }) => state !== 'erased')) return null;
      const byHand = ours.filter(({ method }) => method === 'hand').map(({ site }) => site);
      return { clientId: ending.clientId, jobId: ending.jobId, site: own.site, byHand };
    });
    const keyDestroyedAt = order && (await this.keyGone(order, siteId));
    if (!keyDestroyedAt) return;
    await this.database.transaction(async (tx) => {
      const ending = await lockEnding(tx, allClients, await endingOfSite(tx, allClients, siteId));
      for (const site of await sitesOf(tx, ending))
        if (site.kind === 'restic') await changeSite(tx, site, { keyDestroyedAt });
    });
  }

  private async keyGone(order: KeyOrder, siteId: string): Promise<Date | null> {
    try {
      return await this.eraser.destroyKey(order);
    } catch (error) {
      this.logger.warn({ err: error, siteId }, 'the key of a repository is kept');
      return null;
    }
  }
}
