import {
  billingSchedules,
  clientKinds,
  contractParts,
  dataChoices,
  deadlineModes,
  equipmentKinds,
  invoiceTimings,
  formulas,
  objectionKinds,
  penaltyMethods,
  roundings,
} from '@vigie/rules';
import {
  type ContractConditions,
  type ContractDetail,
  type ContractDraft,
  type ContractLineInput,
  type RevisionTerms,
  referenceConditions,
  referenceRevision,
} from '@vigie/wire';
import { plainNumber } from '../simulators/plain-number';

/** A line as it is typed. */
export interface TypedLine {
  label: string;
  part: string;
  price: string;
  quantity: string;
  billing: string;
  timing: string;
  equipmentKind: string;
  partNumber: string;
  indexPeriod: string;
  indexValue: string;
}

/** Conditions as they are typed: a text for each field, so that nothing typed is lost. */
export interface TypedConditions {
  formula: string;
  weekend: boolean;
  noticeMonths: string;
  calendarId: string;
  deadlineMode: string;
  suspensionDays: string;
  objectionDays: string;
  objectionKind: string;
  breachHours: string;
  dataChoice: string;
  penaltyMethod: string;
  penaltyText: string;
  revised: boolean;
  series: string;
  base: string;
  initialPeriod: string;
  initialValue: string;
  choice: string;
  needsFinal: boolean;
  quietMonths: string;
  upwardOnly: boolean;
  fixedPart: string;
  cap: string;
  floor: string;
  rounding: string;
  decimals: string;
  roundOn: string;
  linkValue: string;
  linkOn: string;
}

/** A contract as it is typed. */
export interface TypedContract extends TypedConditions {
  label: string;
  reference: string;
  clientKind: string;
  start: string;
  months: string;
  firstTerm: string;
  signatoryName: string;
  signatoryTitle: string;
  dpoName: string;
  dpoEmail: string;
  lines: TypedLine[];
}

export const emptyLine: TypedLine = {
  label: '',
  part: 'managed-services',
  price: '',
  quantity: '1',
  billing: 'monthly',
  timing: 'advance',
  equipmentKind: '',
  partNumber: '',
  indexPeriod: '',
  indexValue: '',
};

const comma = (number: string): string => number.replace('.', ',');
const text = (value: string | null | undefined): string => value ?? '';

/** Conditions as a form shows them. */
export const typedConditions = (conditions: ContractConditions): TypedConditions => ({
  formula: conditions.formula,
  weekend: conditions.weekend,
  noticeMonths: String(conditions.noticeMonths),
  calendarId: text(conditions.calendarId),
  deadlineMode: conditions.deadlineMode,
  suspensionDays: String(conditions.suspensionDays),
  objectionDays: String(conditions.objectionDays),
  objectionKind: conditions.objectionKind,
  breachHours: String(conditions.breachHours),
  dataChoice: text(conditions.dataChoice),
  penaltyMethod: conditions.penaltyMethod,
  penaltyText: text(conditions.penaltyText),
  revised: conditions.revision !== null,
  ...typedRevision(conditions.revision ?? referenceRevision),
});

function typedRevision(revision: RevisionTerms) {
  const { choice, coefficientRounding: rounding, linkCoefficient: link } = revision;
  return {
    series: revision.series,
    base: revision.base,
    initialPeriod: text(revision.initial?.period),
    initialValue: comma(text(revision.initial?.value)),
    choice: choice.which === 'quarter' ? String(choice.quarter) : choice.which,
    needsFinal: revision.needsFinal,
    quietMonths: String(revision.quietMonths),
    upwardOnly: revision.upwardOnly,
    fixedPart: comma(text(revision.fixedPart)),
    cap: comma(text(revision.cap)),
    floor: comma(text(revision.floor)),
    rounding: text(rounding?.mode),
    decimals: String(rounding?.decimals ?? 4),
    roundOn: revision.roundOn ?? 'unit-price',
    linkValue: comma(text(link?.value)),
    linkOn: link?.appliesTo ?? 'base',
  };
}

/** A contract as its form shows it; the reference conditions for a new one. */
export const typedContract = (contract: ContractDetail | null): TypedContract =>
  contract ? typedDraft(contract) : newContract;

const newContract: TypedContract = {
  ...typedConditions(referenceConditions),
  ...{ label: '', reference: '', clientKind: 'professional', start: '', months: '36', firstTerm: '' },
  ...{ signatoryName: '', signatoryTitle: '', dpoName: '', dpoEmail: '' },
  lines: [emptyLine],
};

const typedDraft = (contract: ContractDetail): TypedContract => ({
  ...typedConditions(contract.conditions),
  label: contract.label,
  reference: text(contract.reference),
  clientKind: contract.clientKind,
  start: contract.start,
  months: String(contract.months),
  firstTerm: text(contract.firstTerm),
  signatoryName: text(contract.people.signatoryName),
  signatoryTitle: text(contract.people.signatoryTitle),
  dpoName: text(contract.people.dpoName),
  dpoEmail: text(contract.people.dpoEmail),
  lines: contract.lines.map((line) => typedLine(contract, line)),
});

function typedLine({ conditions }: ContractDetail, line: ContractDetail['lines'][number]): TypedLine {
  const { label, part, billing, timing, current } = line;
  const index = current?.baseIndex;
  const initial = conditions.revision?.initial;
  const isOwn = index && (index.period !== initial?.period || index.value !== initial.value);
  return {
    ...{ label, part, billing, timing },
    price: comma(current?.price ?? ''),
    quantity: comma(current?.quantity ?? ''),
    equipmentKind: line.equipmentKind ?? '',
    partNumber: line.partNumber ?? '',
    indexPeriod: isOwn ? index.period : '',
    indexValue: isOwn ? comma(index.value) : '',
  };
}

/** The choice that a list gave; its first one before anything was chosen. */
const oneOf = <T extends string>(all: readonly [T, ...T[]], text: string): T =>
  all.find((one) => one === text) ?? all[0];
const orNull = (typed: string): string | null => typed.trim() || null;
const whole = (text: string): number => Number(text.trim() || Number.NaN);
const optional = (text: string): string | undefined => (text.trim() ? plainNumber(text) : undefined);

/** Typed conditions in the way that the API reads them. */
export function conditionsOf(typed: TypedConditions): ContractConditions {
  return {
    formula: oneOf(formulas, typed.formula),
    weekend: typed.weekend,
    noticeMonths: whole(typed.noticeMonths),
    calendarId: typed.calendarId || null,
    deadlineMode: oneOf(deadlineModes, typed.deadlineMode),
    suspensionDays: whole(typed.suspensionDays),
    objectionDays: whole(typed.objectionDays),
    objectionKind: oneOf(objectionKinds, typed.objectionKind),
    breachHours: whole(typed.breachHours),
    dataChoice: dataChoices.find((one) => one === typed.dataChoice) ?? null,
    penaltyMethod: oneOf(penaltyMethods, typed.penaltyMethod),
    penaltyText: orNull(typed.penaltyText),
    revision: typed.revised ? revisionOf(typed) : null,
  };
}

function revisionOf(typed: TypedConditions): RevisionTerms {
  const mode = roundings.find((one) => one === typed.rounding);
  const quarter = ([1, 2, 3, 4] as const).find((one) => String(one) === typed.choice);
  const link = optional(typed.linkValue);
  return {
    series: typed.series.trim(),
    base: typed.base.trim(),
    initial: indexOf(typed.initialPeriod, typed.initialValue),
    choice: quarter ? { which: 'quarter', quarter } : { which: 'last-published' },
    needsFinal: typed.needsFinal,
    quietMonths: whole(typed.quietMonths),
    upwardOnly: typed.upwardOnly,
    fixedPart: optional(typed.fixedPart),
    cap: optional(typed.cap),
    floor: optional(typed.floor),
    coefficientRounding: mode && { mode, decimals: whole(typed.decimals) },
    roundOn: typed.roundOn === 'line-amount' ? 'line-amount' : undefined,
    linkCoefficient:
      link === undefined ? undefined : { value: link, appliesTo: typed.linkOn === 'new' ? 'new' : 'base' },
  };
}

/** An index of a period, where one of both is typed. */
export const indexOf = (period: string, value: string): { period: string; value: string } | null =>
  period.trim() || value.trim() ? { period: period.trim(), value: plainNumber(value) } : null;

/** A typed line in the way that the API reads it. */
export const lineOf = (line: TypedLine): ContractLineInput => ({
  label: line.label.trim(),
  part: oneOf(contractParts, line.part),
  price: plainNumber(line.price),
  quantity: plainNumber(line.quantity),
  billing: oneOf(billingSchedules, line.billing),
  timing: oneOf(invoiceTimings, line.timing),
  equipmentKind: equipmentKinds.find((one) => one === line.equipmentKind) ?? null,
  partNumber: orNull(line.partNumber),
  baseIndex: indexOf(line.indexPeriod, line.indexValue),
});

/** A typed contract in the way that the API reads it. */
export const draftOf = (typed: TypedContract): Omit<ContractDraft, 'clientId'> => ({
  label: typed.label.trim(),
  reference: orNull(typed.reference),
  clientKind: oneOf(clientKinds, typed.clientKind),
  start: typed.start,
  months: whole(typed.months),
  firstTerm: orNull(typed.firstTerm),
  conditions: conditionsOf(typed),
  people: {
    signatoryName: orNull(typed.signatoryName),
    signatoryTitle: orNull(typed.signatoryTitle),
    dpoName: orNull(typed.dpoName),
    dpoEmail: orNull(typed.dpoEmail),
  },
  lines: typed.lines.map(lineOf),
});

/** The conditions that differ; nothing when none does. */
export function changedConditions(
  before: ContractConditions,
  after: ContractConditions,
): Partial<ContractConditions> | undefined {
  const keys = Object.keys(after) as (keyof ContractConditions)[];
  const changed = keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  return changed.length === 0 ? undefined : Object.fromEntries(changed.map((key) => [key, after[key]]));
}
