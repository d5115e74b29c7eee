import { importClient } from '@vigie/directory';
import { entityNames, isRootEntity, type DeskImportValues } from '@vigie/rules';
import { keepReference, referenceOf } from '../../store/imports/external-reference.store';
import {
  clientOfId,
  clientOfName,
  clientOfSiren,
  type KnownClient,
} from '../../store/imports/import-targets.store';
import { digestOf, refused, unchanged, written, type ImportContext, type PlannedRow } from './planned-row';

/** A client of a row: known by its reference in the source, else by its SIREN, else by its name. */
export async function planClient(
  context: ImportContext,
  reference: string,
  values: DeskImportValues,
): Promise<PlannedRow> {
  const { tx, run } = context;
  const path = values.name ?? '';
  const name = entityNames(path)[0];
  if (isRootEntity(path)) return refused({ field: 'name', code: 'root-entity' });
  if (name === undefined) return refused({ field: 'name', code: 'required' });
  const digest = digestOf(values);
  const kept = await referenceOf(tx, 'clients', run.source, reference);
  if (kept?.digest === digest) return unchanged(kept.clientId);
  const sameName = await clientOfName(tx, name);
  const known =
    (kept && (await clientOfId(tx, kept.clientId))) ??
    (values.siren ? await clientOfSiren(tx, values.siren) : null) ??
    sameName;
  if (known && sameName && sameName.id !== known.id) return refused({ field: 'name', code: 'name-taken' });
  return written(known?.id ?? null, async () => {
    const id = await write(context, known, { ...values, name });
    await keepReference(tx, { kind: 'clients', source: run.source, reference, clientId: id, digest });
    return id;
  });
}

async function write(
  { tx, run, actor }: ImportContext,
  known: KnownClient | null,
  { name, formula, siren }: DeskImportValues & { name: string },
): Promise<string> {
  const isSame = known?.name === name && (formula === undefined || formula === known.formula);
  const asked = known ? (formula ? { formula } : {}) : { formula: formula ?? run.formula };
  // A number that another client holds already stays there.
  const own = siren && !(await clientOfSiren(tx, siren)) ? { siren } : {};
  if (known && isSame && !own.siren) return known.id;
  return importClient(tx, actor, known?.id ?? null, { name, ...asked, ...own });
}
