import { importFaults, importFields, type ImportFault } from '@vigie/rules';
import * as z from 'zod';
import { equipmentFilter } from './estate';
import { id, type Locale } from './common';

export const maxImportBytes = 5 * 1024 * 1024;
export const maxImportRows = 10_000;
/** Rows of a preview that are shown; those with faults come first. */
export const maxPreviewRows = 500;

export const importQuery = z.strictObject({ client: id });
/** `valid` leaves the rows with faults out, on purpose; `all` writes everything or nothing. */
export const importRunQuery = importQuery.extend({ rows: z.enum(['all', 'valid']).default('all') });

export const importActions = ['create', 'update', 'unchanged', 'error'] as const;
export type ImportAction = (typeof importActions)[number];
export const importPreview = z.object({
  /** Null for a workbook. */
  charset: z.enum(['utf-8', 'windows-1252']).nullable(),
  delimiter: z.enum([';', ',', '\t']).nullable(),
  columns: z.array(z.object({ title: z.string(), field: z.enum(importFields).nullable() })),
  counts: z.object({ create: z.int(), update: z.int(), unchanged: z.int(), error: z.int() }),
  /** Sites that the import would add. */
  newSites: z.array(z.string()),
  rows: z.array(
    z.object({
      line: z.int(),
      action: z.enum(importActions),
      name: z.string(),
      serial: z.string(),
      faults: z.array(
        z.object({
          field: z.enum(importFields),
          column: z.string(),
          code: z.enum(importFaults),
          message: z.string(),
        }),
      ),
    }),
  ),
});
export type ImportPreview = z.infer<typeof importPreview>;
export const importResult = z.object({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  skipped: z.int(),
});
export type ImportResult = z.infer<typeof importResult>;

export const exportFormats = ['csv', 'xlsx'] as const;
export const equipmentExportQuery = equipmentFilter.extend({ format: z.enum(exportFormats).default('csv') });

/** What each fault of a cell says. */
export const importFaultWords: Record<Locale, Record<ImportFault, string>> = {
  fr: {
    required: 'À remplir.',
    'too-long': 'Trop long.',
    characters: 'Contient des caractères invisibles.',
    'kind-unknown': 'Type inconnu\u00a0: poste, serveur, téléphone, réseau, imprimante ou autre.',
    'state-unknown': 'État inconnu\u00a0: en service, en stock, prêté, perdu, volé ou retiré.',
    'state-refused': 'Cet équipement ne peut pas passer à cet état.',
    'date-unreadable': 'Date illisible\u00a0: écrivez 31/12/2026.',
    'yes-no-unknown': 'Écrivez oui ou non.',
    'owner-unknown': 'Aucun contact de ce client n’a cette adresse.',
    'twice-in-file': 'Déjà présent plus haut dans ce fichier.',
    'name-ambiguous': 'Plusieurs équipements sans numéro de série portent ce nom.',
  },
  en: {
    required: 'To be filled in.',
    'too-long': 'Too long.',
    characters: 'Contains invisible characters.',
    'kind-unknown': 'Unknown kind: workstation, server, phone, network, printer or other.',
    'state-unknown': 'Unknown state: in use, in stock, lent, lost, stolen or retired.',
    'state-refused': 'This equipment cannot change to that state.',
    'date-unreadable': 'Unreadable date: write 31/12/2026.',
    'yes-no-unknown': 'Write yes or no.',
    'owner-unknown': 'No contact of this client has this address.',
    'twice-in-file': 'Already above in this file.',
    'name-ambiguous': 'Several pieces of equipment without a serial number have this name.',
  },
};
