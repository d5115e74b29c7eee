import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { localDateOf } from '@vigie/rules';
import { Database, DomainError, type Actor, type Transaction } from '@vigie/platform';
import type { PriceCampaignAct, PriceCampaignState } from '@vigie/wire';
import { revisedCount, usedPrices } from '../../store/campaigns/applied-price.store';
import { hasChangedLines } from '../../store/campaigns/campaign-line.store';
import {
  beginPhase,
  lockCampaign,
  saveCampaign,
  type StoredCampaign,
} from '../../store/campaigns/campaign.store';
import { concernedCount } from '../../store/campaigns/contract-terms.store';
import { readIndexes } from '../../store/campaigns/frozen-index.store';
import { ourZone } from '../../texts/campaigns/our-zone';
import { sameValues, startApplying } from './start-applying';

type Act = PriceCampaignAct['act'];
/** From which states an act leads on. */
const from: Record<Act, readonly PriceCampaignState[]> = {
  refresh: ['opening', 'draft'],
  submit: ['draft'],
  reopen: ['submitted', 'approved', 'scheduled'],
  approve: ['submitted'],
  apply: ['approved'],
  undo: ['applied'],
};
const noApproval = {
  submittedAt: null,
  submittedBy: null,
  approvedAt: null,
  approvedBy: null,
  approvedAlone: false,
} as const;

/** Takes a campaign from step to step: review, approval by a second person, application, undoing. */
@Injectable()
export class SteerCampaign {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
  ) {}

  /** Errors: version.conflict, price-campaign.wrong-state, and those of the single steps. */
  execute(actor: Actor, id: string, act: PriceCampaignAct): Promise<void> {
    return this.database.transaction(async (tx) => {
      const campaign = await lockCampaign(tx, id);
      if (campaign.version !== act.version)
        throw new DomainError('version.conflict', { version: campaign.version });
      if (!from[act.act].includes(campaign.state)) throw new DomainError('price-campaign.wrong-state');
      await this.follow(tx, { actor, campaign, act });
      campaign.version += 1;
      await saveCampaign(tx, campaign);
      const reason = 'reason' in act ? { reason: act.reason } : {};
      await tx.audit(actor, `price-campaign.${act.act}`, `price-campaign:${id}`, {
        year: campaign.year,
        ...reason,
      });
    });
  }

  private follow(
    tx: Transaction,
    { actor, campaign, act }: { actor: Actor; campaign: StoredCampaign; act: PriceCampaignAct },
  ): Promise<void> {
    switch (act.act) {
      case 'refresh':
        return refresh(tx, campaign);
      case 'submit':
        return submit(tx, actor, campaign);
      case 'reopen':
        Object.assign(campaign, { state: 'draft', ...noApproval });
        return Promise.resolve();
      case 'approve':
        return this.approve(tx, actor, { campaign, alone: act.alone });
      case 'apply':
        return apply(tx, actor, campaign);
      case 'undo':
        return undo(tx, actor, { campaign, reason: act.reason });
    }
  }

  /** Four eyes: not who prepared it; where nobody else could, that person says so twice. */
  private async approve(
    tx: Transaction,
    actor: Actor,
    { campaign, alone }: { campaign: StoredCampaign; alone: boolean },
  ): Promise<void> {
    await sameValues(tx, campaign);
    const others = (await this.directory.staffToNotify('contracts.revise', tx)).some(
      ({ id }) => id !== actor.id,
    );
    const isAuthor = campaign.authorId === actor.id || (await hasChangedLines(tx, campaign.id, actor.id));
    if (isAuthor && others) throw new DomainError('price-campaign.author-approves');
    if (isAuthor && !alone) throw new DomainError('price-campaign.confirm-alone');
    Object.assign(campaign, {
      state: 'approved',
      approvedAt: tx.now,
      approvedBy: actor.name,
      approvedAlone: isAuthor,
    });
  }
}

/** What was decided by hand stays; everything else is computed again, with the values of now. */
async function refresh(tx: Transaction, campaign: StoredCampaign): Promise<void> {
  const { effectiveOn } = campaign;
  Object.assign(campaign, await readIndexes(tx, effectiveOn), { readAt: tx.now, heldBack: null });
  await beginPhase(tx, campaign, { state: 'opening', total: await concernedCount(tx, effectiveOn) });
}

async function submit(tx: Transaction, actor: Actor, campaign: StoredCampaign): Promise<void> {
  await sameValues(tx, campaign);
  if ((await revisedCount(tx, campaign.id)) === 0) throw new DomainError('price-campaign.nothing-revised');
  Object.assign(campaign, {
    state: 'submitted',
    submittedAt: tx.now,
    submittedBy: actor.name,
    authorId: actor.id,
    heldBack: null,
  });
}

async function apply(tx: Transaction, actor: Actor, campaign: StoredCampaign): Promise<void> {
  await sameValues(tx, campaign);
  if (campaign.effectiveOn > localDateOf(tx.now.toISOString(), ourZone)) campaign.state = 'scheduled';
  else await startApplying(tx, actor, campaign);
}

async function undo(
  tx: Transaction,
  actor: Actor,
  { campaign, reason }: { campaign: StoredCampaign; reason: string },
): Promise<void> {
  const contracts = await usedPrices(tx, campaign);
  if (contracts > 0) throw new DomainError('price-campaign.prices-used', { contracts });
  Object.assign(campaign, { undoneAt: tx.now, undoneBy: actor.name, undoReason: reason });
  await beginPhase(tx, campaign, { state: 'undoing', total: await revisedCount(tx, campaign.id) });
}
