import type { DeskFault, DeskImportValues } from '@vigie/rules';
import { clientMeant } from '../../store/imports/import-targets.store';
import type { ImportContext } from './planned-row';

/** The client that a row names, or the one of all rows that name none; what is wrong when there is neither. */
export async function clientOfRow(
  { tx, run }: ImportContext,
  { client }: DeskImportValues,
): Promise<string | DeskFault> {
  const id = client ? await clientMeant(tx, run.source, client) : run.clientId;
  return id ?? { field: 'client', code: client ? 'client-unknown' : 'required' };
}
