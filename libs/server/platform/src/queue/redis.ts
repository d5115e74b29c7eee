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

  /** Best effort: nobody hears it while Redis is away. */
  publish(channel: string, text: string): void {
    this.failFast.publish(this.named(channel), text).catch(() => undefined);
  }

  /** Calls `heard` with everything published from now on, by any process of this installation. */
  subscribe(channel: string, heard: (text: string) => void): void {
    const subscriber = this.patient();
    subscriber.on('message', (_channel, text) => heard(text));
    subscriber.subscribe(this.named(channel)).catch(() => undefined);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.open.map((connection) => connection.quit().catch(() => connection.disconnect())));
  }

  /** Redis keeps databases apart but not channels: two installations on one server would hear each other. */
  private named(channel: string): string {
    return `vigie:${this.failFast.options.db ?? 0}:${channel}`;
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
