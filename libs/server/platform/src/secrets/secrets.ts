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

const keyVersion = 'k1';

/** Encryption, signatures and random tokens, all derived from the installation's one secret key. */
@Injectable()
export class Secrets {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Encrypts with AES-256-GCM; `context` says what and whose it is, and is needed to read it back. */
  seal(plain: string, context: string): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key('seal'), iv, { authTagLength: 16 });
    cipher.setAAD(Buffer.from(`${keyVersion}|${context}`));
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return [keyVersion, Buffer.concat([iv, body, cipher.getAuthTag()]).toString('base64url')].join('.');
  }

  /** Reads exactly what `seal` wrote; throws when the text was changed or belongs to another context. */
  open(sealed: string, context: string): string {
    const [version, text] = sealed.split('.');
    const bytes = Buffer.from(text ?? '', 'base64url');
    // The decoder passes over what it does not know: only one text may stand for these bytes.
    if (sealed !== `${version}.${bytes.toString('base64url')}`) throw new Error('not a sealed text');
    const decipher = createDecipheriv('aes-256-gcm', this.key('seal'), bytes.subarray(0, 12), {
      authTagLength: 16,
    });
    decipher.setAAD(Buffer.from(`${version}|${context}`));
    decipher.setAuthTag(bytes.subarray(-16));
    return decipher.update(bytes.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8');
  }

  /** Short signature (128 bits) of a text for one purpose. */
  sign(purpose: string, text: string): string {
    return createHmac('sha256', this.key(purpose))
      .update(text)
      .digest()
      .subarray(0, 16)
      .toString('base64url');
  }

  /** Whether `signature` is ours for this purpose and text, compared in constant time. */
  verify(purpose: string, text: string, signature: string): boolean {
    const expected = Buffer.from(this.sign(purpose, text));
    const given = Buffer.from(signature);
    return expected.length === given.length && timingSafeEqual(expected, given);
  }

  private key(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.config.secretKey, 'vigie', purpose, 32));
  }
}

/** A token nobody can guess: 256 bits, safe in a URL. */
export const randomToken = () => randomBytes(32).toString('base64url');

/** SHA-256 in hexadecimal. */
export const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
