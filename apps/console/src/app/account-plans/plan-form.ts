import type { PlanKind } from '@vigie/rules';
import { type PlanFacts, type PlanPreview, planFacts } from '@vigie/wire';

export type FactsOf<Kind extends PlanKind> = Extract<PlanFacts, { kind: Kind }>;
export type FieldProblem = 'required' | 'email' | 'invalid';
/** What the account of a plan has now. */
export type HeldAccount = NonNullable<PlanPreview['account']>;
export type FieldProblems = ReadonlyMap<string, FieldProblem>;

/** Facts of a kind before anything is known of them but the address. */
export function blankFacts(kind: PlanKind, address = ''): PlanFacts {
  switch (kind) {
    case 'arrival':
      return {
        kind,
        firstName: '',
        lastName: '',
        jobTitle: null,
        address: address || null,
        templateId: null,
        licences: [],
        groups: [],
        manager: null,
        tasks: [],
      };
    case 'departure':
      return {
        kind,
        address,
        mailbox: 'convert-to-shared',
        redirectTo: null,
        automaticReply: null,
        heirs: [],
        devices: {},
        tasks: [],
      };
    case 'change':
      return { kind, address, jobTitle: null, join: [], leave: [], addLicences: [], removeLicences: [] };
    case 'password-reset':
      return { kind, address };
    case 'phone-lost':
      return { kind, address, device: '', fate: 'wipe', tasks: [] };
  }
}

/** What is wrong with the facts as typed, by field. */
export function problemsOf(facts: PlanFacts): FieldProblems {
  const { error } = planFacts.safeParse(facts);
  const problems = new Map<string, FieldProblem>();
  for (const { path, code } of error?.issues ?? []) {
    const field = String(path[0]);
    if (!problems.has(field)) problems.set(field, problemOf(facts, field, code));
  }
  if (facts.kind === 'phone-lost' && facts.device.trim() === '') problems.set('device', 'required');
  return problems;
}

function problemOf(facts: PlanFacts, field: string, code: string): FieldProblem {
  const value: unknown = Object.entries(facts).find(([key]) => key === field)?.[1];
  if (typeof value === 'string' && value.trim() === '') return 'required';
  return code === 'invalid_format' ? 'email' : 'invalid';
}

/** The facts as their steps can be shown: a phone need not be chosen for that. */
export const previewable = (facts: PlanFacts): PlanFacts | null => planFacts.safeParse(facts).data ?? null;

/** The facts as they are sent; null while something is wrong with them. */
export const readFacts = (facts: PlanFacts): PlanFacts | null =>
  problemsOf(facts).size > 0 ? null : planFacts.parse(facts);

/** Text of a field that may be empty. */
export const orNull = (text: string): string | null => (text.trim() === '' ? null : text);

/** One task a line, as typed; empty lines are nothing. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What a template brings, in place of what another one brought before. */
export function withTemplate(
  facts: FactsOf<'arrival'>,
  template: {
    id: string;
    licences: readonly string[];
    groups: readonly string[];
    tasks: readonly string[];
  } | null,
): FactsOf<'arrival'> {
  if (!template) return { ...facts, templateId: null };
  const { id, licences, groups, tasks } = template;
  return { ...facts, templateId: id, licences: [...licences], groups: [...groups], tasks: [...tasks] };
}
