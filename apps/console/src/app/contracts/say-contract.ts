import type { ContractWords } from '@vigie/wire';
import type { Said } from '../kit/edit';
import type { TypedContract } from './contract-model';
import type { contractTexts } from './contracts.texts';

type Texts = (typeof contractTexts)['fr'];

/** How the fields of a contract are called, and what they say: for two people who wrote at the same time. */
export function sayContract(
  typed: TypedContract,
  { form: t, page }: Texts,
  w: ContractWords,
): Record<keyof TypedContract, Said> {
  const named = (words: Readonly<Record<string, string>>, key: string) => words[key] ?? key;
  const yesNo = (value: boolean) => (value ? page.yes : page.no);
  return {
    label: [t.label, typed.label],
    reference: [t.reference, typed.reference],
    clientKind: [t.kind, named(w.kinds, typed.clientKind)],
    start: [t.start, typed.start],
    months: [t.months, typed.months],
    firstTerm: [t.firstTerm, typed.firstTerm],
    signatoryName: [t.signatory, typed.signatoryName],
    signatoryTitle: [t.signatoryTitle, typed.signatoryTitle],
    dpoName: [t.dpo, typed.dpoName],
    dpoEmail: [t.dpoEmail, typed.dpoEmail],
    lines: [
      t.lines,
      typed.lines.map(({ label, price, quantity }) => `${label} ${price} × ${quantity}`).join(', '),
    ],
    formula: [t.formula, named(w.formulas, typed.formula)],
    weekend: [t.weekend, yesNo(typed.weekend)],
    noticeMonths: [t.notice, typed.noticeMonths],
    calendarId: [t.calendar, typed.calendarId || t.ofClient],
    deadlineMode: [t.mode, named(w.modes, typed.deadlineMode)],
    suspensionDays: [t.suspension, typed.suspensionDays],
    objectionDays: [t.objection, typed.objectionDays],
    objectionKind: [t.objectionKind, named(w.objections, typed.objectionKind)],
    breachHours: [t.breach, typed.breachHours],
    dataChoice: [t.data, named(w.dataChoices, typed.dataChoice) || t.undecided],
    penaltyMethod: [t.penalty, named(w.penalties, typed.penaltyMethod)],
    penaltyText: [t.penaltyText, typed.penaltyText],
    revised: [t.revised, yesNo(typed.revised)],
    series: [t.series, typed.series],
    base: [t.base, typed.base],
    initialPeriod: [t.initialPeriod, typed.initialPeriod],
    initialValue: [t.initialValue, typed.initialValue],
    choice: [t.choice, named(t.choices, typed.choice)],
    needsFinal: [t.needsFinal, yesNo(typed.needsFinal)],
    quietMonths: [t.quiet, typed.quietMonths],
    upwardOnly: [t.upward, yesNo(typed.upwardOnly)],
    fixedPart: [t.fixedPart, typed.fixedPart],
    cap: [t.cap, typed.cap],
    floor: [t.floor, typed.floor],
    rounding: [t.rounding, named(t.roundings, typed.rounding) || t.noRounding],
    decimals: [t.decimals, typed.decimals],
    roundOn: [t.roundOn, named(t.roundsOn, typed.roundOn)],
    linkValue: [t.link, typed.linkValue],
    linkOn: [t.linkOn, named(t.links, typed.linkOn)],
  };
}
