import { type sharedTexts, formatDay } from '@vigie/ui';
import type { Locale } from '@vigie/wire';

export interface RequestField {
  label: string;
  value: string;
}

type FormTexts = (typeof sharedTexts)['fr']['form'];

const isoDate = /^\d{4}-\d{2}-\d{2}$/;

/** The sealed text sorts its keys; people read a form in the order it asks. */
const order = [
  'firstName',
  'lastName',
  'userPrincipalName',
  'jobTitle',
  'effectiveDate',
  'licence',
  'groups',
  'mailbox',
  'change',
  'backup',
  'what',
  'asOf',
  'target',
];

function rank(key: string): number {
  const index = order.indexOf(key);
  return index < 0 ? order.length : index;
}

/** The form of a written request as labels and values, in the order people read it; pure. */
export function requestFields(
  form: Readonly<Record<string, unknown>>,
  texts: FormTexts,
  locale: Locale,
): RequestField[] {
  const labels: Readonly<Record<string, unknown>> = texts;
  const choices: Readonly<Record<string, string>> = texts.mailboxes;
  const entries = Object.entries(form).sort(([a], [b]) => rank(a) - rank(b));
  return entries.flatMap(([key, value]) => {
    const said = sayValue(value, choices, locale);
    const label = labels[key];
    return said === '' ? [] : [{ label: typeof label === 'string' ? label : key, value: said }];
  });
}

function sayValue(value: unknown, choices: Readonly<Record<string, string>>, locale: Locale): string {
  if (Array.isArray(value)) return value.map((item) => sayValue(item, choices, locale)).join(', ');
  if (typeof value === 'string')
    return isoDate.test(value) ? formatDay(value, locale) : (choices[value] ?? value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return '';
}
