import { DomainError, type FieldRefusal, type Transaction } from '@vigie/platform';
import { checkAnswers, wordsIn, type Answers, type FormField, type LocalDate } from '@vigie/rules';
import type { CatalogueRequest, Locale, SealedCatalogueRequest } from '@vigie/wire';
import { fileNames, optionsOf } from '../../store/catalogue/form-options.store';
import type { PublishedType } from '../../store/catalogue/request-type.store';
import { matchesPattern } from './patterns';
import { nameKey, sayAnswers } from './say-answers';

/** A form as it was filled in, ready to be received. */
export interface FilledForm {
  request: SealedCatalogueRequest;
  fileIds: string[];
}

/** Reads the answers to a form: canonical, of this client only, and in the words that their author read. */
export async function readForm(
  tx: Transaction,
  type: PublishedType,
  sent: CatalogueRequest,
  asked: { clientId: string; locale: Locale; today: LocalDate },
): Promise<FilledForm> {
  const { fields, name, subjectField } = type.content;
  const checked = checkAnswers(fields, sent.values, { today: asked.today, matches: matchesPattern });
  if (!checked.ok) throw refused(checked.faults.map(({ field, ...fault }) => ({ ...fault, path: field })));
  const { values } = checked;
  const names = await namesOf(tx, asked.clientId, fields, values);
  checkChosen(fields, values, names);
  const answers = sayAnswers(fields, values, names, asked.locale);
  const subjectIndex = fields.filter(({ key }) => key in values).findIndex(({ key }) => key === subjectField);
  const detail = answers[subjectIndex]?.value;
  const subject = [wordsIn(name, asked.locale), detail].filter(Boolean).join(' – ');
  const files = fields.flatMap(({ key, type: kind }) => (kind === 'file' ? itemsOf(values, key) : []));
  return {
    request: {
      kind: 'catalogue',
      type: { id: type.id, number: type.number, name },
      subject: subject.replace(/\s+/g, ' ').slice(0, 200).toWellFormed(),
      description: answers.map(({ label, value }) => `${label}\u00a0: ${value}`).join('\n') || undefined,
      values,
      answers,
    },
    fileIds: [...new Set([...files, ...(sent.attachmentIds ?? [])])],
  };
}

const refused = (fields: FieldRefusal[]) =>
  new DomainError(
    'request.invalid',
    undefined,
    fields.map((field) => ({ ...field, path: `values.${field.path}` })),
  );

const chosenTypes = ['person', 'site', 'equipment'] as const;

async function namesOf(
  tx: Transaction,
  clientId: string,
  fields: readonly FormField[],
  values: Answers,
): Promise<Map<string, string>> {
  const answered = fields.filter(({ key }) => key in values);
  const options = await optionsOf(tx, clientId, answered);
  const chosen = chosenTypes.flatMap((type) =>
    options[type].map(({ id, name }) => [nameKey(type, id), name] as const),
  );
  const fileIds = answered.flatMap(({ key, type }) => (type === 'file' ? itemsOf(values, key) : []));
  const files = [...(await fileNames(tx, fileIds))].map(([id, name]) => [nameKey('file', id), name] as const);
  return new Map([...chosen, ...files]);
}

/** Whom or what was chosen is the client's own; whose a file is, is seen when it is joined. */
function checkChosen(
  fields: readonly FormField[],
  values: Answers,
  names: ReadonlyMap<string, string>,
): void {
  const strange = fields.filter(({ key, type }) => {
    const value = values[key];
    return (
      chosenTypes.some((kind) => kind === type) &&
      typeof value === 'string' &&
      !names.has(nameKey(type, value))
    );
  });
  if (strange.length > 0) throw refused(strange.map(({ key }) => ({ path: key, code: 'field.choice' })));
}

function itemsOf(values: Answers, key: string): string[] {
  const value = values[key];
  return Array.isArray(value) ? value : [];
}
