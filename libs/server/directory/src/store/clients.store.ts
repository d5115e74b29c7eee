import type { ApprovableKind, DeadlineMode, Formula } from '@vigie/rules';
import type { Transaction } from '@vigie/platform';
import { ClientRow } from './client.row';
import type { Source } from './source';

export interface ClientValues {
  name: string;
  formula: Formula;
  deadlineMode: DeadlineMode;
  calendarId: string;
  siren?: string | null | undefined;
  approvalKinds?: ApprovableKind[] | undefined;
}

export const clientById = (source: Source, id: string): Promise<ClientRow | null> =>
  source.manager.findOneBy(ClientRow, { id });

export const clientByName = (source: Source, name: string): Promise<ClientRow | null> =>
  source.manager.findOneBy(ClientRow, { name });

/** The client with this company number. */
export const clientBySiren = (source: Source, siren: string): Promise<ClientRow | null> =>
  source.manager.findOneBy(ClientRow, { siren });

/** Adds a client; the name must not be taken yet (unique key). */
export const insertClient = (tx: Transaction, client: ClientValues): Promise<string> =>
  tx.insert(ClientRow, { ...client, createdAt: tx.now, version: 1 });

/** Changes a client; version.conflict when somebody else did in between. */
export const updateClient = (
  tx: Transaction,
  client: { id: string; version: number },
  values: Partial<ClientValues>,
): Promise<void> => tx.updateVersioned(ClientRow, client, values);
