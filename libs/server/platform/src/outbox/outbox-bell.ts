import { Injectable } from '@nestjs/common';
import { RedisConnections } from '../queue/redis';

export const outboxChannel = 'outbox';

/** Rings after a commit so that a worker looks at the outbox at once instead of at its next round. */
@Injectable()
export class OutboxBell {
  constructor(private readonly redis: RedisConnections) {}

  ring(): void {
    // Nobody hears it while Redis is away: the next round of the relay finds the rows anyway.
    this.redis.publish(outboxChannel, '1');
  }
}
