import { DomainError } from '@vigie/platform';
import { commonWords } from './common-words.data';

const minLength = 12;
const minUnpredictable = 8;
const minDistinct = 5;

/** What an attacker knows about the owner of a password. */
export interface PasswordOwner {
  name: string;
  email: string;
}

/**
 * Refuses a password that is short, or that is little more than common words, the owner's own name or address,
 * the name of this product, sequences and repetitions. No rule on kinds of characters.
 */
export function checkPassword(password: string, owner: PasswordOwner): void {
  const rest = unpredictablePart(password, owner);
  const strong =
    Array.from(password).length >= minLength &&
    Array.from(rest).length >= minUnpredictable &&
    new Set(rest).size >= minDistinct;
  if (!strong) throw new DomainError('password.too-weak');
}

/** What remains of a password once everything easy to guess is taken out. */
function unpredictablePart(password: string, owner: PasswordOwner): string {
  const words = [...ownWords(owner), ...commonWords].toSorted((a, b) => b.length - a.length);
  const left = words.reduce((text, word) => text.replaceAll(word, ' '), plain(password));
  return withoutRuns(left).replaceAll(/\s+/g, '');
}

function ownWords({ name, email }: PasswordOwner): string[] {
  const address = plain(email);
  return [address, ...address.split(/[^a-z0-9]+/), ...plain(name).split(/[^a-z0-9]+/)].filter(
    (word) => word.length >= 3,
  );
}

/** Lower case without accents, so that "Léa" and "lea" are the same word. */
const plain = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Drops `aaaa`, `1234`, `dcba`: each character one away from the one before, or the same. */
function withoutRuns(text: string): string {
  const runs: string[] = [];
  let step: number | undefined;
  for (const char of text) {
    const run = runs.at(-1) ?? '';
    const next = run === '' ? undefined : char.charCodeAt(0) - run.charCodeAt(run.length - 1);
    const follows = next !== undefined && Math.abs(next) <= 1 && (run.length === 1 || next === step);
    if (follows) runs[runs.length - 1] = run + char;
    else runs.push(char);
    step = follows ? next : undefined;
  }
  return runs.filter((run) => run.length < 3).join('');
}
