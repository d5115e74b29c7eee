import type { Transaction } from '@vigie/platform';
import type { DeskImportKind } from '@vigie/rules';
import type { EntityManager } from 'typeorm';
import { ExternalReferenceRow, type OriginFacts } from './external-reference.row';

export type StoredReference = ExternalReferenceRow;
export type { OriginFacts };

/** What a reference of a source stands for; null when nothing was imported under it. */
export const referenceOf = (
  tx: Transaction,
  kind: DeskImportKind,
  source: string,
  reference: string,
): Promise<ExternalReferenceRow | null> =>
  tx.manager.findOneBy(ExternalReferenceRow, { kind, source, reference });

/** Keeps what a reference stands for; the same reference again replaces what was known of it. */
export async function keepReference(
  tx: Transaction,
  reference: Pick<ExternalReferenceRow, 'kind' | 'source' | 'reference' | 'clientId' | 'digest'> & {
    personId?: string;
    ticketId?: string;
    facts?: OriginFacts;
  },
): Promise<void> {
  const { kind, source, reference: name, personId = null, ticketId = null, facts = {}, ...rest } = reference;
  const known = await referenceOf(tx, kind, source, name);
  const values = { kind, source, reference: name, personId, ticketId, facts, ...rest, importedAt: tx.now };
  if (known) await tx.manager.update(ExternalReferenceRow, known.id, values);
  else await tx.insert(ExternalReferenceRow, values);
}

/** Where a ticket was imported from; null for one of ours. */
export const originOf = (
  manager: EntityManager,
  ticket: { id: string; clientId: string },
): Promise<ExternalReferenceRow | null> =>
  manager.findOneBy(ExternalReferenceRow, { ticketId: ticket.id, clientId: ticket.clientId });
