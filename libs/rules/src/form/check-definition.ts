import { longestProse } from './answers';
import type { FormCondition, FormField, RequestTypeContent } from './definition';

export type DefinitionCode =
  | 'form.key-invalid'
  | 'form.key-taken'
  | 'form.no-choices'
  | 'form.choice-taken'
  | 'form.condition-unknown'
  | 'form.condition-value'
  | 'form.limits-crossed'
  | 'form.pattern-invalid'
  | 'form.subject-field';

/** A fault of a definition, with the place it is at. */
export interface DefinitionFault {
  path: string;
  code: DefinitionCode;
}

/** The shape of a field's name: it is sealed with the answers, so it is short and plain. */
export const fieldKey = /^[a-z][a-zA-Z0-9]{0,39}$/;
const optionTests = new Set<FormField['type']>(['choice', 'choices']);

/**
 * What keeps a form from being published. A condition looks at earlier fields only, so no form can go round in a
 * circle; `isPattern` says whether a regular expression can be read.
 */
export function definitionFaults(
  { fields, subjectField }: Pick<RequestTypeContent, 'fields' | 'subjectField'>,
  isPattern: (source: string) => boolean,
): DefinitionFault[] {
  const faults = fields.flatMap((field, index) =>
    fieldFaults(field, fields.slice(0, index), isPattern).map(({ path, code }) => ({
      path: `fields.${index}.${path}`,
      code,
    })),
  );
  const subject = fields.find(({ key }) => key === subjectField);
  const unfit =
    subjectField !== undefined && (!subject || subject.type === 'heading' || subject.type === 'file');
  return unfit ? [...faults, { path: 'subjectField', code: 'form.subject-field' }] : faults;
}

function fieldFaults(
  field: FormField,
  earlier: readonly FormField[],
  isPattern: (source: string) => boolean,
): DefinitionFault[] {
  const { key, min, max, pattern, shown } = field;
  const faults: DefinitionFault[] = [];
  if (!fieldKey.test(key)) faults.push({ path: 'key', code: 'form.key-invalid' });
  if (earlier.some((other) => other.key === key)) faults.push({ path: 'key', code: 'form.key-taken' });
  faults.push(...choiceFaults(field));
  if (min !== undefined && max !== undefined && min > max)
    faults.push({ path: 'max', code: 'form.limits-crossed' });
  if (pattern && !isPattern(pattern.source))
    faults.push({ path: 'pattern.source', code: 'form.pattern-invalid' });
  const conditions = shown?.conditions ?? [];
  conditions.forEach((condition, index) => {
    const code = conditionFault(condition, earlier);
    if (code) faults.push({ path: `shown.conditions.${index}`, code });
  });
  return faults;
}

function choiceFaults({ type, choices = [] }: FormField): DefinitionFault[] {
  if (!optionTests.has(type)) return [];
  if (choices.length === 0) return [{ path: 'choices', code: 'form.no-choices' }];
  const values = choices.map(({ value }) => value);
  const taken = values.findIndex((value, index) => values.indexOf(value) !== index);
  return taken < 0 ? [] : [{ path: `choices.${taken}.value`, code: 'form.choice-taken' }];
}

function conditionFault(
  { field: key, test, value = '' }: FormCondition,
  earlier: readonly FormField[],
): DefinitionFault['code'] | undefined {
  const field = earlier.find((other) => other.key === key);
  if (!field || field.type === 'heading') return 'form.condition-unknown';
  if (test === 'filled' || test === 'empty') return undefined;
  if (value === '' || value.length > longestProse) return 'form.condition-value';
  const offered = field.type === 'yes-no' ? ['true', 'false'] : field.choices?.map((choice) => choice.value);
  const listed = optionTests.has(field.type) || field.type === 'yes-no';
  return listed && !offered?.includes(value) ? 'form.condition-value' : undefined;
}
