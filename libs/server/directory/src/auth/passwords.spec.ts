import type { Config } from '@vigie/platform';
import { demoPassword, Passwords } from './passwords';

const inMode = (demo: boolean) => new Passwords({ demo } as Config);

describe('password hashes', () => {
  const passwords = inMode(false);

  it('are Argon2id with 19 MiB, two passes, and another salt each time', async () => {
    const [first, second] = await Promise.all([passwords.hash('phrase'), passwords.hash('phrase')]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(first).not.toBe(second);
  });

  it('match their password only, however its accents are encoded', async () => {
    const hash = await passwords.hash('été à la mer');
    expect(await passwords.matches('été à la mer'.normalize('NFD'), hash)).toBe(true);
    expect(await passwords.matches('ete a la mer', hash)).toBe(false);
    expect(await passwords.matches('', hash)).toBe(false);
  });

  it('match nothing when there is none', async () => {
    expect(await passwords.matches('phrase', null)).toBe(false);
  });

  it('written with another cost still match', async () => {
    const weaker = '$argon2id$v=19$m=8,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$';
    const { argon2Sync } = await import('node:crypto');
    const parameters = { memory: 8, passes: 1, parallelism: 1, tagLength: 32 };
    const tag = argon2Sync('argon2id', { message: 'phrase', nonce: Buffer.alloc(16), ...parameters });
    const hash = weaker + tag.toString('base64').replace(/=+$/, '');
    expect(await passwords.matches('phrase', hash)).toBe(true);
    expect(await passwords.matches('autre', hash)).toBe(false);
  });

  it('of the demonstration match in demo mode only', async () => {
    const hash = await inMode(true).hash(demoPassword);
    expect(await inMode(true).matches(demoPassword, hash)).toBe(true);
    expect(await inMode(false).matches(demoPassword, hash)).toBe(false);
  });
});
