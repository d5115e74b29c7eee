import type { InvoicedContract, InvoicedLine } from '@vigie/contracts';
import {
  addCalendarDays,
  duePeriod,
  explainNet,
  periodAround,
  periodsDue,
  prorate,
  daysBetween,
  yearlyAmount,
  type BilledLine,
  type DuePeriod,
  type InvoiceUnit,
  type LocalDate,
  type YearlyPrice,
} from '@vigie/rules';
import type { AgreedSum, OpenRegularisation } from '../unbilled.store';
import { invoiceLineTexts as texts } from '../../../texts/invoices/invoice-line.texts';
import { usualLine, type PlannedInvoice, type PlannedLine } from './planned-invoice';

interface AgreedPrice extends YearlyPrice {
  unit: bigint;
  quantity: string;
}
type Line = BilledLine<AgreedPrice>;
type Due = DuePeriod<AgreedPrice> & { line: InvoicedLine };

/** What is known of the invoices of a contract before. */
export interface ContractPast {
  agreed: readonly AgreedSum[];
  regularisations: readonly OpenRegularisation[];
}

/** Fees that fall due in these days. */
export interface DueDays {
  from: LocalDate;
  until: LocalDate;
  /** What was written down after an instant, and was due before these days: from a day on. */
  late?: { after: Date; since: LocalDate };
}

/** The key of what a contract owes on a day: it is drafted once. */
export const contractKey = (contractId: string, dueOn: LocalDate): string =>
  `contract:${contractId}:${dueOn}`;

/**
 * The invoices of a contract that fall due in some days: one for each day, whatever the schedules of its lines. What
 * was agreed since a period was invoiced, and corrected revisions, stand on the first of them; what they take back is
 * spread over several when it is more than one of them asks for, and the rest is owed back.
 */
export function planContract(
  contract: InvoicedContract,
  past: ContractPast,
  days: DueDays,
): { plans: PlannedInvoice[]; owed: bigint } {
  const due = contract.lines.flatMap((line) => duePeriods(contract, line, days));
  const groups = Map.groupBy(
    due.filter((one) => !isInvoiced(past.agreed, one)),
    ({ dueOn }) => dueOn,
  );
  const plans = [...groups.entries()]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([dueOn, periods]) => planOf(contract, contractKey(contract.id, dueOn), periods.flatMap(feeLines)));
  const more = [
    ...complements(contract, past.agreed),
    ...past.regularisations.flatMap((one) => regularisationLines(contract, one)),
  ];
  const isAlone = plans.length === 0 && sumOf(more) > 0n;
  if (isAlone) plans.push(planOf(contract, `${contractKey(contract.id, days.until)}:more`, more));
  const left = isAlone ? 0n : addDifferences(plans, more);
  // While the contract goes on, its next invoice takes back what is left.
  const isOver = contract.endsOn !== null && contract.endsOn <= days.until;
  return {
    plans: plans.map(withPeriod).filter(({ lines }) => lines.length > 0),
    owed: isOver ? left : 0n,
  };
}

/** Puts differences on invoices; what is left of what they take back is returned. */
function addDifferences(plans: readonly PlannedInvoice[], more: readonly PlannedLine[]): bigint {
  const [first] = plans;
  if (!first) return -sumOf(more);
  first.lines.push(...more.filter(({ netCents }) => BigInt(netCents) > 0n));
  let all = 0n;
  for (const line of more) {
    let left = -BigInt(line.netCents);
    for (const { lines } of plans) {
      // An invoice of nothing, or less, cannot be issued.
      const room = sumOf(lines) - 1n;
      const part = left < room ? left : room;
      if (part <= 0n) continue;
      lines.push({ ...line, ...signed(-part), agreedCents: line.agreedCents && String(-part) });
      left -= part;
    }
    if (left > 0n) all += left;
  }
  return all;
}

const sumOf = (lines: readonly PlannedLine[]) =>
  lines.reduce((sum, { netCents }) => sum + BigInt(netCents), 0n);

const planOf = (
  { id, clientId, clientKind }: InvoicedContract,
  sourceKey: string,
  lines: PlannedLine[],
): PlannedInvoice => ({
  ...{ clientId, contractId: id, clientKind, source: 'schedule', sourceKey },
  ...{ periodFrom: null, periodTo: null, lines },
});

function withPeriod(plan: PlannedInvoice): PlannedInvoice {
  const froms = plan.lines.flatMap(({ periodFrom }) => periodFrom ?? []).sort();
  const tos = plan.lines.flatMap(({ periodTo }) => periodTo ?? []).sort();
  return { ...plan, periodFrom: froms[0] ?? null, periodTo: tos.at(-1) ?? null };
}

/** Days on which a line is served, at prices of whole years. */
function billedLine({ start, endsOn }: InvoicedContract, line: InvoicedLine): Line {
  const prices = line.prices.map(({ validFrom, withdrawn, unitCents, quantity }) => {
    const unit = BigInt(unitCents);
    return { validFrom, withdrawn, unit, quantity, yearly: yearlyAmount(unit, quantity) };
  });
  const first = prices.filter(({ withdrawn }) => !withdrawn).map(({ validFrom }) => validFrom);
  const ends = [endsOn, line.endsOn].filter((day) => day !== null).sort();
  return {
    schedule: line.billing,
    timing: line.timing,
    from: [start, first.sort()[0] ?? start].sort()[1] ?? start,
    to: ends[0] ?? null,
    prices,
  };
}

/** Nothing is due before it is signed, nor before it is written down. */
function duePeriods(contract: InvoicedContract, line: InvoicedLine, days: DueDays): Due[] {
  const { from, until, late } = days;
  const billed = billedLine(contract, line);
  const signedOn = contract.signedOn ?? from;
  const first = late && isLate(contract, line, late) && late.since < from ? late.since : from;
  const since = signedOn >= first && billed.from < first ? billed.from : first;
  return periodsDue(billed, { from: since, to: until }).flatMap((period) => {
    const agreedOn = period.dueOn < signedOn ? signedOn : period.dueOn;
    const dueOn = agreedOn >= first && agreedOn < from ? from : agreedOn;
    return dueOn >= from && dueOn <= until ? [{ ...period, dueOn, line }] : [];
  });
}

/** Whether a line was written down after that instant: with its contract, or by an amendment. */
function isLate(
  { recorded }: InvoicedContract,
  { added }: InvoicedLine,
  { after }: { after: Date },
): boolean {
  const { signedAt, amendedAt } = recorded;
  return (signedAt !== null && signedAt >= after) || (added && amendedAt !== null && amendedAt >= after);
}

const isInvoiced = (sums: readonly AgreedSum[], { line, from }: Due): boolean => {
  const whole = periodAround(line.billing, from);
  return sums.some(
    ({ contractLineId, periodFrom }) =>
      contractLineId === line.id && periodFrom >= whole.from && periodFrom <= whole.to,
  );
};

function feeLines({ line, parts, days }: Due): PlannedLine[] {
  return parts
    .filter(({ amount }) => amount !== 0n)
    .map((part) => {
      const isWhole = part.days === days;
      const { quantity, unit } = explainNet(part.amount, isWhole ? part.price.quantity : '1');
      return {
        ...usualLine,
        label: line.label,
        detail: texts.fee(part.price, { served: part.days, whole: days }),
        ...{
          quantity,
          unit: isWhole && quantity === '1' ? unitOf(line) : ('one' as const),
          unitCents: String(unit),
        },
        ...{ netCents: String(part.amount), agreedCents: String(part.amount) },
        ...{ periodFrom: part.from, periodTo: part.to, contractLineId: line.id },
      };
    });
}

/** A month or a year of one service; several things are counted by the piece, and their period stands beside. */
const unitOf = ({ billing }: InvoicedLine): InvoiceUnit =>
  billing === 'monthly' ? 'month' : billing === 'yearly' ? 'year' : 'one';

/** Periods that were invoiced, as far as something else was agreed for them since. */
function complements(contract: InvoicedContract, sums: readonly AgreedSum[]): PlannedLine[] {
  return contract.lines.flatMap((line) => {
    const own = sums.filter(({ contractLineId }) => contractLineId === line.id);
    const periods = Map.groupBy(own, ({ periodFrom }) => periodAround(line.billing, periodFrom).from);
    return [...periods].flatMap(([day, invoiced]) => {
      const period = duePeriod(billedLine(contract, line), periodAround(line.billing, day));
      const now = period?.parts.reduce((sum, { amount }) => sum + amount, 0n) ?? 0n;
      const before = invoiced.reduce((sum, { agreed }) => sum + BigInt(agreed), 0n);
      if (now === before) return [];
      const whole = periodAround(line.billing, day);
      return [
        {
          ...usualLine,
          ...{ label: texts.complement(line.label), detail: texts.complementDetail(now, before) },
          ...signed(now - before),
          ...{ agreedCents: String(now - before), contractLineId: line.id },
          ...{ periodFrom: period?.from ?? whole.from, periodTo: period?.to ?? whole.to },
        },
      ];
    });
  });
}

/** An amount that may take something back: its quantity does. */
const signed = (net: bigint) => ({
  quantity: net < 0n ? '-1' : '1',
  unit: 'one' as const,
  unitCents: String(net < 0n ? -net : net),
  netCents: String(net),
});

/** The days of its year on which the line was served at the revised price. */
function regularisationLines(contract: InvoicedContract, open: OpenRegularisation): PlannedLine[] {
  const line = contract.lines.find(({ id }) => id === open.contractLineId);
  if (!line) return [];
  const [first, last] = [`${open.year}-01-01`, `${open.year}-12-31`];
  const { to } = billedLine(contract, line);
  const until = to !== null && to < last ? to : last;
  if (until < first) return [];
  const served = daysBetween(first, addCalendarDays(until, 1));
  const rest = daysBetween(until, last);
  const [corrected, applied] = [BigInt(open.corrected), BigInt(open.applied)];
  const [due = 0n] = prorate(corrected - applied, [served, rest]);
  const net = due - BigInt(open.billed);
  if (net === 0n) return [];
  return [
    {
      ...usualLine,
      label: texts.regularisation(line.label, open.year),
      detail: texts.regularisationDetail(corrected, applied),
      ...signed(net),
      ...{ periodFrom: first, periodTo: until, contractLineId: line.id },
      billed: { kind: 'regularisation', campaignLineId: open.id },
    },
  ];
}
