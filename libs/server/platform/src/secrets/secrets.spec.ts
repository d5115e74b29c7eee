import type { Config } from '../config/config';
import { Secrets } from './secrets';

const secrets = new Secrets({ secretKey: Buffer.alloc(32, 7) } as Config);

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
    const others = new Secrets({ secretKey: Buffer.alloc(32, 8) } as Config);
    expect(() => others.open(sealed, 'totp:1')).toThrow();
  });

  it.each(['mot de passe', 'mot de passe.', 'mot de passe !'])(
    'does not open after any one bit of it was flipped (%s)',
    (plain) => {
      const whole = Buffer.from(secrets.seal(plain, 'totp:1'));
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
    },
  );

  it('does not open with anything added', () => {
    for (const longer of [`${sealed}.x`, `${sealed}=`, `${sealed}\n`, ` ${sealed}`]) {
      expect(() => secrets.open(longer, 'totp:1')).toThrow();
    }
  });
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
