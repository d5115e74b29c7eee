import { defaultCalendar, isLocalDate } from '@vigie/rules';
import type { Locale, Proof } from '@vigie/wire';
import { z } from 'zod';
import { printable } from './proof-fonts';
import { proofTexts } from './proof.texts';

const formulaNames = { STANDARD: 'STANDARD', PREMIUM: 'PREMIUM', SERENITE: 'SÉRÉNITÉ' } as const;
const maxText = 1200;
const maxValue = 300;

/** A line of the document: a label and what it says. */
export type Line = [label: string, value: string];

/** The words of a proof, section by section, ready to be laid out. */
export interface ProofContent {
  title: string;
  subtitle: string;
  sections: { title: string; lines: Line[]; paragraphs: string[]; code: Line[] }[];
  footer: string;
}

const words = z.string().transform(printable);
const sealed = z.looseObject({
  request: z.looseObject({
    kind: words.optional(),
    subject: words.optional(),
    description: words.optional(),
    form: z.record(words, z.unknown()).optional(),
    answers: z.array(z.object({ label: words, value: words })).optional(),
  }),
  files: z.array(z.looseObject({ name: words, sha256: z.string() })).default([]),
  contractSuspended: z.boolean().optional(),
  rawSha256: z.string().optional(),
});
type Sealed = z.infer<typeof sealed>;

/** Puts a proof into words. Dates of the record are given in local time and in UTC. */
export function proofContent(proof: Proof, locale: Locale, now: Date): ProofContent {
  const texts = proofTexts[locale];
  const { labels, sections } = texts;
  const payload = readPayload(proof.payload);
  const client = printable(proof.client);
  const author = printable(`${proof.author.name} <${proof.author.email}>`);
  const askedLines = payload ? asked(payload, locale) : [];
  const hasCodes = [client, author, ...askedLines.flat()].some((text) => /\[U\+[0-9A-F]{4}/.test(text));
  const section = (title: string, lines: Line[], paragraphs: string[] = [], code: Line[] = []) => ({
    title,
    lines,
    paragraphs,
    code,
  });
  return {
    title: texts.title,
    subtitle: texts.subtitle(client),
    sections: [
      section(sections.receipt, [
        [labels.number, proof.number],
        [labels.sequence, String(proof.sequence)],
        [labels.client, `${client} (${formulaNames[proof.formula]})`],
        [labels.author, author],
        [labels.received, bothTimes(proof.receivedAt, locale)],
        [labels.channel, texts.channels[proof.channel]],
      ]),
      section(sections.asked, askedLines),
      section(
        sections.deadline,
        proof.deadline ? [[labels.deadline, bothTimes(proof.deadline.dueAt, locale)]] : [],
        deadlineWords(proof, payload, locale),
      ),
      section(sections.seal, [], [], seal(proof, payload, locale)),
      section(sections.verify, [], [...texts.verify, ...(hasCodes ? [texts.codes] : [])]),
    ],
    footer: texts.made(bothTimes(now.toISOString(), locale)),
  };
}

/** The deadline is the one promised at receipt, and the document says so. */
function deadlineWords({ deadline }: Proof, payload: Sealed | null, locale: Locale): string[] {
  const texts = proofTexts[locale];
  if (deadline) return [deadline.sentence, texts.promised];
  const { noDeadline, suspended } = texts.labels;
  return payload?.contractSuspended ? [noDeadline, suspended] : [noDeadline];
}

function seal(proof: Proof, payload: Sealed | null, locale: Locale): Line[] {
  const { labels } = proofTexts[locale];
  const isFirst = /^0+$/.test(proof.previousSha256);
  return [
    [labels.hash, proof.sha256],
    [labels.previousHash, isFirst ? labels.first : proof.previousSha256],
    ...(payload?.rawSha256 ? [[labels.rawHash, payload.rawSha256] satisfies Line] : []),
  ];
}

function readPayload(text: string): Sealed | null {
  try {
    return sealed.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function asked({ request, files }: Sealed, locale: Locale): Line[] {
  const texts = proofTexts[locale];
  const { labels } = texts;
  const form = Object.entries(request.form ?? {}).map(([name, value]): Line => [
    name in texts.fields ? texts.fields[name as keyof typeof texts.fields] : name,
    short(valueOf(value, locale), maxValue),
  ]);
  const { answers } = request;
  const said = (answers ?? []).map(({ label, value }): Line => [label, short(value, maxValue)]);
  const kind = request.kind ?? '';
  return [
    [labels.kind, kind in texts.kinds ? texts.kinds[kind as keyof typeof texts.kinds] : kind],
    ...(request.subject ? [[labels.subject, request.subject] satisfies Line] : []),
    ...form,
    ...said,
    ...(request.description && !answers
      ? [[labels.description, short(request.description, maxText, texts.cut)] satisfies Line]
      : []),
    ...(files.length > 0
      ? [[labels.files, short(files.map(({ name }) => name).join(', '), maxValue)] satisfies Line]
      : []),
  ];
}

function valueOf(value: unknown, locale: Locale): string {
  if (Array.isArray(value)) return value.map((one) => valueOf(one, locale)).join(', ');
  if (typeof value !== 'string') return printable(JSON.stringify(value));
  if (isLocalDate(value)) {
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(value));
  }
  return proofTexts[locale].values[value] ?? printable(value);
}

/** The beginning of a text, on few lines: the document is one page, the whole is in the JSON. */
function short(text: string, max: number, mark = '…'): string {
  const lines = text.trim().split('\n');
  const few = lines.slice(0, 14).join('\n');
  return few.length > max || lines.length > 14 ? `${beginning(few, max)} ${mark}` : few;
}

/** Cut between characters, never inside a code that stands for one. */
function beginning(text: string, max: number): string {
  const cut = text.slice(0, max).toWellFormed();
  return (text.length > max ? cut.replace(/\[U\+[0-9A-F]*$/, '') : cut).trimEnd();
}

function bothTimes(instant: string, locale: Locale): string {
  const at = new Date(instant);
  const local = new Intl.DateTimeFormat(locale, {
    dateStyle: 'full',
    timeStyle: 'medium',
    timeZone: defaultCalendar.zone,
  }).format(at);
  return `${local} (${defaultCalendar.zone}), ${instant.replace('T', ' ').replace('Z', ' UTC')}`;
}
