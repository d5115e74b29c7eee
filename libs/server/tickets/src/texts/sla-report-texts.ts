import type { Locale } from '@vigie/wire';

interface SlaReportTexts {
  /** In the order of the cells. */
  columns: Record<'line' | 'count' | 'met' | 'breached' | 'share' | 'median' | 'p90', string>;
  /** Of the lines that have no name of their own. */
  names: Readonly<Record<string, string>>;
  total: string;
}

export const slaReportTexts: Record<Locale, SlaReportTexts> = {
  fr: {
    columns: {
      line: 'Ligne',
      count: 'Nombre',
      met: 'Tenues',
      breached: 'Dépassées',
      share: 'Part tenue (%)',
      median: 'Médiane (min)',
      p90: '90ᵉ centile (min)',
    },
    names: { none: 'Non attribué', SERENITE: 'SÉRÉNITÉ', 1: 'P1', 2: 'P2', 3: 'P3', 4: 'P4' },
    total: 'Ensemble',
  },
  en: {
    columns: {
      line: 'Line',
      count: 'Number',
      met: 'Met',
      breached: 'Missed',
      share: 'Share met (%)',
      median: 'Median (min)',
      p90: '90th percentile (min)',
    },
    names: { none: 'Unassigned', SERENITE: 'SÉRÉNITÉ', 1: 'P1', 2: 'P2', 3: 'P3', 4: 'P4' },
    total: 'All',
  },
};
