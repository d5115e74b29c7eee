import { type Cents, centsFrom, eurosOf, readAmount } from '../money/amount';
import { readDecimal } from '../money/decimal';
import { type RevisionClause, type RevisionRefusal, revise } from '../price-revision/revision';
import { type IndexChoice, firstDayOf } from '../price-revision/index-value';
import type { LocalDate } from '../time/civil';
import { termAfter } from './renewal';

/** What a contract may hold, as the reference conditions cut it. */
export const contractParts = [
  'managed-services',
  'domain-mail',
  'microsoft-365',
  'backup',
  'backup-microsoft-365',
] as const;
export type ContractPart = (typeof contractParts)[number];

/** How often a fee is invoiced; the fee itself is that of a year. */
export const billingSchedules = ['monthly', 'quarterly', 'half-yearly', 'yearly'] as const;
export type BillingSchedule = (typeof billingSchedules)[number];

/**
 * How the clause on late payment is read. « 1,5 fois le taux légal par mois de retard »: M1 literally, by the day
 * (18 × L a year); M2 each month that has begun counts whole; M3 whole months only; M4 1.5 × L a year, the minimum of
 * before 2009. FLOOR: three times the legal rate a year, ECB: refinancing rate and ten points (C. com. L441-10 II).
 */
export const penaltyMethods = ['M1', 'M2', 'M3', 'M4', 'FLOOR', 'ECB'] as const;
export type PenaltyMethod = (typeof penaltyMethods)[number];

/** What becomes of the client's data at the end. */
export const dataChoices = ['destroy', 'return-to-controller', 'return-to-processor'] as const;
export type DataChoice = (typeof dataChoices)[number];

/** How the days of an objection are counted. */
export const objectionKinds = ['calendaire', 'franc'] as const;
export type ObjectionKind = (typeof objectionKinds)[number];

export const denouncers = ['client', 'provider'] as const;
export type Denouncer = (typeof denouncers)[number];

/** Where a price comes from. */
export const priceOrigins = ['initial', 'amendment', 'revision'] as const;
export type PriceOrigin = (typeof priceOrigins)[number];

/** A value of an index at the beginning: its period, and its number as it was published. */
export interface InitialIndex {
  period: string;
  value: string;
}

/** The clause on the yearly revision as a contract writes it (art. 4.1). */
export interface AgreedRevision extends RevisionClause {
  series: string;
  /** The base as the publisher words it; a value of another base is not compared. */
  base: string;
  /** I0 of every line that has none of its own. */
  initial: InitialIndex | null;
  choice: IndexChoice;
  needsFinal: boolean;
  /** Months after the start without a revision. */
  quietMonths: number;
  /** A price that only goes up: the law holds such a clause unwritten. */
  upwardOnly: boolean;
}

export const contractFaults = [
  'contract.months-invalid',
  'contract.first-term-invalid',
  'contract.term-too-far',
  'contract.notice-invalid',
  'contract.price-invalid',
  'contract.quantity-invalid',
  'contract.lines-missing',
  'revision.base-index-missing',
  'revision.period-invalid',
  'revision.index-not-numeric',
  'revision.index-not-positive',
  'revision.fixed-part-invalid',
  'revision.limit-invalid',
  'revision.link-invalid',
] as const;
export type ContractFaultCode = (typeof contractFaults)[number];

/** A field that cannot stand in a contract, by its path in what was sent. */
export interface ContractFault {
  path: string;
  code: ContractFaultCode;
}

export interface AgreedLine {
  /** Of one unit for a year, excluding VAT, as it was typed. */
  price: string;
  quantity: string;
  /** Its own I0, where it is not that of the clause. */
  baseIndex?: InitialIndex | null | undefined;
}

export interface AgreedContract {
  start: LocalDate;
  months: number;
  firstTerm: LocalDate | null;
  conditions: { noticeMonths: number; revision: AgreedRevision | null };
  lines: readonly AgreedLine[];
}

/** The longest period that anybody agrees on. */
export const mostContractMonths = 240;
export const mostNoticeMonths = 24;
/** No contract of today has a period that ends later. */
const lastTerm = '2100-12-31';
const thousandth = /^\d{1,9}(?:\.\d{1,3})?$/;

/** What is wrong with a contract as it was typed; nothing when it can be written. */
export function contractFaultsOf(contract: AgreedContract): ContractFault[] {
  const { conditions, lines } = contract;
  const faults = [...termFaults(contract), ...noticeFaults(conditions.noticeMonths)];
  if (conditions.revision) faults.push(...clauseFaults(conditions.revision, 'conditions.revision'));
  lines.forEach((line, index) => faults.push(...lineFaults(line, `lines.${index}`)));
  return faults;
}

/** What is still missing before a contract can be signed. */
export function signingFaultsOf({ conditions, lines }: AgreedContract): ContractFault[] {
  if (lines.length === 0) return [{ path: 'lines', code: 'contract.lines-missing' }];
  const { revision } = conditions;
  if (!revision || revision.initial) return [];
  return lines.flatMap(({ baseIndex }, index) =>
    baseIndex ? [] : [{ path: `lines.${index}.baseIndex`, code: 'revision.base-index-missing' as const }],
  );
}

function termFaults({ start, months, firstTerm }: AgreedContract): ContractFault[] {
  if (!Number.isInteger(months) || months < 1 || months > mostContractMonths)
    return [{ path: 'months', code: 'contract.months-invalid' }];
  if (firstTerm !== null && firstTerm < start)
    return [{ path: 'firstTerm', code: 'contract.first-term-invalid' }];
  const isTooFar = start > lastTerm || termAfter({ start, months, firstTerm }, 0) > lastTerm;
  return isTooFar ? [{ path: 'start', code: 'contract.term-too-far' }] : [];
}

function noticeFaults(months: number): ContractFault[] {
  const isUsable = Number.isInteger(months) && months >= 0 && months <= mostNoticeMonths;
  return isUsable ? [] : [{ path: 'conditions.noticeMonths', code: 'contract.notice-invalid' }];
}

/** The fields of a clause that the revision itself would refuse. */
const clauseFields: Partial<Record<RevisionRefusal, [string, ContractFaultCode]>> = {
  'revision.fixed-part-invalid': ['fixedPart', 'revision.fixed-part-invalid'],
  'revision.limit-invalid': ['cap', 'revision.limit-invalid'],
  'revision.link-invalid': ['linkCoefficient', 'revision.link-invalid'],
};

/** What is wrong with a clause on revision. */
export function clauseFaults(clause: AgreedRevision, path: string): ContractFault[] {
  const tried = revise({ ...clause, basePrice: '1', baseIndex: '1', newIndex: '1', previousPrice: '1' });
  const field = tried.ok ? undefined : clauseFields[tried.code];
  return [
    ...(clause.initial ? indexFaults(clause.initial, `${path}.initial`) : []),
    ...(field ? [{ path: `${path}.${field[0]}`, code: field[1] }] : []),
  ];
}

/** What is wrong with a line: a third decimal of a price is refused, not rounded. */
export function lineFaults({ price, quantity, baseIndex }: AgreedLine, path: string): ContractFault[] {
  const faults: ContractFault[] = [];
  const cents = readAmount(price);
  if (cents === null || cents < 0n) faults.push({ path: `${path}.price`, code: 'contract.price-invalid' });
  if (!isQuantity(quantity)) faults.push({ path: `${path}.quantity`, code: 'contract.quantity-invalid' });
  return baseIndex ? [...faults, ...indexFaults(baseIndex, `${path}.baseIndex`)] : faults;
}

const isQuantity = (text: string): boolean => thousandth.test(text) && (readDecimal(text)?.gt(0) ?? false);

function indexFaults({ period, value }: InitialIndex, path: string): ContractFault[] {
  const fault = (code: ContractFaultCode, field: string) => [{ path: `${path}.${field}`, code }];
  if (firstDayOf(period) === null) return fault('revision.period-invalid', 'period');
  if (value.trim() === '') return fault('revision.base-index-missing', 'value');
  const number = readDecimal(value);
  if (number === null) return fault('revision.index-not-numeric', 'value');
  return number.gt(0) ? [] : fault('revision.index-not-positive', 'value');
}

/** A price from a day on; one that was withdrawn never counted. */
export interface DatedPrice {
  validFrom: LocalDate;
  withdrawn?: boolean;
}

/** The price that counts on a day: the last one that has begun. `prices` are in the order they were written. */
export const priceOn = <P extends DatedPrice>(prices: readonly P[], day: LocalDate): P | null =>
  prices.reduce<P | null>(
    (last, price) =>
      price.withdrawn || price.validFrom > day || (last && price.validFrom < last.validFrom) ? last : price,
    null,
  );

/** What a line costs in a year, excluding VAT: rounded once, to the cent. A RangeError for a quantity that is none. */
export function yearlyAmount(unit: Cents, quantity: string): Cents {
  const number = readDecimal(quantity);
  if (!number) throw new RangeError(`no quantity: ${quantity}`);
  return centsFrom(eurosOf(unit).mul(number));
}

/** A quantity without the zeros that a column adds: `5.000` is `5`. */
export const quantityText = (stored: string): string =>
  stored.includes('.') ? stored.replace(/\.?0+$/, '') : stored;
