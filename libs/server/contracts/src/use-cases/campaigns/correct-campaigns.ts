import { Injectable } from '@nestjs/common';
import { Database, systemActor, type FinishOnce, type Transaction } from '@vigie/platform';
import { amountText, isSameNumber, quantityText, revise, type KnownCoefficients } from '@vigie/rules';
import type { CampaignEvidence, DomainEventPayload } from '@vigie/wire';
import {
  changedValue,
  countingCampaigns,
  evidenceWith,
  insertCorrection,
  insertRegularisations,
  isCorrected,
  linesWith,
  type ChangedValue,
  type UsedEvidence,
  type UsedLine,
} from '../../store/campaigns/correction.store';
import { CorrectionMails } from './correction-mails';

const batch = 1000;
const vigie = systemActor('price-campaign');

interface Campaign {
  id: string;
  year: number;
}

/**
 * A value was corrected, withdrawn or given anew after campaigns have used it: accounting is told once, and each line gets
 * what it would cost with the new one. Prices and letters that are out stay as they are.
 */
@Injectable()
export class CorrectCampaigns {
  constructor(
    private readonly database: Database,
    private readonly mails: CorrectionMails,
  ) {}

  execute({ valueId, change }: DomainEventPayload<'index.value-changed'>, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await finish(tx)) || change === 'confirmed') return;
      const value = await changedValue(tx, valueId);
      if (!value) return;
      for (const campaign of await countingCampaigns(tx))
        await this.correct(tx, campaign, value, change === 'withdrawn' ? null : value.value);
    });
  }

  private async correct(
    tx: Transaction,
    campaign: Campaign,
    value: ChangedValue,
    after: string | null,
  ): Promise<void> {
    const used = await evidenceWith(tx, campaign.id, value);
    const before = used[0]?.content.now.value;
    if (before === undefined) return;
    const isBack = after !== null && isSameNumber(before, after);
    if (isBack && !(await isCorrected(tx, campaign.id, value))) return;
    const correctionId = await insertCorrection(tx, campaign.id, value, { before, after });
    const proposed = after === null ? nothing : await propose(tx, campaign, { correctionId, used, after });
    const { code: series, period } = value;
    const told = { series, period, before, after };
    if (!isBack) await this.mails.tell(tx, campaign, { ...told, ...proposed });
    await tx.audit(vigie, 'price-campaign.value-corrected', `price-campaign:${campaign.id}`, {
      ...told,
      contracts: proposed.contracts,
      difference: amountText(proposed.difference),
    });
    tx.live({ type: 'price-campaign.changed', campaignId: campaign.id });
  }
}

const nothing = { contracts: 0, difference: 0n };

/** Writes the regularisation of every line, and adds them up. */
async function propose(
  tx: Transaction,
  { id: campaignId }: Campaign,
  { correctionId, used, after }: { correctionId: string; used: readonly UsedEvidence[]; after: string },
): Promise<{ contracts: number; difference: bigint }> {
  const evidence = new Map(used.map(({ id, content }) => [id, content]));
  const known: KnownCoefficients = new Map();
  const contracts = new Set<string>();
  let difference = 0n;
  for (let last = '0'; ;) {
    const lines = await linesWith(tx, campaignId, [...evidence.keys()], { after: last, limit: batch });
    const corrected = lines.flatMap((line) => {
      const content = evidence.get(line.evidenceId);
      const result = content && correctedPrice(content, line, after, known);
      if (!result?.ok || result.amount === BigInt(line.finalAmount)) return [];
      contracts.add(line.contractId);
      difference += result.amount - BigInt(line.finalAmount);
      return [{ id: line.id, cents: result.revisedPrice, amount: result.amount }];
    });
    await insertRegularisations(tx, { campaignId, correctionId }, corrected);
    if (lines.length < batch) return { contracts: contracts.size, difference };
    last = lines.at(-1)?.id ?? last;
  }
}

/** The same computation as before, from the same base, with the other value. */
const correctedPrice = (
  { clause, base }: CampaignEvidence,
  { baseCents, oldCents, quantity }: UsedLine,
  newIndex: string,
  known: KnownCoefficients,
) =>
  revise(
    {
      ...clause,
      basePrice: amountText(BigInt(baseCents)),
      baseIndex: base.value,
      newIndex,
      quantity: quantityText(quantity),
      previousPrice: amountText(BigInt(oldCents)),
    },
    known,
  );
