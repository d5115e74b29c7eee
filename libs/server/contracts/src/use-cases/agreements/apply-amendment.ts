import { DomainError, type Transaction } from '@vigie/platform';
import {
  addCalendarDays,
  amendmentRefusal,
  contractFaultsOf,
  lineFaults,
  priceOn,
  type ContractFault,
  type LocalDate,
} from '@vigie/rules';
import type { AmendmentChanges, ContractConditions } from '@vigie/wire';
import { amendmentsOf, updateAmendment, type StoredAmendment } from '../../store/agreements/amendment.store';
import type { StoredContract } from '../../store/agreements/contract.store';
import {
  baseOf,
  centsOf,
  conditionsIn,
  conditionsOf,
  endLine,
  insertConditions,
  insertLine,
  insertPrice,
  isServed,
  linesOf,
  type Since,
  type StoredLine,
} from '../../store/agreements/terms.store';
import { checkCalendar, refuseFaults, todayOf } from './faults';

type PriceChange = AmendmentChanges['prices'][number];

/** The faults of what an amendment changes, each beside its field. */
export function changeFaults(changes: AmendmentChanges): ContractFault[] {
  const typed = changes.prices.flatMap(({ price = '0', quantity = '1', baseIndex }, index) =>
    lineFaults({ price, quantity, baseIndex }, `changes.prices.${index}`),
  );
  const added = changes.added.flatMap((line, index) => lineFaults(line, `changes.added.${index}`));
  return [...typed, ...added];
}

/**
 * Writes what a signed amendment changes as rows that count from its date on.
 * Errors: the refusals of amendments and the faults of contracts by name, contract.line-unknown.
 */
export async function applyAmendment(
  tx: Transaction,
  contract: StoredContract,
  amendment: StoredAmendment,
  { signedOn, effectiveOn }: { signedOn: LocalDate; effectiveOn: LocalDate },
): Promise<void> {
  const { changes } = amendment;
  const lines = await linesOf(tx, [contract.id]);
  const touched = touchedBy(changes, lines, effectiveOn);
  await refuseDates(tx, contract, touched, { signedOn, effectiveOn });
  const conditions = await mergedConditions(tx, contract, changes, effectiveOn);
  const since: Since = { validFrom: effectiveOn, agreedOn: effectiveOn, amendmentId: amendment.id };
  if (changes.conditions) await insertConditions(tx, contract, conditions, since);
  for (const change of priceChanges(changes, lines, conditions, effectiveOn))
    await writePrice(tx, contract, conditions, { change: change.change, line: change.line, since });
  const first = lines.length;
  for (const [index, line] of changes.added.entries()) {
    const { revision } = conditions;
    if (revision && !line.baseIndex && !revision.initial)
      refuseFaults([{ path: `changes.added.${index}.baseIndex`, code: 'revision.base-index-missing' }]);
    await insertLine(tx, contract, { ...line, position: first + index }, { since, revision });
  }
  for (const id of changes.ended) await endLine(tx, id, addCalendarDays(effectiveOn, -1));
  await updateAmendment(tx, amendment, { state: 'signed', signedOn, effectiveOn });
}

function touchedBy(changes: AmendmentChanges, lines: readonly StoredLine[], day: LocalDate): StoredLine[] {
  return [...changes.prices.map(({ lineId }) => lineId), ...changes.ended].map((id) => {
    const line = lines.find((one) => one.id === id);
    if (!line || !isServed(line, day)) throw new DomainError('contract.line-unknown');
    return line;
  });
}

async function refuseDates(
  tx: Transaction,
  contract: StoredContract,
  touched: readonly StoredLine[],
  dates: { signedOn: LocalDate; effectiveOn: LocalDate },
): Promise<void> {
  const signed = (await amendmentsOf(tx, contract.id)).filter(({ state }) => state === 'signed');
  const prices = touched.flatMap((line) => line.prices.filter(({ withdrawn }) => !withdrawn));
  const code = amendmentRefusal(
    {
      start: contract.start,
      endsOn: contract.endsOn,
      signedOn: contract.signedOn,
      amendedOn: signed.map(({ effectiveOn }) => effectiveOn),
      pricedOn: prices.map(({ validFrom }) => validFrom),
    },
    dates,
    todayOf(tx),
  );
  const path = code === 'amendment.signed-in-future' ? 'signedOn' : 'effectiveOn';
  if (code) throw new DomainError(code, undefined, [{ path, code }]);
}

async function mergedConditions(
  tx: Transaction,
  contract: StoredContract,
  changes: AmendmentChanges,
  day: LocalDate,
): Promise<ContractConditions> {
  const before = priceOn(await conditionsOf(tx, [contract.id]), day);
  if (!before) throw new Error(`contract ${contract.id} has no conditions`);
  const after = { ...conditionsIn(before), ...changes.conditions };
  const { start, months, firstTerm } = contract;
  refuseFaults(contractFaultsOf({ start, months, firstTerm, conditions: after, lines: [] }));
  await checkCalendar(tx, after.calendarId);
  return after;
}

/** Those that are written, and one for each line that a new clause gives its first index to. */
function priceChanges(
  changes: AmendmentChanges,
  lines: readonly StoredLine[],
  { revision }: ContractConditions,
  day: LocalDate,
): { change: PriceChange; line: StoredLine }[] {
  return lines
    .filter((line) => isServed(line, day) && !changes.ended.includes(line.id))
    .flatMap((line) => {
      const written = changes.prices.find(({ lineId }) => lineId === line.id);
      const current = priceOn(line.prices, day);
      const lacksIndex = changes.conditions?.revision && !current?.baseValue;
      const change = written ?? (lacksIndex ? { lineId: line.id } : null);
      if (!change) return [];
      const index = change.baseIndex ?? (lacksIndex ? revision?.initial : null);
      const isRevised = revision !== null && (change.price !== undefined || lacksIndex);
      if (isRevised && !index)
        refuseFaults([{ path: 'changes.prices', code: 'revision.base-index-missing' }]);
      return [{ change: { ...change, ...(index && { baseIndex: index }) }, line }];
    });
}

/** A new price is agreed with its own first index; a new quantity alone leaves both as they are. */
async function writePrice(
  tx: Transaction,
  { id: contractId }: StoredContract,
  { revision }: ContractConditions,
  { change, line, since }: { change: PriceChange; line: StoredLine; since: Since },
): Promise<void> {
  const before = priceOn(line.prices, since.validFrom);
  if (!before) throw new DomainError('contract.line-unknown');
  const { unitCents, baseCents, baseSeries, baseName, basePeriod, baseValue, agreedOn } = before;
  const kept = { unitCents, baseCents, baseSeries, baseName, basePeriod, baseValue, agreedOn };
  const cents = change.price === undefined ? null : centsOf(change.price);
  await insertPrice(tx, {
    ...{ lineId: line.id, contractId, ...kept },
    ...(cents !== null && { unitCents: cents, baseCents: cents, agreedOn: since.agreedOn }),
    ...(change.baseIndex && baseOf(revision, change.baseIndex)),
    quantity: change.quantity ?? before.quantity,
    validFrom: since.validFrom,
    origin: 'amendment',
    amendmentId: since.amendmentId,
  });
}
