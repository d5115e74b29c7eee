import { Injectable } from '@nestjs/common';
import { liveEvent, type LiveEvent } from '@vigie/wire';
import { Observable, Subject } from 'rxjs';
import { RedisConnections } from '../queue/redis';

const channel = 'live';

/** News for open browsers, carried between processes by Redis. Best effort: a browser also reads again by itself. */
@Injectable()
export class LiveFeed {
  private readonly subject = new Subject<LiveEvent>();
  private listening = false;

  constructor(private readonly redis: RedisConnections) {}

  publish(event: LiveEvent): void {
    this.redis.publish(channel, JSON.stringify(event));
  }

  /** Everything published from now on, by any process. */
  get events(): Observable<LiveEvent> {
    this.listen();
    return this.subject.asObservable();
  }

  private listen(): void {
    if (this.listening) return;
    this.listening = true;
    this.redis.subscribe(channel, (text) => {
      const parsed = liveEvent.safeParse(JSON.parse(text));
      if (parsed.success) this.subject.next(parsed.data);
    });
  }
}
