import type { Locale } from '@vigie/wire';

/** Columns of the file, in their order. */
export const campaignColumns = [
  'client',
  'reference',
  'contract',
  'line',
  'quantity',
  'basePrice',
  'series',
  'basePeriod',
  'baseValue',
  'period',
  'value',
  'coefficient',
  'oldPrice',
  'computedPrice',
  'newPrice',
  'oldAmount',
  'newAmount',
  'difference',
  'percent',
  'exception',
  'warnings',
  'decision',
  'reason',
  'decidedBy',
] as const;
export type CampaignColumn = (typeof campaignColumns)[number];

interface Words {
  sheet: string;
  titles: Record<CampaignColumn, string>;
  decisions: Record<'price' | 'excluded', string>;
}

/** The words of the file. */
export const campaignFileWords: Record<Locale, Words> = {
  fr: {
    sheet: 'Révision',
    titles: {
      client: 'Client',
      reference: 'Référence',
      contract: 'Contrat',
      line: 'Ligne',
      quantity: 'Quantité',
      basePrice: 'Prix initial HT',
      series: 'Série',
      basePeriod: 'Période initiale',
      baseValue: 'Indice initial',
      period: 'Période retenue',
      value: 'Indice retenu',
      coefficient: 'Coefficient',
      oldPrice: 'Ancien prix HT',
      computedPrice: 'Prix calculé HT',
      newPrice: 'Nouveau prix HT',
      oldAmount: 'Ancien montant annuel HT',
      newAmount: 'Nouveau montant annuel HT',
      difference: 'Écart annuel HT',
      percent: 'Écart %',
      exception: 'Exception',
      warnings: 'À vérifier',
      decision: 'Décision',
      reason: 'Motif',
      decidedBy: 'Par',
    },
    decisions: { price: 'Prix fixé', excluded: 'Écartée' },
  },
  en: {
    sheet: 'Revision',
    titles: {
      client: 'Client',
      reference: 'Reference',
      contract: 'Contract',
      line: 'Line',
      quantity: 'Quantity',
      basePrice: 'Initial price excl. VAT',
      series: 'Series',
      basePeriod: 'Initial period',
      baseValue: 'Initial index',
      period: 'Period taken',
      value: 'Index taken',
      coefficient: 'Coefficient',
      oldPrice: 'Price before excl. VAT',
      computedPrice: 'Computed price excl. VAT',
      newPrice: 'New price excl. VAT',
      oldAmount: 'Yearly amount before excl. VAT',
      newAmount: 'New yearly amount excl. VAT',
      difference: 'Yearly difference excl. VAT',
      percent: 'Difference %',
      exception: 'Exception',
      warnings: 'To check',
      decision: 'Decision',
      reason: 'Reason',
      decidedBy: 'By',
    },
    decisions: { price: 'Price set', excluded: 'Left out' },
  },
};
