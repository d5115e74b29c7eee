import { linesOf, readObject, textOf, type JsonObject, type ResticExit } from './restic-text';

/** Why restic did not do what was asked of it. */
export const resticFailures = [
  'no-repository',
  'locked',
  'wrong-password',
  'exists',
  'disk-full',
  'source-missing',
  'no-snapshot',
  'damaged',
  'interrupted',
  'unreadable',
  'other',
] as const;
export type ResticFailure = (typeof resticFailures)[number];

/** From 0.17 on; earlier versions say 1, and the reason stands in their words only. */
const ofCode: Readonly<Record<number, ResticFailure>> = {
  10: 'no-repository',
  11: 'locked',
  12: 'wrong-password',
  130: 'interrupted',
};

/** In the order in which they are looked for: the first one that fits is the reason. */
const words: readonly (readonly [ResticFailure, RegExp])[] = [
  ['wrong-password', /wrong password or no key found/],
  ['locked', /repository is already locked/],
  ['exists', /config file already exists/],
  ['no-repository', /Is there a repository at the following location|repository does not exist/],
  ['disk-full', /no space left on device|disk quota exceeded/],
  ['source-missing', /all (?:target|source) directories\/files do not exist/],
  ['no-snapshot', /no matching ID found|failed to find snapshot/],
  ['damaged', /repository contains errors/],
];

const mostText = 1000;

/** Why it failed; null when it did what was asked. A partial backup (3) has not failed as a whole. */
export function failureOf({ code, stderr }: ResticExit): ResticFailure | null {
  if (code === 0 || code === 3) return null;
  if (code === null) return 'interrupted';
  const known = ofCode[code];
  if (known !== undefined) return known;
  return words.find(([, pattern]) => pattern.test(stderr))?.[0] ?? 'other';
}

/** What it says went wrong: its JSON and plain lines as plain text, each once, the end of a long one left out. */
export function complaintsOf(stderr: string): string[] {
  const texts = linesOf(stderr).map((line) => {
    const object = readObject(line);
    return object === null ? line : (messageOf(object) ?? '');
  });
  return [...new Set(texts.map((text) => text.trim()))].filter((text) => text !== '');
}

/** The last words of restic, to be read by a person. */
export function lastWords(exit: ResticExit): string {
  const all = complaintsOf(exit.stderr);
  return (all.findLast((text) => /^(?:Fatal|unable)/.test(text)) ?? all.at(-1) ?? '').slice(0, mostText);
}

/** Things of the source that could not be read. */
export function unreadOf(stderr: string): string[] {
  return linesOf(stderr)
    .map(readObject)
    .filter((object) => object?.['message_type'] === 'error')
    .map((object) => (object === null ? null : textOf(object, 'item')))
    .filter((item) => item !== null);
}

/** Sources that are not there: a plain line, with exit code 0 before 0.19. */
export function missingOf(stderr: string): string[] {
  return linesOf(stderr)
    .map((line) => /^(.+) does not exist, skipping$/.exec(line)?.[1] ?? null)
    .filter((path) => path !== null);
}

function messageOf(object: JsonObject): string | null {
  const error = object['error'];
  if (typeof error !== 'object' || error === null) return textOf(object, 'message');
  const inner = error as JsonObject;
  // 0.14 writes the error of the system as its parts.
  return textOf(inner, 'message') ?? `${textOf(inner, 'Op') ?? ''} ${textOf(inner, 'Path') ?? ''}`.trim();
}
