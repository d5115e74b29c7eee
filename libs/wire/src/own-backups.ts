import {
  alertClasses,
  backupKinds,
  backupLights,
  endingChoices,
  endingStates,
  restoreStates,
  secondSites,
} from '@vigie/rules';
import * as z from 'zod';
import { id, instant, line, localDate, version } from './common';
import { attachment } from './files';

/** The backups of one's own company. */
export const ownBackups = z.object({
  things: z.array(
    z.object({
      id,
      name: z.string(),
      kind: z.enum(backupKinds),
      items: z.array(z.string()),
      light: z.enum(backupLights),
      /** The worst of what is wrong with it. */
      trouble: z.enum(alertClasses).nullable(),
      lastGoodAt: instant.nullable(),
      lastRunAt: instant.nullable(),
      secondSite: z.enum(secondSites),
      /** The end of the last whole copy on the second site. */
      copiedAt: instant.nullable(),
      retentionDays: z.int(),
      used: z.number().nullable(),
      quota: z.number().nullable(),
    }),
  ),
  restores: z.array(
    z.object({
      id,
      requestId: id.nullable(),
      number: z.string(),
      state: z.enum(restoreStates),
      what: z.string(),
      asOf: localDate,
      dueAt: instant.nullable(),
      doneAt: instant.nullable(),
      confirmedAt: instant.nullable(),
    }),
  ),
  endings: z.array(
    z.object({
      id,
      thing: z.string().nullable(),
      state: z.enum(endingStates),
      endedOn: localDate,
      /** Whether that day has come. */
      over: z.boolean(),
      /** The last day of which something is saved, which may come later. */
      savedUntil: localDate,
      stopped: z.boolean(),
      dueOn: localDate,
      daysLeft: z.int(),
      choice: z.enum(endingChoices).nullable(),
      transferTo: z.string().nullable(),
      exports: z.array(
        z.object({
          id,
          medium: z.string(),
          madeAt: instant.nullable(),
          files: z.int().nullable(),
          bytes: z.number().nullable(),
          sha256: z.string().nullable(),
          csv: attachment.nullable(),
        }),
      ),
      erasedOn: localDate.nullable(),
      certificate: attachment.nullable(),
      version,
    }),
  ),
});
export type OwnBackups = z.infer<typeof ownBackups>;

export const ownEndingChoice = z
  .strictObject({ choice: z.enum(endingChoices), transferTo: line(300).optional() })
  .refine(({ choice, transferTo }) => choice !== 'transfer' || transferTo !== undefined, {
    path: ['transferTo'],
    message: 'required',
  });
export type OwnEndingChoice = z.infer<typeof ownEndingChoice>;
