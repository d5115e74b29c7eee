import type { FormChoice, FormField, LocalText, RequestTypeContent } from '@vigie/rules';

/** A type of request with nothing in it yet. */
export const emptyType: RequestTypeContent = {
  name: { fr: '' },
  description: { fr: '' },
  category: { fr: '' },
  icon: 'ticket',
  ticketKind: 'request',
  fields: [],
  audience: { people: 'requesters', formulas: [], clientIds: [] },
  approval: { by: 'nobody', contactIds: [] },
  service: 'targets',
  impact: 'medium',
  urgency: 'medium',
};

/** Words in both languages as typed; an empty English is none. */
export function withWords(text: LocalText, locale: 'fr' | 'en', words: string): LocalText {
  if (locale === 'fr') return { ...text, fr: words };
  const { en: _before, ...french } = text;
  return words === '' ? french : { ...french, en: words };
}

/** A plain name made of a question, unlike those that are taken: « Centre de coût » becomes `centreDeCout`. */
export function keyFor(label: string, taken: readonly string[]): string {
  const words = label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  const joined = words
    .map((word, index) =>
      index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
    )
    .join('')
    .slice(0, 36);
  const base = /^[a-z]/.test(joined) ? joined : `champ${joined}`;
  let key = base;
  for (let n = 2; taken.includes(key); n += 1) key = `${base}${n}`;
  return key;
}

/** Choices as they are written, one a line: the French, and the English after a bar. */
export const writeChoices = (choices: readonly FormChoice[] = []): string =>
  choices.map(({ label }) => (label.en ? `${label.fr} | ${label.en}` : label.fr)).join('\n');

/** Reads them back; a choice that stays keeps its value, so that conditions on it go on. */
export function readChoices(text: string, before: readonly FormChoice[] = []): FormChoice[] {
  const values: string[] = [];
  return text.split('\n').flatMap((line) => {
    const [fr = '', en = ''] = line.split('|').map((part) => part.trim());
    if (fr === '') return [];
    const known = before.find(({ label }) => label.fr === fr)?.value;
    const value = known && !values.includes(known) ? known : keyFor(fr, values);
    values.push(value);
    return [{ value, label: en ? { fr, en } : { fr } }];
  });
}

/** A field that moves one place, up or down. */
export function moved(fields: readonly FormField[], index: number, by: -1 | 1): FormField[] {
  const next = [...fields];
  const [field] = next.splice(index, 1);
  if (field) next.splice(Math.max(index + by, 0), 0, field);
  return next;
}

/** The definition as it is sent: words trimmed, empty ones left out. */
export function cleaned(content: RequestTypeContent): RequestTypeContent {
  return {
    ...content,
    fields: content.fields.map(({ help, pattern, shown, ...field }) => ({
      ...field,
      ...(help?.fr.trim() && { help }),
      ...(pattern?.source && { pattern }),
      ...(shown && shown.conditions.length > 0 && { shown }),
    })),
  };
}
