import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Semaphore, type Config } from '@vigie/platform';

/** Password of the people of the demonstration; refused everywhere else. */
export const demoPassword = 'vigie-demo';

const cost = { memory: 19 * 1024, passes: 2, parallelism: 1 };
const tagLength = 32;
const stored = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;
const derive = promisify(argon2);
const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

const write = (salt: Buffer, tag: Buffer) =>
  `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${text(salt)}$${text(tag)}`;
/** What is compared with when there is no hash, for the same work. */
const nobody = write(Buffer.alloc(16), Buffer.alloc(tagLength));

/** Hashes and checks passwords with Argon2id, four at a time so that a rush of sign-ins cannot take all memory. */
@Injectable()
export class Passwords {
  private readonly places = new Semaphore(4, 200);

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Hash to store, as `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
  async hash(password: string): Promise<string> {
    const salt = randomBytes(16);
    const tag = await this.places.run(() => digest(password, salt, cost));
    return write(salt, tag);
  }

  /**
   * Whether the password is the one of the hash. Without a hash (nobody has this address, or the person has not
   * chosen a password yet) the same work is done and the answer is no.
   */
  async matches(password: string, hash: string | null): Promise<boolean> {
    const parts = stored.exec(hash ?? nobody);
    if (!parts) throw new Error('a stored password hash is unreadable');
    const [, memory, passes, parallelism, salt = '', tag = ''] = parts;
    const expected = Buffer.from(tag, 'base64');
    const actual = await this.places.run(() =>
      digest(password, Buffer.from(salt, 'base64'), {
        memory: Number(memory),
        passes: Number(passes),
        parallelism: Number(parallelism),
      }),
    );
    const refused = hash === null || (password === demoPassword && !this.config.demo);
    return timingSafeEqual(actual, expected) && !refused;
  }
}

function digest(password: string, nonce: Buffer, parameters: typeof cost): Promise<Buffer> {
  // The same password typed on two keyboards may differ in how accents are encoded.
  return derive('argon2id', { message: password.normalize('NFKC'), nonce, tagLength, ...parameters });
}
