import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Config } from '../config/config';
import { KeyRing, parseKeys } from './key-ring';
import { Secrets } from './secrets';

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64');
const withKeys = (secretKeys: KeyRing) => new Secrets({ secretKeys } as Config);
const secrets = withKeys(KeyRing.of(key(7)));

/** As secrets were sealed before keys were wrapped. */
function sealedBefore(plain: string, context: string): string {
  const derived = Buffer.from(hkdfSync('sha256', Buffer.alloc(32, 7), 'vigie', 'seal', 32));
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', derived, iv, { authTagLength: 16 });
  cipher.setAAD(Buffer.from(`k1|${context}`));
  const body = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `k1.${body.toString('base64url')}`;
}

describe('a sealed text', () => {
  const sealed = secrets.seal('mot de passe', 'totp:1');

  it('opens under its own context', () => {
    expect(secrets.open(sealed, 'totp:1')).toBe('mot de passe');
  });

  it('is never written twice the same', () => {
    expect(secrets.seal('mot de passe', 'totp:1')).not.toBe(sealed);
  });

  it('does not open under another context, nor with another key', () => {
    expect(() => secrets.open(sealed, 'totp:2')).toThrow();
    expect(() => withKeys(KeyRing.of(key(8))).open(sealed, 'totp:1')).toThrow();
  });

  it.each([
    ['sealed now', (plain: string) => secrets.seal(plain, 'totp:1')],
    ['sealed before keys were wrapped', (plain: string) => sealedBefore(plain, 'totp:1')],
  ])('does not open after any one bit of it was flipped (%s)', (_, seal) => {
    for (const plain of ['mot de passe', 'mot de passe.', 'mot de passe !']) {
      const whole = Buffer.from(seal(plain));
      const opened: string[] = [];
      for (let bit = 0; bit < whole.length * 8; bit += 1) {
        const changed = Buffer.from(whole);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        try {
          secrets.open(changed.toString('latin1'), 'totp:1');
          opened.push(`${bit >> 3}:${bit & 7}`);
        } catch {
          // Refused, as it must be.
        }
      }
      expect(opened).toEqual([]);
    }
  });

  it('does not open with anything added', () => {
    for (const longer of [`${sealed}.x`, `${sealed}=`, `${sealed}\n`, ` ${sealed}`]) {
      expect(() => secrets.open(longer, 'totp:1')).toThrow();
    }
  });

  it('of before is still read', () => {
    expect(secrets.open(sealedBefore('mot de passe', 'totp:1'), 'totp:1')).toBe('mot de passe');
  });
});

describe('a rotation', () => {
  const both = withKeys(KeyRing.of(`k2:${key(8)},k1:${key(7)}`));
  const newOnly = withKeys(KeyRing.of(`k2:${key(8)}`));

  it('wraps the key of a secret anew, and leaves the secret as it is', () => {
    const sealed = secrets.seal('mot de passe', 'totp:1');
    const renewed = both.rewrap(sealed, 'totp:1');
    expect(renewed).toMatch(/^k2\./);
    expect(renewed.split('.')[2]).toBe(sealed.split('.')[2]);
    expect(newOnly.open(renewed, 'totp:1')).toBe('mot de passe');
    expect(() => newOnly.open(sealed, 'totp:1')).toThrow('k1');
  });

  it('seals anew what was sealed before keys were wrapped', () => {
    const renewed = both.rewrap(sealedBefore('mot de passe', 'totp:1'), 'totp:1');
    expect(newOnly.open(renewed, 'totp:1')).toBe('mot de passe');
    expect(both.rewrapWithoutContext(sealedBefore('mot de passe', 'totp:1'))).toBeNull();
  });

  it('leaves signatures of before valid while their key is kept', () => {
    const signature = secrets.sign('draft-link', '12');
    expect(both.verify('draft-link', '12', signature)).toBe(true);
    expect(both.sign('draft-link', '12')).not.toBe(signature);
    expect(newOnly.verify('draft-link', '12', signature)).toBe(false);
  });

  it('is seen by a process that runs, as soon as the file changes', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'vigie-keys-')), 'secret.key');
    writeFileSync(file, `${key(7)}\n`);
    const running = withKeys(KeyRing.inFile(file));
    expect(running.seal('a', 'b')).toMatch(/^k1\./);
    writeFileSync(file, `k2:${key(8)}\nk1:${key(7)}\n`);
    expect(running.seal('a', 'b')).toMatch(/^k2\./);
  });
});

describe('keys', () => {
  it('are read newest first, however they are written', () => {
    const read = parseKeys(`${key(1)}\n\n k10:${key(3)} , k2:${key(2)}\n`);
    expect(read.map(({ version }) => version)).toEqual(['k10', 'k2', 'k1']);
  });

  it.each(['', 'k1:', 'abc', `k0:${key(1)}`, `${key(1)},k1:${key(2)}`, `clé:${key(1)}`])(
    'are refused when they are none: %s',
    (text) => {
      expect(() => parseKeys(text)).toThrow('SECRET_KEY');
    },
  );
});

describe('a signature', () => {
  it('belongs to one purpose and one text', () => {
    const signature = secrets.sign('draft-link', '12');
    expect(secrets.verify('draft-link', '12', signature)).toBe(true);
    expect(secrets.verify('draft-link', '13', signature)).toBe(false);
    expect(secrets.verify('mail-reply', '12', signature)).toBe(false);
    expect(secrets.verify('draft-link', '12', '')).toBe(false);
  });
});
