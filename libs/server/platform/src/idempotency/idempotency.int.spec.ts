import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '../errors/domain-error';
import { TestPlatform } from '../testing/test-platform';
import type { Transaction } from '../db/transaction';
import { idempotentRequest } from './idempotency';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.open('idempotency', { config: { databasePool: 40 } });
  await platform.database.query('CREATE TABLE effect (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(50))');
});
afterAll(() => platform.close());

/** One request with this key, whose transaction is `work`. */
function send<T>(key: string, work: (tx: Transaction) => Promise<T>, body = 'body'): Promise<T> {
  const request = { scope: 'staff:1 /api/things', key, bodySha256: body.padEnd(64, '.'), transactions: 0 };
  return idempotentRequest.run(request, () => platform.database.transaction(work));
}

/** An effect that can be counted; answers with its identifier. */
const effect = (name: string) => async (tx: Transaction) => {
  await tx.execute('INSERT INTO effect (name) VALUES (?)', [name]);
  const [row] = await tx.query<{ id: string }>('SELECT LAST_INSERT_ID() AS id');
  return { id: row?.id };
};

async function effects(name: string): Promise<number> {
  return (await platform.database.query('SELECT id FROM effect WHERE name = ?', [name])).length;
}

/** Refuses late enough for the others to be waiting. */
const refused = async () => {
  await sleep(20);
  throw new DomainError('not-found');
};
const codes = (results: PromiseSettledResult<unknown>[]) =>
  results.map((result) => (result.status === 'rejected' ? (result.reason as DomainError).code : 'done'));

describe('a request sent again with its key', () => {
  it('gets the first answer and changes nothing', async () => {
    const first = await send('again', effect('again'));
    expect(await send('again', effect('again'))).toEqual(first);
    expect(await effects('again')).toBe(1);
  });

  it('has one effect when ten arrive at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => send('ten', effect('ten'))));
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
    expect(await effects('ten')).toBe(1);
  });

  it('is refused with another body, and only then', async () => {
    await send('body', effect('body'));
    await expect(send('body', effect('body'), 'other')).rejects.toMatchObject({
      code: 'idempotency.mismatch',
    });
    await expect(send('body', effect('body'))).resolves.toBeDefined();
    expect(await effects('body')).toBe(1);
  });

  it('works when the attempt before failed, even with another body', async () => {
    await expect(send('failed', refused)).rejects.toMatchObject({ code: 'not-found' });
    await send('failed', effect('failed'), 'corrected');
    expect(await effects('failed')).toBe(1);
  });

  it('tells each of many that fail at once why, and not that the server is busy', async () => {
    const results = await Promise.allSettled(Array.from({ length: 30 }, () => send('refused', refused)));
    expect(new Set(codes(results))).toEqual(new Set(['not-found']));
  });

  it('has one effect although a deadlock restarted the first attempt', async () => {
    let deadlocks = 1;
    const deadlocked = async (tx: Transaction) => {
      if (deadlocks-- > 0) throw Object.assign(new Error('deadlock'), { code: 'ER_LOCK_DEADLOCK' });
      return effect('deadlock')(tx);
    };
    const first = await send('deadlock', deadlocked);
    expect(await send('deadlock', deadlocked)).toEqual(first);
    expect(await effects('deadlock')).toBe(1);
  });

  it('is another one when its key differs by the case of a letter', async () => {
    await send('case', effect('case'));
    await send('CASE', effect('case'));
    expect(await effects('case')).toBe(2);
  });
});
