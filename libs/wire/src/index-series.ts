import { indexFields, indexFrequencies, indexRowFaults } from '@vigie/rules';
import * as z from 'zod';
import { id, instant, line, localDate, version } from './common';

/** Where values come from: read from INSEE, or typed and imported by our people. */
export const indexOrigins = ['insee', 'own'] as const;
export type IndexOrigin = (typeof indexOrigins)[number];
export const indexValueSources = ['insee', 'csv', 'manual'] as const;
export type IndexValueSource = (typeof indexValueSources)[number];

/** Why a reading failed. */
export const indexFailureCodes = [
  'unknown-series',
  'no-answer',
  'throttled',
  'server-error',
  'refused',
  'unsupported',
  'unreadable',
] as const;
export type IndexFailureCode = (typeof indexFailureCodes)[number];

/** What somebody has to look at. */
export const indexAlertKinds = ['value-corrected', 'base-changed', 'series-stopped', 'value-jumps'] as const;
export type IndexAlertKind = (typeof indexAlertKinds)[number];
/** What was and what is: values, bases; the period where there is one. */
export const indexAlertData = z.object({
  period: z.string().optional(),
  before: z.string().optional(),
  after: z.string().optional(),
});
export type IndexAlertData = z.infer<typeof indexAlertData>;

/** The identifier of a series at INSEE. */
export const idbank = z.string().regex(/^\d{9}$/, 'idbank');
/** A period of a series: `2026-Q3`, or `2026-09`. */
export const indexPeriod = z.string().regex(/^\d{4}-(Q[1-4]|0[1-9]|1[0-2])$/, 'period');
/** A value as it is published, digit for digit; 0 is no value of an index. */
export const indexNumber = z
  .string()
  .regex(/^(?!0*(\.0*)?$)\d{1,9}(\.\d{1,9})?$/, 'index-number')
  .max(20);

const seriesFacts = z.object({
  id,
  code: z.string(),
  origin: z.enum(indexOrigins),
  name: z.string(),
  title: z.string(),
  base: z.string(),
  unit: z.string(),
  frequency: z.enum(indexFrequencies),
  stopped: z.boolean(),
  delayDays: z.int(),
  lastUpdate: localDate.nullable(),
  readAt: instant.nullable(),
  reading: z.boolean(),
  failure: z
    .object({ code: z.enum(indexFailureCodes), message: z.string(), at: instant, nextAt: instant.nullable() })
    .nullable(),
  last: z
    .object({ period: z.string(), value: z.string(), provisional: z.boolean(), publishedOn: localDate })
    .nullable(),
  /** The value that comes next; null for a series without values, and for one that has stopped. */
  awaited: z.object({ period: z.string(), expectedOn: localDate, late: z.boolean() }).nullable(),
  alerts: z.int(),
  version: z.int(),
});

/** A series in the list. */
export const indexSeries = seriesFacts;
export type IndexSeries = z.infer<typeof indexSeries>;
export const indexSeriesList = z.object({ items: z.array(indexSeries) });

/** A value as it was read, with where it was read. */
export const indexReading = z.object({
  id,
  period: z.string(),
  base: z.string(),
  value: z.string(),
  provisional: z.boolean(),
  source: z.enum(indexValueSources),
  sourceNote: z.string(),
  publishedOn: localDate,
  lastUpdate: localDate.nullable(),
  readAt: instant,
  readBy: z.string(),
  answer: z.object({ id, sha256: z.string() }).nullable(),
  /** Null while it counts. */
  ended: z.object({ at: instant, by: z.string(), reason: z.string().nullable() }).nullable(),
});
export type IndexReading = z.infer<typeof indexReading>;

export const indexAlert = z.object({
  id,
  kind: z.enum(indexAlertKinds),
  data: indexAlertData,
  raisedAt: instant,
});
export type IndexAlert = z.infer<typeof indexAlert>;

export const indexLink = z.object({
  id,
  old: z.object({ id, code: z.string(), name: z.string() }),
  new: z.object({ id, code: z.string(), name: z.string() }),
  /** `new = old × coefficient`. */
  coefficient: z.string(),
  sourceNote: z.string(),
  createdAt: instant,
  createdBy: z.string(),
  version: z.int(),
});
export type IndexLink = z.infer<typeof indexLink>;
export const indexLinkList = z.object({ items: z.array(indexLink) });

export const indexAnswer = z.object({
  id,
  kind: z.enum(['insee', 'csv']),
  place: z.string(),
  size: z.int(),
  sha256: z.string(),
  readAt: instant,
});

/** A series with all that is known of it. */
export const indexSeriesPage = z.object({
  series: indexSeries,
  /** Those that count, newest first; of every base. */
  values: z.array(indexReading),
  /** Those that another one replaced, or that were withdrawn. */
  past: z.array(indexReading),
  alerts: z.array(indexAlert),
  answers: z.array(indexAnswer),
  links: z.array(indexLink),
});
export type IndexSeriesPage = z.infer<typeof indexSeriesPage>;

/** A series to follow. */
export const newIndexSeries = z.discriminatedUnion('origin', [
  z.strictObject({ origin: z.literal('insee'), code: idbank, name: line(150) }),
  z.strictObject({
    origin: z.literal('own'),
    code: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'code'),
    name: line(150),
    title: line(500),
    base: line(150),
    frequency: z.enum(indexFrequencies),
    delayDays: z.int().min(0).max(400).optional(),
  }),
]);
export type NewIndexSeries = z.infer<typeof newIndexSeries>;

/** What our people say of a series. */
export const editedIndexSeries = z.strictObject({
  name: line(150),
  delayDays: z.int().min(0).max(400),
  /** Of a series of ours only: INSEE says it of its own. */
  stopped: z.boolean().optional(),
  version,
});
export type EditedIndexSeries = z.infer<typeof editedIndexSeries>;

/** A value that somebody types; it says where it was published. */
export const typedIndexValue = z.strictObject({
  value: indexNumber,
  provisional: z.boolean(),
  publishedOn: localDate,
  sourceNote: line(500),
  /** The value that this one replaces, as it was shown; null when none was. */
  replaces: id.nullable(),
});
export type TypedIndexValue = z.infer<typeof typedIndexValue>;
export const withdrawnIndexValue = z.strictObject({ reason: line(500) });
export type WithdrawnIndexValue = z.infer<typeof withdrawnIndexValue>;

export const newIndexLink = z.strictObject({
  oldSeriesId: id,
  newSeriesId: id,
  coefficient: indexNumber,
  sourceNote: line(500),
});
export type NewIndexLink = z.infer<typeof newIndexLink>;
export const editedIndexLink = newIndexLink.pick({ coefficient: true, sourceNote: true }).extend({ version });
export type EditedIndexLink = z.infer<typeof editedIndexLink>;

export const maxIndexImportBytes = 1024 * 1024;
export const maxIndexImportRows = 2000;
export const indexRowChanges = ['added', 'corrected', 'confirmed', 'same', 'error'] as const;
export type IndexRowChange = (typeof indexRowChanges)[number];
/** What a list of values would do; nothing is written. */
export const indexImportPreview = z.object({
  columns: z.array(z.object({ title: z.string(), field: z.enum(indexFields).nullable() })),
  counts: z.record(z.enum(indexRowChanges), z.int()),
  rows: z.array(
    z.object({
      line: z.int(),
      change: z.enum(indexRowChanges),
      period: z.string(),
      value: z.string(),
      /** The value that counts now. */
      before: z.string().nullable(),
      faults: z.array(
        z.object({ field: z.enum(indexFields), column: z.string(), code: z.enum(indexRowFaults) }),
      ),
    }),
  ),
});
export type IndexImportPreview = z.infer<typeof indexImportPreview>;
export const indexImportResult = z.object({
  added: z.int(),
  corrected: z.int(),
  confirmed: z.int(),
  same: z.int(),
});
