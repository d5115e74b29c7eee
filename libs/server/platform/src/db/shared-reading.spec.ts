import { SharedReading } from './shared-reading';

describe('a shared reading', () => {
  let value = 0;
  let ends: (() => void)[] = [];
  const reading = () => {
    ends = [];
    value = 0;
    return new SharedReading(() => {
      value += 1;
      const seen = value;
      return new Promise<number>((resolve) => ends.push(() => resolve(seen)));
    });
  };
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  it('serves all who ask at once, and those who ask meanwhile with one that begins later', async () => {
    const shared = reading();
    const first = [shared.get(), shared.get()];
    await turn();
    const second = [shared.get(), shared.get(), shared.get()];
    await turn();
    expect(value).toBe(1);
    ends[0]?.();
    expect(await Promise.all(first)).toEqual([1, 1]);
    await turn();
    ends[1]?.();
    expect(await Promise.all(second)).toEqual([2, 2, 2]);
  });

  it('goes on after one that failed', async () => {
    let fails = true;
    const shared = new SharedReading(() =>
      fails ? Promise.reject(new Error('gone')) : Promise.resolve('here'),
    );
    await expect(shared.get()).rejects.toThrow('gone');
    fails = false;
    expect(await shared.get()).toBe('here');
  });
});
