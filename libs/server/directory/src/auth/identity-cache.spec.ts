import type { Identity } from '@vigie/platform';
import { IdentityCache } from './identity-cache';

const identity = (sessionId: string) => ({ sessionId }) as Identity;

describe('the cache of identities', () => {
  it('asks once for the same secret, and never keeps that nobody was found', async () => {
    const cache = new IdentityCache();
    const load = jest.fn(() => Promise.resolve<Identity | null>(identity('1')));
    expect(await cache.get('a', load)).toEqual(identity('1'));
    expect(await cache.get('a', load)).toEqual(identity('1'));
    expect(load).toHaveBeenCalledTimes(1);
    const nobody = jest.fn(() => Promise.resolve(null));
    await cache.get('b', nobody);
    await cache.get('b', nobody);
    expect(nobody).toHaveBeenCalledTimes(2);
  });

  it('forgets at once when cleared, and after two seconds anyway', async () => {
    jest.useFakeTimers();
    try {
      const cache = new IdentityCache();
      await cache.get('a', () => Promise.resolve(identity('old')));
      cache.clear();
      expect(await cache.get('a', () => Promise.resolve(identity('new')))).toEqual(identity('new'));
      jest.advanceTimersByTime(2001);
      expect(await cache.get('a', () => Promise.resolve(null))).toBeNull();
    } finally {
      jest.useRealTimers();
    }
  });

  it('does not keep what was read before a change and arrives after it', async () => {
    const cache = new IdentityCache();
    let arrive: (value: Identity) => void = () => undefined;
    const reading = cache.get('a', () => new Promise((resolve) => (arrive = resolve)));
    cache.clear();
    arrive(identity('stale'));
    await reading;
    expect(await cache.get('a', () => Promise.resolve(null))).toBeNull();
  });
});
