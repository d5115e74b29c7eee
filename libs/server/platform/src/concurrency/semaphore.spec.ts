import { Semaphore } from './semaphore';

/** Work that ends when told to. */
function controlled() {
  const ends: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => ends.push(resolve));
    running -= 1;
  };
  return { work, ends, most: () => most };
}

describe('a semaphore', () => {
  it('never runs more than its places, and everything in the end', async () => {
    const semaphore = new Semaphore(3, 100);
    const { work, ends, most } = controlled();
    const all = Array.from({ length: 10 }, () => semaphore.run(work));
    let ended = 0;
    while (ended < 10) {
      await new Promise((resolve) => setImmediate(resolve));
      const end = ends.shift();
      if (end) ended += 1;
      end?.();
    }
    await Promise.all(all);
    expect(most()).toBe(3);
  });

  it('refuses when the line is too long', async () => {
    const semaphore = new Semaphore(1, 1);
    const { work, ends } = controlled();
    const first = semaphore.run(work);
    const second = semaphore.run(() => Promise.resolve('second'));
    await expect(semaphore.run(work)).rejects.toMatchObject({ code: 'server.busy' });
    ends[0]?.();
    await first;
    expect(await second).toBe('second');
  });

  it('frees the place of work that failed', async () => {
    const semaphore = new Semaphore(1, 1);
    await expect(semaphore.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await semaphore.run(() => Promise.resolve('next'))).toBe('next');
  });
});
