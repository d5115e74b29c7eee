import { wordsIn, type Answer, type Answers, type FormField } from '@vigie/rules';
import type { Locale, SaidAnswer } from '@vigie/wire';

const yesNo = { fr: { true: 'Oui', false: 'Non' }, en: { true: 'Yes', false: 'No' } } as const;

/** Questions and answers in the words of a language; `names` says what identifiers stand for. */
export function sayAnswers(
  fields: readonly FormField[],
  values: Answers,
  names: ReadonlyMap<string, string>,
  locale: Locale,
): SaidAnswer[] {
  return fields.flatMap((field) => {
    const value = values[field.key];
    if (value === undefined) return [];
    return [{ label: wordsIn(field.label, locale), value: sayAnswer(field, value, names, locale) }];
  });
}

/** How a name of something chosen is found again. */
export const nameKey = (type: FormField['type'], id: string): string => `${type}:${id}`;

function sayAnswer(
  field: FormField,
  value: Answer,
  names: ReadonlyMap<string, string>,
  locale: Locale,
): string {
  if (typeof value === 'boolean') return yesNo[locale][`${value}`];
  if (typeof value === 'number') return value.toLocaleString(locale);
  const one = (item: string) => {
    const choice = field.choices?.find((offered) => offered.value === item);
    return choice ? wordsIn(choice.label, locale) : (names.get(nameKey(field.type, item)) ?? item);
  };
  if (Array.isArray(value)) return value.map(one).join(', ');
  return field.type === 'date' ? sayDate(value, locale) : one(value);
}

function sayDate(date: string, locale: Locale): string {
  const tag = locale === 'fr' ? 'fr-FR' : 'en-GB';
  return new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(date));
}
