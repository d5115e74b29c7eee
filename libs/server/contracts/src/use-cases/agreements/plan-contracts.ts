import { readTable } from '@vigie/directory';
import { DomainError, type Transaction } from '@vigie/platform';
import {
  contractFaultsOf,
  contractFieldOf,
  readContractRow,
  signingFaultsOf,
  type ContractCellFault,
  type ContractImportField,
  type ContractRowValues,
  type LocalDate,
} from '@vigie/rules';
import {
  referenceConditions,
  referenceRevision,
  type ContractDraft,
  type ContractImportAction,
  type ContractImportPreview,
} from '@vigie/wire';

/** Ten thousand contracts of five lines. */
const limits = { rows: 50_000, recordSize: 100_000, unpacked: 64 * 1024 * 1024 };
const needed = ['client', 'label', 'start', 'months', 'line', 'price'] as const;
const ofContract = [
  'label',
  'clientKind',
  'formula',
  'start',
  'months',
  'firstTerm',
  'noticeMonths',
  'signedOn',
] as const;

export interface ContractList {
  columns: ContractImportPreview['columns'];
  rows: ListedRow[];
}
interface ListedRow {
  line: number;
  values: ContractRowValues;
  faults: ContractCellFault[];
}
/** A contract of the list with what it would become. */
export interface PlannedContract {
  action: ContractImportAction;
  rows: ListedRow[];
  draft: ContractDraft | null;
  signedOn: LocalDate | null;
}
type Reader = Pick<Transaction, 'query'>;

/** Reads a list of contracts, a line of a contract a row. Errors: import.no-rows, import.too-many-rows, import.column-missing. */
export async function readContractList(file: Buffer): Promise<ContractList> {
  const { records } = await readTable(file, limits);
  const [head, ...others] = records;
  const columns = (head?.record ?? []).map((title) => ({ title, field: contractFieldOf(title) }));
  if (others.length === 0) throw new DomainError('import.no-rows');
  if (others.length > limits.rows) throw new DomainError('import.too-many-rows');
  if (needed.some((field) => !columns.some((column) => column.field === field)))
    throw new DomainError('import.column-missing');
  return {
    columns,
    rows: others.map(({ line, record }) => ({ line, ...readContractRow(cellsOf(columns, record)) })),
  };
}

/** Where two columns hold the same field, the first one that is filled counts. */
function cellsOf(columns: ContractList['columns'], record: readonly string[]) {
  const cells: Partial<Record<ContractImportField, string>> = {};
  columns.forEach(({ field }, index) => {
    if (field && !cells[field]) cells[field] = record[index] ?? '';
  });
  return cells;
}

const folded = (text: string) => text.normalize('NFC').trim().toLocaleLowerCase('fr');
const keyOf = ({ client = '', reference, label = '' }: ContractRowValues) =>
  `${folded(client)}\n${folded(reference ?? label)}`;

/** Compares a list with the contracts that are there; writes nothing. Rows of one contract name it alike. */
export async function planContracts(
  reader: Reader,
  { rows }: ContractList,
  today: LocalDate,
): Promise<PlannedContract[]> {
  const clients = await reader.query<{ id: string; name: string }>('SELECT id, name FROM client');
  const ids = new Map(clients.map(({ id, name }) => [folded(name), id]));
  const known = await reader.query<{ clientId: string; reference: string }>(
    'SELECT client_id AS clientId, reference FROM contract WHERE reference IS NOT NULL',
  );
  const taken = new Set(known.map(({ clientId, reference }) => `${clientId} ${folded(reference)}`));
  // Faults are added to copies: a transaction that is restarted plans again.
  const copies = rows.map((row) => ({ ...row, faults: [...row.faults] }));
  return [...Map.groupBy(copies, ({ values }) => keyOf(values)).values()].map((group) =>
    planContract(group, { ids, taken, today }),
  );
}

interface Known {
  ids: ReadonlyMap<string, string>;
  taken: ReadonlySet<string>;
  today: LocalDate;
}

function planContract(rows: ListedRow[], { ids, taken, today }: Known): PlannedContract {
  const [first] = rows;
  const head = first?.values ?? {};
  const clientId = ids.get(folded(head.client ?? ''));
  if (clientId && head.reference && taken.has(`${clientId} ${folded(head.reference)}`))
    return { action: 'unchanged', rows, draft: null, signedOn: null };
  rows.forEach((row, index) => checkRow(row, index === 0 ? null : head));
  first?.faults.push(...headFaults(head, clientId !== undefined, today));
  const signedOn = head.signedOn ?? null;
  const draft = draftOf(clientId ?? '0', rows);
  if (rows.every(({ faults }) => faults.length === 0)) checkDraft(draft, rows, signedOn);
  const isFaulty = rows.some(({ faults }) => faults.length > 0);
  return { action: isFaulty ? 'error' : 'create', rows, draft, signedOn };
}

/** What cannot be of a contract as a whole. */
function headFaults(
  { client, signedOn }: ContractRowValues,
  isKnown: boolean,
  today: LocalDate,
): ContractCellFault[] {
  const faults: ContractCellFault[] = [];
  if (client && !isKnown) faults.push({ field: 'client', code: 'client-unknown' });
  if (signedOn && signedOn > today) faults.push({ field: 'signedOn', code: 'signed-in-future' });
  return faults;
}

/** What every row has to say, and what it may not say otherwise than the first one of its contract. */
function checkRow({ values, faults }: ListedRow, head: ContractRowValues | null): void {
  const wanted = head ? (['line', 'price'] as const) : needed;
  for (const field of wanted)
    if (values[field] === undefined && !faults.some((fault) => fault.field === field))
      faults.push({ field, code: 'required' });
  for (const field of ofContract)
    if (head && values[field] !== undefined && values[field] !== head[field])
      faults.push({ field, code: 'differs-from-first-row' });
}

function draftOf(clientId: string, rows: readonly ListedRow[]): ContractDraft {
  const head = rows[0]?.values ?? {};
  const isIndexed = rows.some(({ values }) => values.indexValue !== undefined);
  return {
    clientId,
    label: head.label ?? '',
    reference: head.reference ?? null,
    clientKind: head.clientKind ?? 'professional',
    start: head.start ?? '2000-01-01',
    months: head.months ?? 0,
    firstTerm: head.firstTerm ?? null,
    conditions: {
      ...referenceConditions,
      formula: head.formula ?? 'STANDARD',
      noticeMonths: head.noticeMonths ?? referenceConditions.noticeMonths,
      revision: isIndexed ? referenceRevision : null,
    },
    people: { signatoryName: null, signatoryTitle: null, dpoName: null, dpoEmail: null },
    lines: rows.map(({ values }) => ({
      label: values.line ?? '',
      part: values.part ?? 'managed-services',
      price: values.price ?? '',
      quantity: values.quantity ?? '1',
      billing: values.billing ?? 'monthly',
      equipmentKind: null,
      partNumber: values.product ?? null,
      baseIndex: values.indexValue ? { period: values.indexPeriod ?? '', value: values.indexValue } : null,
    })),
  };
}

const fieldOfPath: Readonly<Record<string, ContractImportField>> = {
  months: 'months',
  firstTerm: 'firstTerm',
  start: 'start',
  'conditions.noticeMonths': 'noticeMonths',
  price: 'price',
  quantity: 'quantity',
  baseIndex: 'indexValue',
  'baseIndex.period': 'indexPeriod',
  'baseIndex.value': 'indexValue',
};

/** The rules of contracts, each fault on the row that it comes from. */
function checkDraft(draft: ContractDraft, rows: readonly ListedRow[], signedOn: LocalDate | null): void {
  const all = [...contractFaultsOf(draft), ...(signedOn ? signingFaultsOf(draft) : [])];
  for (const { path, code } of all) {
    const [, index, rest] = /^lines\.(\d+)\.(.*)$/.exec(path) ?? [];
    const field = fieldOfPath[rest ?? path] ?? 'label';
    rows[Number(index ?? 0)]?.faults.push({ field, code });
  }
}
