import { readFileSync, statSync } from 'node:fs';

/** A secret key of the installation; its version is written before everything it seals. */
export interface SecretKey {
  /** `k1`, `k2`, …: the highest one seals, the others only open what they sealed. */
  version: string;
  bytes: Buffer;
}

const wrong = (why: string) => new Error(`Configuration invalide : SECRET_KEY ou SECRET_KEY_FILE ${why}.`);
const numberOf = ({ version }: SecretKey) => Number(version.slice(1));

/** Reads keys, newest first: one a line or between commas, `k2:<base64>`; a key without a version is `k1`. */
export function parseKeys(text: string): SecretKey[] {
  const keys = text
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map((part): SecretKey => {
      const [, version = 'k1', base64 = ''] = /^(?:(k[1-9]\d{0,5}):)?([\w+/-]+=*)$/.exec(part) ?? [];
      return { version, bytes: Buffer.from(base64, 'base64') };
    });
  if (keys.length === 0 || keys.some(({ bytes }) => bytes.length < 32))
    throw wrong('doit donner au moins 32 octets en base64');
  if (new Set(keys.map(({ version }) => version)).size < keys.length)
    throw wrong('donne deux fois la même version de clé');
  return keys.toSorted((one, other) => numberOf(other) - numberOf(one));
}

/** The text that `parseKeys` reads. */
export const writeKeys = (keys: readonly SecretKey[]) =>
  keys.map(({ version, bytes }) => `${version}:${bytes.toString('base64')}\n`).join('');

/** The version after the newest one. */
export const nextVersion = ([newest]: readonly SecretKey[]) => `k${newest ? numberOf(newest) + 1 : 1}`;

/** The keys of the installation. Those of a file are read again when it changes, so that a rotation stops nothing. */
export class KeyRing {
  private kept: readonly SecretKey[];
  private seen = '';

  private constructor(
    text: string,
    /** Where they are kept; null when the environment holds them. */
    readonly file: string | null,
  ) {
    this.kept = parseKeys(text);
    if (file !== null) this.seen = stampOf(file);
  }

  static of(text: string): KeyRing {
    return new KeyRing(text, null);
  }

  static inFile(file: string): KeyRing {
    return new KeyRing(readFileSync(file, 'utf8'), file);
  }

  /** Newest first; never empty. */
  get keys(): readonly SecretKey[] {
    if (this.file === null) return this.kept;
    const stamp = stampOf(this.file);
    if (stamp !== '' && stamp !== this.seen) {
      this.kept = parseKeys(readFileSync(this.file, 'utf8'));
      this.seen = stamp;
    }
    return this.kept;
  }
}

/** Changes whenever the file does; empty while there is none. */
function stampOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.ino}:${stat.mtimeMs}:${stat.size}` : '';
}
