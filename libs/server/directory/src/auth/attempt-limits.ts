import { Injectable } from '@nestjs/common';
import { DomainError, RedisConnections, sha256 } from '@vigie/platform';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

/** How many tries each guarded act allows, and in how many seconds they come back. */
const allowances = {
  'sign-in.account-ip': { points: 10, duration: 15 * 60 },
  'sign-in.ip': { points: 100, duration: 15 * 60 },
  /** Different addresses tried and failed from one network: one password sprayed over many. */
  'sign-in.addresses': { points: 30, duration: 3600 },
  'sign-in.account': { points: 100, duration: 15 * 60 },
  'reset.address': { points: 3, duration: 3600 },
  'reset.ip': { points: 20, duration: 3600 },
  'password.person': { points: 10, duration: 15 * 60 },
  /** Reads of calendars by secret links, from one network. */
  'calendar-feed.ip': { points: 120, duration: 60 },
  /** Readings of quotes and answers to them by signed links, from one network. */
  'quote-link.ip': { points: 60, duration: 60 },
  /** First passwords by one-time links, from one network. */
  'one-time-link.ip': { points: 30, duration: 60 },
  /** News of backups: to one address, and to addresses that are none, from one network. */
  'push.address': { points: 60, duration: 60 },
  'push.unknown': { points: 60, duration: 60 },
  /** Requests with one token. */
  'token.requests': { points: 600, duration: 60 },
  'code.person': { points: 10, duration: 15 * 60 },
} as const;
export type Allowance = keyof typeof allowances;

/**
 * Counts tries in Redis before they are evaluated, so that many at once do not beat the limit.
 * While Redis is away each process counts in its own memory: a limit never falls open.
 */
@Injectable()
export class AttemptLimits {
  private readonly limiters: ReadonlyMap<Allowance, RateLimiterRedis>;

  constructor(redis: RedisConnections) {
    const names = Object.keys(allowances) as Allowance[];
    this.limiters = new Map(names.map((name) => [name, limiterOf(name, redis)]));
  }

  /** Takes one try and returns how many are taken; throws rate.limited, with the seconds to wait, when none is left. */
  async consume(name: Allowance, key: string): Promise<number> {
    try {
      const { consumedPoints } = await this.limiter(name).consume(sha256(key));
      return consumedPoints;
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new DomainError('rate.limited', { retryAfter: Math.ceil(refusal.msBeforeNext / 1000) || 1 });
    }
  }

  /** Gives a try back: it was not a wrong one. */
  async refund(name: Allowance, key: string): Promise<void> {
    await this.limiter(name).reward(sha256(key));
  }

  /** Forgets the tries of a key. */
  async forget(name: Allowance, key: string): Promise<void> {
    await this.limiter(name).delete(sha256(key));
  }

  private limiter(name: Allowance): RateLimiterRedis {
    const limiter = this.limiters.get(name);
    if (!limiter) throw new Error(`no limiter for ${name}`);
    return limiter;
  }
}

function limiterOf(name: Allowance, redis: RedisConnections): RateLimiterRedis {
  const options = { ...allowances[name], keyPrefix: `vigie:limit:${name}` };
  return new RateLimiterRedis({
    ...options,
    storeClient: redis.failFast,
    insuranceLimiter: new RateLimiterMemory(options),
  });
}
