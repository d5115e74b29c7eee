import { type CampaignIndex, type PreviewRow, previewOf, yearlyAmount } from '@vigie/rules';
import type { CampaignEvidence } from '@vigie/wire';
import type { ByHand, ComputedLine } from '../../store/campaigns/campaign-line.store';
import type { ReadContract, ReadLine } from '../../store/campaigns/contract-terms.store';
import { frozenValueOf, type FrozenIndexes } from '../../store/campaigns/frozen-index.store';

type Row = PreviewRow<ReadLine>;
type Revised = Extract<Row, { ok: true }>;

/** The lines of contracts with their new prices; what was decided by hand stays where there is a price. */
export function computedLines(
  contracts: readonly ReadContract[],
  { index, frozen, hands }: { index: CampaignIndex; frozen: FrozenIndexes; hands: Map<string, ByHand> },
): ComputedLine[] {
  return contracts.flatMap((contract) =>
    previewOf(contract, index).map((row) => {
      const { id: contractId, clientId } = contract;
      const known = { contractId, clientId, ...knownOf(row) };
      if (!row.ok) return { ...known, ...nothing, exception: row.exception };
      const byHand = hands.get(row.line.id) ?? null;
      return { ...known, ...priced(row, byHand), evidence: evidenceOf(row, frozen), exception: null, byHand };
    }),
  );
}

const nothing = {
  evidence: null,
  unrounded: null,
  computedCents: null,
  computedAmount: null,
  finalCents: null,
  finalAmount: null,
  warnings: [],
  byHand: null,
};

const knownOf = (row: Row) => ({
  lineId: row.line?.id ?? null,
  quantity: row.price?.quantity ?? null,
  baseCents: row.price?.base ?? null,
  oldCents: row.oldPrice,
  oldAmount: row.oldAmount,
});

function priced({ price, newPrice, newAmount, revision, warnings }: Revised, byHand: ByHand | null) {
  const computed = {
    computedCents: newPrice,
    computedAmount: newAmount,
    unrounded: revision.unrounded,
    warnings,
  };
  if (byHand === null) return { ...computed, finalCents: newPrice, finalAmount: newAmount };
  if (byHand.isExcluded || byHand.finalCents === null)
    return { ...computed, finalCents: null, finalAmount: null };
  const finalCents = BigInt(byHand.finalCents);
  return { ...computed, finalCents, finalAmount: yearlyAmount(finalCents, price.quantity) };
}

/** What a price is computed from, to be kept for ever. */
function evidenceOf({ clause, price, newIndex, revision }: Revised, frozen: FrozenIndexes): CampaignEvidence {
  const { series, choice, needsFinal, quietMonths } = clause;
  const { fixedPart, cap, floor, coefficientRounding, roundOn, linkCoefficient } = clause;
  const now = frozenValueOf(frozen, newIndex);
  const { baseIndex } = price;
  if (!now || !baseIndex || series === null) throw new Error('a price was computed without an index');
  const base = {
    series: baseIndex.series,
    base: baseIndex.base,
    period: baseIndex.period,
    value: baseIndex.value,
  };
  return {
    clause: {
      ...{ series, choice, needsFinal, quietMonths, fixedPart, cap, floor },
      ...{ coefficientRounding, roundOn, linkCoefficient },
    },
    base,
    now,
    coefficient: revision.coefficient,
    roundOn: roundOn ?? 'unit-price',
  };
}
