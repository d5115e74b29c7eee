import { importContact } from '@vigie/directory';
import type { DeskImportValues } from '@vigie/rules';
import { keepReference, referenceOf } from '../../store/imports/external-reference.store';
import { personOfEmail } from '../../store/imports/import-targets.store';
import { clientOfRow } from './client-of-row';
import { digestOf, refused, unchanged, written, type ImportContext, type PlannedRow } from './planned-row';

/** A contact of a row: known by its reference in the source, else by its address. Nobody is invited. */
export async function planContact(
  context: ImportContext,
  reference: string,
  values: DeskImportValues,
): Promise<PlannedRow> {
  const { tx, run, actor } = context;
  const { email, active } = values;
  const name = nameOf(values);
  if (!email) return refused({ field: 'email', code: 'required' });
  if (name === '') return refused({ field: 'name', code: 'required' });
  const digest = digestOf(values);
  const kept = await referenceOf(tx, 'contacts', run.source, reference);
  if (kept?.personId && kept.digest === digest) return unchanged(kept.personId);
  const clientId = await clientOfRow(context, values);
  if (typeof clientId !== 'string') return refused(clientId);
  const known = await personOfEmail(tx, email);
  if (kept && kept.personId !== known?.id) return refused({ field: 'email', code: 'email-changed' });
  if (known && known.clientId !== clientId) return refused({ field: 'email', code: 'contact-elsewhere' });
  return written(known?.id ?? null, async () => {
    const personId =
      known?.name === name
        ? known.id
        : await importContact(tx, actor, known?.id ?? null, {
            clientId,
            name,
            email,
            ...(active === undefined ? {} : { active }),
          });
    await keepReference(tx, { kind: 'contacts', source: run.source, reference, clientId, personId, digest });
    return personId;
  });
}

/** The whole name, or its parts together. */
const nameOf = ({ name, firstName, lastName }: DeskImportValues): string =>
  name ?? [firstName, lastName].filter(Boolean).join(' ');
