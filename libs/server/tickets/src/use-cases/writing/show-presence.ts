import { Injectable } from '@nestjs/common';
import { Clock, DomainError, LiveFeed, RedisConnections, type Actor } from '@vigie/platform';
import { presentPerson, type PresenceSign, type PresentPerson } from '@vigie/wire';
import * as z from 'zod';

/** How long a sign counts; a browser gives one every ten seconds. */
const freshMs = 25_000;
const sign = presentPerson.extend({ until: z.number() });
type Sign = z.infer<typeof sign>;

/**
 * Who has a ticket open and who is typing: kept in Redis alone, where every sign expires by itself. Without Redis
 * nobody is seen, and nothing else changes.
 */
@Injectable()
export class ShowPresence {
  constructor(
    private readonly redis: RedisConnections,
    private readonly live: LiveFeed,
    private readonly clock: Clock,
  ) {}

  /** Gives a sign of a person; returns the others, each once. */
  async execute(actor: Actor, ticketId: string, { tab, state }: PresenceSign): Promise<PresentPerson[]> {
    const { id, name } = actor;
    if (id === null) throw new DomainError('permission.missing');
    const now = this.clock.now().getTime();
    const given = { id, name, typing: state === 'typing', until: now + freshMs };
    const before = await this.exchange(ticketId, tab, state === 'gone' ? null : given);
    const mine = before.get(tab);
    const wasHere = mine !== undefined && mine.until > now;
    const changed = state === 'gone' ? wasHere : !wasHere || mine.typing !== given.typing;
    if (changed) this.live.publish({ type: 'presence.changed', ticketId });
    return others([...before.values()], id, now);
  }

  /** Replaces the sign of a tab; returns all signs as they were. */
  private async exchange(ticketId: string, tab: string, given: Sign | null): Promise<Map<string, Sign>> {
    const key = `vigie:presence:${ticketId}`;
    const batch = this.redis.failFast.multi().hgetall(key);
    if (given) batch.hset(key, tab, JSON.stringify(given)).pexpire(key, freshMs);
    else batch.hdel(key, tab);
    try {
      const [[, stored] = []] = (await batch.exec()) ?? [];
      return read(stored);
    } catch {
      return new Map();
    }
  }
}

function read(stored: unknown): Map<string, Sign> {
  const signs = z.record(z.string(), z.string()).safeParse(stored).data ?? {};
  return new Map(Object.entries(signs).map(([tab, text]) => [tab, sign.parse(JSON.parse(text))]));
}

/** Everybody but oneself, each once whatever the number of their windows. */
function others(signs: readonly Sign[], me: string, now: number): PresentPerson[] {
  const byPerson = new Map<string, PresentPerson>();
  for (const { id, name, typing, until } of signs) {
    if (id === me || until <= now) continue;
    byPerson.set(id, { id, name, typing: typing || (byPerson.get(id)?.typing ?? false) });
  }
  return [...byPerson.values()].sort((one, other) => one.name.localeCompare(other.name));
}
