import { SharedReading, SharedReadings } from './shared-reading';

const turn = () => new Promise((resolve) => setImmediate(resolve));

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

describe('shared readings of several questions', () => {
  it('are shared by who asks the same, and told apart by what is asked', async () => {
    const read: string[] = [];
    const readings = new SharedReadings(async (by: string) => {
      await turn();
      read.push(by);
      return by;
    });
    const asked = ['person', 'client', 'person', 'person', 'client'];
    expect(await Promise.all(asked.map((by) => readings.get(by)))).toEqual(asked);
    expect(read.filter((by) => by === 'person').length).toBeLessThanOrEqual(2);
    const before = read.length;
    await readings.get('person');
    expect(read.length).toBe(before + 1);
  });

  it('are worked on a few at a time, and refused when the line is too long', async () => {
    let [running, most] = [0, 0];
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await turn();
      running -= 1;
    };
    const readings = new SharedReadings(work, 2, 3);
    const outcomes = await Promise.allSettled([1, 2, 3, 4, 5, 6].map((question) => readings.get(question)));
    expect(most).toBe(2);
    expect(outcomes.map(({ status }) => status).filter((status) => status === 'rejected')).toHaveLength(1);
  });
});
