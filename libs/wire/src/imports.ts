import {
  deskImportFaults,
  deskImportFields,
  deskImportKinds,
  formulas,
  type DeskImportField,
  type DeskImportKind,
} from '@vigie/rules';
import * as z from 'zod';
import { id, instant, line, pageQuery, reference, version } from './common';
import { importActions } from './estate-import';

export const maxDeskImportBytes = 20 * 1024 * 1024;
export const maxDeskImportRows = 50_000;
export const maxDeskImportColumns = 100;

export const deskImportStates = [
  /** Its columns are to be matched with fields. */
  'draft',
  /** Every row is compared with what is there; nothing is written. */
  'checking',
  /** Waits for agreement. */
  'ready',
  'running',
  'paused',
  'done',
] as const;
export type DeskImportState = (typeof deskImportStates)[number];

const allFields = [...new Set(deskImportKinds.flatMap((kind) => [...deskImportFields[kind]]))] as [
  DeskImportField,
  ...DeskImportField[],
];
export const deskImportField = z.enum(allFields);

/** Where a file comes from: references are unique within it. */
const source = line(30);
export const deskImportUpload = z.strictObject({ kind: z.enum(deskImportKinds), source });
export type DeskImportUpload = z.infer<typeof deskImportUpload>;

/** What the columns hold, in their order; null for a column that is not read. Begins the check. */
export const deskImportMapping = z.strictObject({
  fields: z.array(deskImportField.nullable()).min(1).max(maxDeskImportColumns),
  /** The client of rows that name none. */
  clientId: id.nullable().default(null),
  /** The formula of clients that are added without one. */
  formula: z.enum(formulas).default('STANDARD'),
  version,
});
export type DeskImportMapping = z.infer<typeof deskImportMapping>;

/** A step of somebody who has seen this version of the run. */
export const deskImportStep = z.strictObject({ version });

const counts = z.object({ create: z.int(), update: z.int(), unchanged: z.int(), error: z.int() });

export const deskImport = z.object({
  id,
  kind: z.enum(deskImportKinds),
  source: z.string(),
  fileName: z.string(),
  state: z.enum(deskImportStates),
  /** Rows of the file, and how many of them this step has behind it. */
  total: z.int(),
  done: z.int(),
  /** What the rows would do, or did once it runs. */
  counts,
  actor: z.string(),
  createdAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  version,
});
export type DeskImport = z.infer<typeof deskImport>;

export const deskImportDetail = deskImport.extend({
  /** Null for a workbook. */
  charset: z.enum(['utf-8', 'windows-1252']).nullable(),
  delimiter: z.enum([';', ',', '\t']).nullable(),
  columns: z.array(
    z.object({ title: z.string(), field: deskImportField.nullable(), samples: z.array(z.string()) }),
  ),
  client: reference.nullable(),
  formula: z.enum(formulas),
});
export type DeskImportDetail = z.infer<typeof deskImportDetail>;

export const deskImportRowQuery = pageQuery.extend({ action: z.enum(importActions).optional() });
export type DeskImportRowQuery = z.infer<typeof deskImportRowQuery>;

export const deskImportRow = z.object({
  /** Line of the file. */
  id: z.string(),
  line: z.int(),
  action: z.enum(importActions).nullable(),
  label: z.string(),
  reference: z.string(),
  /** What was added or changed; null before, and for what was refused. */
  targetId: id.nullable(),
  faults: z.array(
    z.object({
      field: deskImportField,
      column: z.string(),
      code: z.enum(deskImportFaults),
      message: z.string(),
    }),
  ),
});
export type DeskImportRow = z.infer<typeof deskImportRow>;

/** Where a ticket came from, as the other desk told it. */
export const ticketOrigin = z.object({
  source: z.string(),
  reference: z.string(),
  requester: z.string().nullable(),
  assignee: z.string().nullable(),
  category: z.string().nullable(),
  importedAt: instant,
});
export type TicketOrigin = z.infer<typeof ticketOrigin>;

export type { DeskImportField, DeskImportKind };
