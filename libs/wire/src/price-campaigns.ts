import {
  type Cents,
  type LocalDate,
  campaignExceptions,
  indexRefusals,
  previewExceptions,
  previewWarnings,
  revisionRefusals,
} from '@vigie/rules';
import * as z from 'zod';
import { agreedRevision } from './contracts';
import { id, instant, localDate, page, pageQuery, prose, reference, version } from './common';
import { indexNumber, indexPeriod, indexValueSources } from './index-series';

/** An amount in euros, excluding VAT: `12410.26`. */
const amount = z.string();

/** `scheduled`: agreed to, and applied by itself on its day. */
export const priceCampaignStates = [
  'opening',
  'draft',
  'submitted',
  'approved',
  'scheduled',
  'applying',
  'applied',
  'undoing',
  'undone',
] as const;
export type PriceCampaignState = (typeof priceCampaignStates)[number];

/** Why a scheduled campaign was not applied by itself. */
export const campaignHolds = ['values-changed'] as const;
export type CampaignHold = (typeof campaignHolds)[number];

/** Why a line has no new price; `contract-changed`: what was agreed is no longer what was shown. */
export const campaignLineExceptions = [
  ...new Set([
    ...campaignExceptions,
    ...indexRefusals,
    ...revisionRefusals,
    ...previewExceptions,
    'contract-changed' as const,
  ]),
] as const;
export type CampaignLineException = (typeof campaignLineExceptions)[number];
export const campaignLineWarnings = previewWarnings;
export type CampaignLineWarning = (typeof campaignLineWarnings)[number];

/** A value as it was when the campaign read it, with all that proves it. */
export const frozenValue = z.object({
  id,
  series: z.string(),
  title: z.string(),
  base: z.string(),
  period: z.string(),
  value: z.string(),
  provisional: z.boolean(),
  publishedOn: localDate,
  source: z.enum(indexValueSources),
  sourceNote: z.string(),
  lastUpdate: localDate.nullable(),
  readAt: instant,
  sha256: z.string().nullable(),
});
export type FrozenValue = z.infer<typeof frozenValue>;
export interface FrozenIndex {
  series: string;
  /** Those that a clause can choose on the day. */
  values: FrozenValue[];
}
export interface FrozenLink {
  base: string;
  series: string;
  value: string;
  appliesTo: 'base' | 'new';
}

/** Everything that a price was computed from, but the price itself. */
export const campaignEvidence = z.object({
  clause: agreedRevision.omit({ base: true, initial: true, upwardOnly: true }),
  base: z.object({ series: z.string(), base: z.string(), period: z.string(), value: z.string() }),
  now: frozenValue,
  coefficient: z.string(),
  roundOn: z.enum(['unit-price', 'line-amount']),
});
export type CampaignEvidence = z.infer<typeof campaignEvidence>;

export const newPriceCampaign = z.strictObject({ year: z.int().min(2000).max(2100) });
export type NewPriceCampaign = z.infer<typeof newPriceCampaign>;

const act = <T extends string>(name: T) => z.strictObject({ act: z.literal(name), version });
/** What can be done with a campaign. */
export const priceCampaignAct = z.discriminatedUnion('act', [
  /** Computes again what was not put by hand, with the values of now. */
  act('refresh'),
  act('submit'),
  /** Back to review. */
  act('reopen'),
  /** `alone`: its author, the only person who could, says so once more. */
  z.strictObject({ act: z.literal('approve'), alone: z.boolean().default(false), version }),
  /** At once when its day has come, else on that day. */
  act('apply'),
  z.strictObject({ act: z.literal('undo'), reason: prose(2000), version }),
]);
export type PriceCampaignAct = z.infer<typeof priceCampaignAct>;

export const priceCampaign = z.object({
  id,
  year: z.int(),
  effectiveOn: localDate,
  state: z.enum(priceCampaignStates),
  openedAt: instant,
  openedBy: z.string(),
  appliedAt: instant.nullable(),
  undoneAt: instant.nullable(),
  version,
});
export type PriceCampaign = z.infer<typeof priceCampaign>;
export const priceCampaignList = z.object({
  items: z.array(priceCampaign),
  /** Years of which none is open. */
  years: z.array(z.int()),
  /** The one of them that is at hand; null when its campaign is open already. */
  proposed: z.int().nullable(),
});
export type PriceCampaignList = z.infer<typeof priceCampaignList>;

export const campaignTotals = z.object({
  contracts: z.int(),
  revised: z.int(),
  lines: z.int(),
  byHand: z.int(),
  excluded: z.int(),
  /** Of a year, of the lines that have a new price. */
  oldAmount: amount,
  newAmount: amount,
  difference: amount,
  percent: z.string().nullable(),
  /** Of a contract, on average, at least and at most; null when none is revised. */
  average: amount.nullable(),
  least: amount.nullable(),
  most: amount.nullable(),
});
export type CampaignTotals = z.infer<typeof campaignTotals>;

export const priceCampaignDetail = priceCampaign.extend({
  progress: z.object({ phase: z.enum(['contracts', 'letters']), done: z.int(), total: z.int() }).nullable(),
  readAt: instant,
  submitted: z.object({ by: z.string(), at: instant }).nullable(),
  approved: z.object({ by: z.string(), at: instant, alone: z.boolean() }).nullable(),
  appliedBy: z.string().nullable(),
  undone: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
  heldBack: z.enum(campaignHolds).nullable(),
  totals: campaignTotals,
  /** How many contracts have lines left alone, by reason. */
  exceptions: z.array(z.object({ exception: z.enum(campaignLineExceptions), contracts: z.int() })),
  indexes: z.array(
    z.object({
      series: z.string(),
      title: z.string(),
      /** Last published on the day. */
      value: frozenValue.nullable(),
      points: z.array(z.object({ period: z.string(), value: z.string() })),
      /** A value that is expected before the day of the revision. */
      awaited: z.object({ period: z.string(), expectedOn: localDate }).nullable(),
    }),
  ),
  /** A value was published or corrected since the lines were computed. */
  valuesChanged: z.boolean(),
  /** Values that were corrected or withdrawn after the prices were applied; the last of each, with what it proposes. */
  corrections: z.array(
    z.object({
      id,
      series: z.string(),
      period: z.string(),
      before: z.string(),
      after: z.string().nullable(),
      raisedAt: instant,
      contracts: z.int(),
      lines: z.int(),
      /** Of a year. */
      difference: amount,
    }),
  ),
  letters: z.object({ sent: z.int(), byPost: z.int() }),
  /** Whether the reader may approve: as somebody else, or alone with a second confirmation. */
  approval: z.enum(['allowed', 'alone', 'author']),
});
export type PriceCampaignDetail = z.infer<typeof priceCampaignDetail>;

export const campaignLine = z.object({
  id,
  client: reference,
  contract: z.object({ id, label: z.string(), reference: z.string().nullable() }),
  label: z.string().nullable(),
  quantity: z.string().nullable(),
  basePrice: amount.nullable(),
  baseIndex: z.object({ period: z.string(), value: z.string() }).nullable(),
  coefficient: z.string().nullable(),
  oldPrice: amount.nullable(),
  computedPrice: amount.nullable(),
  /** Null when nothing is applied. */
  newPrice: amount.nullable(),
  oldAmount: amount.nullable(),
  newAmount: amount.nullable(),
  /** Of a year of the line. */
  difference: amount.nullable(),
  percent: z.string().nullable(),
  exception: z.enum(campaignLineExceptions).nullable(),
  warnings: z.array(z.enum(campaignLineWarnings)),
  byHand: z
    .object({ kind: z.enum(['price', 'excluded']), reason: z.string(), by: z.string(), at: instant })
    .nullable(),
  appliedAt: instant.nullable(),
  /** What is proposed since the index was corrected; `difference` is of a year, to what was applied. */
  corrected: z.object({ price: amount, amount, difference: amount }).nullable(),
  version,
});
export type CampaignLine = z.infer<typeof campaignLine>;
export const campaignLinePage = page(campaignLine);

/** Where a price comes from. */
export const campaignLineDetail = campaignLine.extend({
  evidence: campaignEvidence.nullable(),
  unrounded: z.string().nullable(),
});
export type CampaignLineDetail = z.infer<typeof campaignLineDetail>;

export const campaignLineShows = [
  'all',
  'revised',
  'exceptions',
  'by-hand',
  'warnings',
  'corrected',
] as const;
export const campaignLineFilter = z.strictObject({
  show: z.enum(campaignLineShows).default('all'),
  exception: z.enum(campaignLineExceptions).optional(),
  client: id.optional(),
  q: z.string().trim().max(100).optional(),
});
export type CampaignLineFilter = z.infer<typeof campaignLineFilter>;
export const campaignLineQuery = campaignLineFilter.extend(pageQuery.shape);
export type CampaignLineQuery = z.infer<typeof campaignLineQuery>;
export const campaignExportQuery = campaignLineFilter.extend({
  format: z.enum(['csv', 'xlsx']).default('csv'),
});
export type CampaignExportQuery = z.infer<typeof campaignExportQuery>;

const reason = prose(2000);
/** What somebody decides about a line. */
export const campaignLineChange = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('price'), price: z.string().trim().max(40), reason, version }),
  z.strictObject({ act: z.literal('exclude'), reason, version }),
  /** As it was computed. */
  z.strictObject({ act: z.literal('restore'), version }),
]);
export type CampaignLineChange = z.infer<typeof campaignLineChange>;

/** Another value of a series, to see what it would do. */
export const campaignTrial = z.strictObject({
  series: z.string().trim().min(1).max(40),
  period: indexPeriod,
  value: indexNumber,
});
export type CampaignTrial = z.infer<typeof campaignTrial>;
export const campaignTrialResult = z.object({ before: campaignTotals, after: campaignTotals });
export type CampaignTrialResult = z.infer<typeof campaignTrialResult>;

export const campaignLetter = z.object({
  id,
  client: reference,
  fileId: id,
  /** None: it goes by post. */
  recipients: z.int(),
  sentAt: instant,
  retractedAt: instant.nullable(),
});
export type CampaignLetter = z.infer<typeof campaignLetter>;
export const campaignLetterPage = page(campaignLetter);

/** A letter as the client reads it on the portal. */
export const ownPriceLetter = z.object({
  id,
  year: z.int(),
  effectiveOn: localDate,
  sentAt: instant,
  counts: z.boolean(),
});
export const ownPriceLetters = z.object({ items: z.array(ownPriceLetter) });
export type OwnPriceLetter = z.infer<typeof ownPriceLetter>;

/** A line of a contract whose price was revised. */
export interface LetterLine {
  label: string;
  quantity: string;
  /** Of one unit for a year, excluding VAT. */
  basePrice: Cents;
  oldPrice: Cents;
  newPrice: Cents;
  oldAmount: Cents;
  newAmount: Cents;
  computedPrice: Cents;
  /** Another price than the computed one was agreed. */
  agreedByHand: boolean;
  evidence: CampaignEvidence;
}

/** What a client is told of a price revision. */
export interface PriceLetter {
  clientId: string;
  client: string;
  effectiveOn: LocalDate;
  /** RFC 3339. */
  writtenAt: string;
  contracts: { label: string; reference: string | null; lines: LetterLine[] }[];
}
