import type { LocalDate, RequestKind } from '@vigie/rules';
import { formatDay } from '@vigie/ui';
import type { Locale } from '@vigie/wire';
import type { FieldName } from './fields';
import { newRequestTexts } from './texts';

export interface FieldWords {
  label: string;
  hint: string;
}

/** Label and hint of a question of a form. */
export function wordsOf(kind: RequestKind, field: FieldName, locale: Locale): FieldWords {
  const fields: Partial<Record<FieldName, FieldWords>> = newRequestTexts[locale].kinds[kind].fields;
  return fields[field] ?? { label: field, hint: '' };
}

type Form = Readonly<Record<string, unknown>> | null;

function text(form: Form, key: string): string {
  const value = form?.[key];
  return typeof value === 'string' ? value : '';
}

/** What a request asks, in one sentence: « Arrivée de Zoé D’Arçay, comptable, le samedi 5 décembre 2026. » */
export function summaryOf(kind: RequestKind, form: Form, subject: string, locale: Locale): string {
  const say = newRequestTexts[locale].receipt.summary;
  const day = (key: string): string => sayDay(text(form, key), locale);
  switch (kind) {
    case 'account.arrival': {
      const job = text(form, 'jobTitle');
      const name = `${text(form, 'firstName')} ${text(form, 'lastName')}`.trim();
      return say[kind](name, job ? `, ${job}` : '', day('effectiveDate'));
    }
    case 'account.departure':
      return say[kind](text(form, 'userPrincipalName'), day('effectiveDate'));
    case 'account.change':
      return say[kind](text(form, 'userPrincipalName'));
    case 'backup.restore':
      return say[kind](day('asOf'));
    case 'incident':
    case 'question':
    case 'email':
    case 'catalogue':
      return subject;
  }
}

/** First name of the person a request is about, to speak of them. */
export function firstNameIn(form: Form): string {
  return text(form, 'firstName');
}

export function sayDay(date: LocalDate, locale: Locale): string {
  return date ? formatDay(date, locale) : '';
}
