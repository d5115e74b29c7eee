import { firstValueFrom, interval, take, timeout, toArray } from 'rxjs';
import { RedisConnections } from '../queue/redis';
import { testConfig } from '../testing/test-config';
import { LiveFeed } from './live-feed';

describe('the live feed', () => {
  const open: RedisConnections[] = [];
  afterAll(() => Promise.all(open.map((redis) => redis.onApplicationShutdown())));

  function feed(database: number): LiveFeed {
    const url = new URL(testConfig('mysql://unused').redisUrl);
    url.pathname = `/${database}`;
    const redis = new RedisConnections(testConfig('mysql://unused', { redisUrl: url.toString() }));
    open.push(redis);
    return new LiveFeed(redis);
  }

  it('carries news between processes, but not between two installations on one Redis', async () => {
    const [here, sibling, stranger] = [feed(1), feed(1), feed(2)];
    const talking = interval(20).subscribe(() => {
      stranger.publish({ type: 'presence.changed', ticketId: '7' });
      here.publish({ type: 'presence.changed', ticketId: '8' });
    });
    const heard = await firstValueFrom(sibling.events.pipe(take(5), toArray(), timeout(20_000)));
    talking.unsubscribe();
    expect(heard).toEqual(Array(5).fill({ type: 'presence.changed', ticketId: '8' }));
  });
});
