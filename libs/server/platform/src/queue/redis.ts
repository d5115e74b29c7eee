import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Redis, type RedisOptions } from 'ioredis';
import { CONFIG, type Config } from '../config/config';

/**
 * Connections to Redis. Producers fail at once when Redis is away (the database keeps the work);
 * workers and subscribers wait for it to come back.
 */
@Injectable()
export class RedisConnections implements OnApplicationShutdown {
  private readonly open: Redis[] = [];
  private producer: Redis | undefined;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** The shared connection of everything that must never wait for Redis. */
  get failFast(): Redis {
    this.producer ??= this.connect({
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      commandTimeout: 2000,
    });
    return this.producer;
  }

  /** A connection of its own for a worker or a subscriber, which retries for ever. */
  patient(): Redis {
    return this.connect({ maxRetriesPerRequest: null });
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.open.map((connection) => connection.quit().catch(() => connection.disconnect())));
  }

  private connect(options: RedisOptions): Redis {
    const connection = new Redis(this.config.redisUrl, {
      ...options,
      retryStrategy: (times) => Math.min(times * 100, 2000),
    });
    // Without a listener an outage would end the process; readiness reports it instead.
    connection.on('error', () => undefined);
    this.open.push(connection);
    return connection;
  }
}
