import { randomInt } from 'node:crypto';

/** Without letters and digits that are taken for one another when they are read aloud or typed from paper. */
const sets = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '!#%+=?'] as const;
const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[!#%+=?]/];
const length = 16;

/** A password of 16 characters (about 94 bits) with letters of both cases, digits and signs, as policies ask. */
export function makePassword(): string {
  const pick = (letters: string) => letters[randomInt(letters.length)] ?? '';
  const all = sets.join('');
  for (;;) {
    const password = Array.from({ length }, () => pick(all)).join('');
    if (kinds.every((kind) => kind.test(password))) return password;
  }
}
