import type { Transaction } from '@vigie/platform';
import { checkEquipmentMove, readImportRow, type CellFault, type ImportValues } from '@vigie/rules';
import type { ImportAction } from '@vigie/wire';
import { contactsOf, equipmentOf, type KnownEquipment } from '../store/equipment-import.store';
import type { EquipmentValues } from '../store/equipment.store';
import { sitesOf } from '../store/sites.store';
import type { Source } from '../store/source';
import { currentValues } from './equipment-changes';
import type { EquipmentList } from './read-list';

/** What one row would do. */
export interface PlannedRow {
  line: number;
  action: ImportAction;
  name: string;
  serial: string;
  values: ImportValues;
  faults: CellFault[];
  /** The equipment that the row is about, where there is one. */
  known: KnownEquipment | null;
  owner: Pick<EquipmentValues, 'ownerId' | 'ownerName'> | null;
}

export interface ImportPlan {
  rows: PlannedRow[];
  newSites: string[];
}

const folded = (text: string) => text.normalize('NFC').trim().toLocaleLowerCase('fr');

interface Estate {
  bySerial: Map<string, KnownEquipment>;
  byName: Map<string, KnownEquipment[]>;
  sites: Map<string, string>;
  contacts: { id: string; name: string; email: string }[];
  seen: Set<string>;
}

/** Compares a list with the estate of a client; writes nothing. */
export async function planImport(source: Source, clientId: string, list: EquipmentList): Promise<ImportPlan> {
  const estate = await readEstate(source, clientId);
  const rows = list.rows.map(({ line, cells }) => {
    const { values, faults } = readImportRow(cells);
    return planRow(estate, { line, name: cells.name ?? '', serial: cells.serial ?? '', values, faults });
  });
  const wanted = rows.filter(({ action }) => action !== 'error').flatMap(({ values }) => values.site ?? []);
  return { rows, newSites: newOnes(estate, wanted) };
}

/** The sites that are not there yet, as they are written first, whatever the capitals of the rows below. */
function newOnes({ sites }: Estate, wanted: readonly string[]): string[] {
  const found = new Map<string, string>();
  for (const name of wanted)
    if (!sites.has(folded(name)) && !found.has(folded(name))) found.set(folded(name), name);
  return [...found.values()];
}

/** The key by which a site is found, whatever its capitals. */
export const siteKey = folded;

async function readEstate(source: Source, clientId: string): Promise<Estate> {
  const known = await equipmentOf(source, clientId);
  const byName = new Map<string, KnownEquipment[]>();
  for (const one of known.filter(({ serial }) => serial === null))
    byName.set(folded(one.name), [...(byName.get(folded(one.name)) ?? []), one]);
  return {
    bySerial: new Map(known.flatMap((one) => (one.serial ? [[folded(one.serial), one] as const] : []))),
    byName,
    sites: new Map((await sitesOf(source, clientId)).map(({ id, name }) => [folded(name), id])),
    contacts: await contactsOf(source, clientId),
    seen: new Set(),
  };
}

type ReadRow = Pick<PlannedRow, 'line' | 'name' | 'serial' | 'values' | 'faults'>;

function planRow(estate: Estate, row: ReadRow): PlannedRow {
  const { values } = row;
  const faults = [...row.faults];
  const known = match(estate, row, faults);
  const owner = ownerFor(estate, values, faults);
  for (const field of ['name', 'kind'] as const)
    if (!known && values[field] === undefined && !faults.some((fault) => fault.field === field))
      faults.push({ field, code: 'required' });
  if (
    known &&
    values.state &&
    values.state !== known.state &&
    !checkEquipmentMove(known.state, values.state, 'x').ok
  )
    faults.push({ field: 'state', code: 'state-refused' });
  const planned = { ...row, faults, known, owner };
  return { ...planned, action: faults.length > 0 ? 'error' : actionOf(estate, planned) };
}

/** The serial number says which one it is; without one, the name among those without a serial number does. */
function match(estate: Estate, { values }: ReadRow, faults: CellFault[]): KnownEquipment | null {
  const field = values.serial ? 'serial' : 'name';
  const text = values[field];
  if (text === undefined) return null;
  const key = `${field} ${folded(text)}`;
  if (estate.seen.has(key)) faults.push({ field, code: 'twice-in-file' });
  estate.seen.add(key);
  if (field === 'serial') return estate.bySerial.get(folded(text)) ?? null;
  const same = estate.byName.get(folded(text)) ?? [];
  if (same.length > 1) faults.push({ field, code: 'name-ambiguous' });
  return same[0] ?? null;
}

function ownerFor(estate: Estate, { owner }: ImportValues, faults: CellFault[]): PlannedRow['owner'] {
  if (owner === undefined) return null;
  const byEmail = owner.includes('@');
  const found = estate.contacts.filter((one) => folded(byEmail ? one.email : one.name) === folded(owner));
  const [only] = found;
  if (only && found.length === 1) return { ownerId: only.id, ownerName: null };
  if (byEmail) faults.push({ field: 'owner', code: 'owner-unknown' });
  return { ownerId: null, ownerName: owner };
}

function actionOf(estate: Estate, row: Omit<PlannedRow, 'action'>): ImportAction {
  if (!row.known) return 'create';
  const { site, state } = row.values;
  const newSite = site !== undefined && estate.sites.get(folded(site)) !== row.known.siteId;
  const moved = state !== undefined && state !== row.known.state;
  const after = mergedValues(row, row.known.siteId);
  const before = currentValues(row.known);
  const changed = (Object.keys(after) as (keyof EquipmentValues)[]).some((key) => after[key] !== before[key]);
  return newSite || moved || changed ? 'update' : 'unchanged';
}

/** The values that the row leads to: a cell that is absent or empty changes nothing. */
export function mergedValues(
  { values, known, owner }: Pick<PlannedRow, 'values' | 'known' | 'owner'>,
  siteId: string | null,
): EquipmentValues {
  const { site: _site, state: _state, owner: _owner, ...given } = values;
  return { ...(known ? currentValues(known) : nothing), ...given, ...owner, siteId };
}

const nothing: EquipmentValues = {
  kind: 'other',
  name: '',
  model: null,
  serial: null,
  siteId: null,
  ownerId: null,
  ownerName: null,
  covered: true,
  warrantyEnd: null,
  vendorContract: null,
};

/** Holds the client's estate for the import, so that two imports at once do not both add the same. */
export const holdEstate = (tx: Transaction, clientId: string) =>
  tx.query('SELECT id FROM client WHERE id = ? FOR UPDATE', [clientId]);
