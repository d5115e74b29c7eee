import type { HalfYear } from './half-year';
import type { PenaltyRates } from './rates';

/** What is published for a half-year, percent a year. */
export interface PublishedRates {
  half: HalfYear;
  /** The legal rate for all creditors but individuals, and for individuals who do not act for a business. */
  legal: string;
  individuals: string;
  /** The refinancing rate of the European Central Bank on its first day. */
  refinancing: string;
  /** The day of the order that fixed the legal rate, where it was found. */
  orderedOn: string | null;
}

const rows: readonly (readonly [HalfYear, string, string, string, string | null])[] = [
  ['2015S1', '0.93', '4.06', '0.05', '2014-12-23'],
  ['2015S2', '0.99', '4.29', '0.05', '2015-06-24'],
  ['2016S1', '1.01', '4.54', '0.05', '2015-12-23'],
  ['2016S2', '0.93', '4.35', '0.00', '2016-06-24'],
  ['2017S1', '0.90', '4.16', '0.00', '2016-12-29'],
  ['2017S2', '0.90', '3.94', '0.00', '2017-06-26'],
  ['2018S1', '0.89', '3.73', '0.00', '2017-12-28'],
  ['2018S2', '0.88', '3.60', '0.00', '2018-06-27'],
  ['2019S1', '0.86', '3.40', '0.00', '2018-12-21'],
  ['2019S2', '0.87', '3.26', '0.00', '2019-06-26'],
  ['2020S1', '0.87', '3.15', '0.00', '2019-12-23'],
  ['2020S2', '0.84', '3.11', '0.00', '2020-06-15'],
  ['2021S1', '0.79', '3.14', '0.00', '2020-12-21'],
  ['2021S2', '0.76', '3.12', '0.00', '2021-06-16'],
  ['2022S1', '0.76', '3.13', '0.00', '2021-12-26'],
  ['2022S2', '0.77', '3.15', '0.00', null],
  ['2023S1', '2.06', '4.47', '2.50', null],
  ['2023S2', '4.22', '6.82', '4.00', null],
  ['2024S1', '5.07', '8.01', '4.50', null],
  ['2024S2', '4.92', '8.16', '4.25', '2024-06-26'],
  ['2025S1', '3.71', '7.21', '3.15', null],
  ['2025S2', '2.76', '6.65', '2.15', '2025-06-19'],
  ['2026S1', '2.62', '6.67', '2.15', '2025-12-15'],
  ['2026S2', '2.75', '6.84', '2.40', null],
];

/** Every half-year from 2015 on, when the legal rate was split in two; the next ones are added on the screen of rates. */
export const publishedRates: readonly PublishedRates[] = rows.map(
  ([half, legal, individuals, refinancing, orderedOn]) => ({
    half,
    legal,
    individuals,
    refinancing,
    orderedOn,
  }),
);

/** The same, as penalties are computed with them. */
export const publishedPenaltyRates: PenaltyRates = new Map(
  publishedRates.map(({ half, legal, refinancing }) => [half, { legal, refinancing }]),
);
