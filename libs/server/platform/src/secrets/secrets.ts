import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config';
import type { SecretKey } from './key-ring';

/**
 * Encryption and signatures under the installation's keys. A secret is encrypted with a random key of its own, which the
 * installation's key wraps: a rotation wraps it anew and leaves the secret as it is.
 */
@Injectable()
export class Secrets {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Encrypts with AES-256-GCM; `context` says what and whose it is, and is needed to read it back. */
  seal(plain: string, context: string): string {
    const dataKey = randomBytes(32);
    const body = encrypt(dataKey, Buffer.from(plain, 'utf8'), `text|${context}`);
    return `${this.wrap(dataKey)}.${body.toString('base64url')}`;
  }

  /** Reads exactly what `seal` wrote; throws when the text was changed or belongs to another context. */
  open(sealed: string, context: string): string {
    const { version, parts } = split(sealed);
    const [wrapped, body] = parts;
    if (!wrapped) throw new Error('not a sealed text');
    // Before keys were wrapped, the installation's key sealed the text itself.
    if (!body)
      return decrypt(derived(this.key(version), 'seal'), wrapped, `${version}|${context}`).toString('utf8');
    return decrypt(this.unwrap(version, wrapped), body, `text|${context}`).toString('utf8');
  }

  /** The same secret under the newest key. */
  rewrap(sealed: string, context: string): string {
    const { version, parts } = split(sealed);
    const [wrapped, body] = parts;
    if (!wrapped || !body) return this.seal(this.open(sealed, context), context);
    return `${this.wrap(this.unwrap(version, wrapped))}.${body.toString('base64url')}`;
  }

  /** The same secret under the newest key; null for one that only its context could open. */
  rewrapWithoutContext(sealed: string): string | null {
    return split(sealed).parts.length === 2 ? this.rewrap(sealed, '') : null;
  }

  /** Short signature (128 bits) of a text for one purpose. */
  sign(purpose: string, text: string): string {
    return signature(this.newest, purpose, text);
  }

  /** Whether `given` is ours for this purpose and text, under any key that is kept; compared in constant time. */
  verify(purpose: string, text: string, given: string): boolean {
    const bytes = Buffer.from(given);
    return this.config.secretKeys.keys.some((key) => {
      const expected = Buffer.from(signature(key, purpose, text));
      return expected.length === bytes.length && timingSafeEqual(expected, bytes);
    });
  }

  private get newest(): SecretKey {
    const [newest] = this.config.secretKeys.keys;
    if (!newest) throw new Error('no secret key');
    return newest;
  }

  private key(version: string): SecretKey {
    const key = this.config.secretKeys.keys.find((one) => one.version === version);
    if (!key) throw new Error(`the secret key ${version} is missing`);
    return key;
  }

  private wrap(dataKey: Buffer): string {
    const { newest } = this;
    const wrapped = encrypt(derived(newest, 'wrap'), dataKey, `key|${newest.version}`);
    return `${newest.version}.${wrapped.toString('base64url')}`;
  }

  private unwrap(version: string, wrapped: Buffer): Buffer {
    return decrypt(derived(this.key(version), 'wrap'), wrapped, `key|${version}`);
  }
}

const derived = ({ bytes }: SecretKey, purpose: string) =>
  Buffer.from(hkdfSync('sha256', bytes, 'vigie', purpose, 32));

const signature = (key: SecretKey, purpose: string, text: string) =>
  createHmac('sha256', derived(key, purpose)).update(text).digest().subarray(0, 16).toString('base64url');

/** `k1.<text>` or `k2.<wrapped key>.<text>`; only one writing stands for these bytes. */
function split(sealed: string): { version: string; parts: Buffer[] } {
  const [version = '', ...texts] = sealed.split('.');
  const parts = texts.map((text) => Buffer.from(text, 'base64url'));
  const written = [version, ...parts.map((part) => part.toString('base64url'))].join('.');
  // The decoder passes over what it does not know.
  if (sealed !== written || parts.length > 2) throw new Error('not a sealed text');
  return { version, parts };
}

function encrypt(key: Buffer, plain: Buffer, context: string): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: 16 });
  cipher.setAAD(Buffer.from(context));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, bytes: Buffer, context: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
}

/** A token nobody can guess: 256 bits, safe in a URL. */
export const randomToken = () => randomBytes(32).toString('base64url');

/** SHA-256 in hexadecimal. */
export const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
