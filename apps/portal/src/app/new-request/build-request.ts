import { type LocalDate, effectiveDateFault, restoreDateFault } from '@vigie/rules';
import { type NewRequest, newRequest } from '@vigie/wire';
import { type Field, type FieldName, type FormKind, fieldsOf } from './fields';
import { type Leaning, readTypedDate } from '@vigie/ui';

/** What the person typed, before it means anything. */
export interface TypedRequest {
  values: Partial<Record<Exclude<FieldName, 'groups'>, string>>;
  groups: readonly string[];
}

export type ProblemCode =
  | 'required'
  | 'too-long'
  | 'email'
  | 'characters'
  | 'date-unreadable'
  | 'date-impossible'
  | 'date-weekday'
  | 'date-past'
  | 'date-too-far'
  | 'date-future'
  | 'invalid';
export interface FieldProblem {
  field: FieldName;
  code: ProblemCode;
}

export type BuiltRequest = { ok: true; request: NewRequest } | { ok: false; problems: FieldProblem[] };

export function emptyRequest(): TypedRequest {
  return { values: {}, groups: [] };
}

/** The date of a field as typed; undefined when it cannot be read. */
export function dateOf(typed: TypedRequest, field: Field, today: LocalDate): LocalDate | undefined {
  if (field.control !== 'date' || field.name === 'groups') return undefined;
  const read = readTypedDate(typed.values[field.name] ?? '', today, field.leaning);
  return read.state === 'ok' ? read.date : undefined;
}

function dateProblem(
  text: string,
  field: Field & { control: 'date' },
  today: LocalDate,
): ProblemCode | undefined {
  const read = readTypedDate(text, today, field.leaning);
  switch (read.state) {
    case 'empty':
      return 'required';
    case 'refused':
      return `date-${read.problem}`;
    case 'ok':
      return refusalOf(read.date, today, field.leaning);
  }
}

/** What the server would say of the date, before it is asked. */
function refusalOf(date: LocalDate, today: LocalDate, leaning: Leaning): ProblemCode | undefined {
  const fault = leaning === 'future' ? effectiveDateFault(date, today) : restoreDateFault(date, today);
  switch (fault) {
    case 'request.effective-date-past':
      return 'date-past';
    case 'request.effective-date-too-far':
      return 'date-too-far';
    case 'request.as-of-future':
      return 'date-future';
    case undefined:
      return undefined;
  }
}

function valueOf(typed: TypedRequest, field: Field, today: LocalDate): unknown {
  if (field.name === 'groups') {
    const groups = typed.groups.map((group) => group.trim()).filter((group) => group !== '');
    return groups.length > 0 ? groups : undefined;
  }
  if (field.control === 'date') return dateOf(typed, field, today);
  const text = (typed.values[field.name] ?? '').trim();
  return text === '' ? undefined : text;
}

function codeOf(issue: { code: string; message: string }, missing: boolean): ProblemCode {
  if (missing) return 'required';
  if (issue.code === 'too_big') return 'too-long';
  if (issue.code === 'invalid_format') return 'email';
  if (issue.message === 'control-characters') return 'characters';
  return 'invalid';
}

/** Answers as the wire wants them: those of the form apart from the others, empty ones left out. */
function answersOf(fields: readonly Field[], typed: TypedRequest, today: LocalDate) {
  const root: Record<string, unknown> = {};
  const form: Record<string, unknown> = {};
  for (const field of fields) {
    const value = valueOf(typed, field, today);
    if (value !== undefined) (field.place === 'form' ? form : root)[field.name] = value;
  }
  const hasForm = fields.some((field) => field.place === 'form');
  return { given: { ...form, ...root }, body: hasForm ? { ...root, form } : root };
}

function dateProblems(fields: readonly Field[], typed: TypedRequest, today: LocalDate) {
  const problems = new Map<FieldName, ProblemCode>();
  for (const field of fields) {
    if (field.control !== 'date' || field.name === 'groups') continue;
    const problem = dateProblem(typed.values[field.name] ?? '', field, today);
    if (problem) problems.set(field.name, problem);
  }
  return problems;
}

/** Turns what was typed into the request of the wire, or says field by field what to correct. */
export function buildRequest(
  kind: FormKind,
  typed: TypedRequest,
  today: LocalDate,
  attachmentIds: readonly string[] = [],
): BuiltRequest {
  const fields = fieldsOf[kind];
  const { given, body } = answersOf(fields, typed, today);
  const problems = dateProblems(fields, typed, today);
  const files = attachmentIds.length > 0 ? { attachmentIds } : {};
  const parsed = newRequest.safeParse({ kind, ...body, ...files });
  if (parsed.success && problems.size === 0) return { ok: true, request: parsed.data };
  for (const issue of parsed.error?.issues ?? []) {
    const field = fields.find((candidate) => issue.path.includes(candidate.name));
    if (field && !problems.has(field.name)) problems.set(field.name, codeOf(issue, !(field.name in given)));
  }
  return { ok: false, problems: inOrder(fields, problems) };
}

function inOrder(fields: readonly Field[], problems: ReadonlyMap<FieldName, ProblemCode>): FieldProblem[] {
  return fields.flatMap(({ name }) => {
    const code = problems.get(name);
    return code ? [{ field: name, code }] : [];
  });
}
