import { Injectable } from '@nestjs/common';
import { AttemptLimits } from '@vigie/directory';
import { Clock, Database, notFound } from '@vigie/platform';
import type { PushSignal } from '@vigie/rules';
import { keepPush } from '../../store/runs/push.store';

export interface Push {
  secret: string;
  network: string;
  signal: PushSignal;
  runKey: string | null;
  body: PushBody;
}

/** What came with a push, at most a megabyte of it. */
export interface PushBody {
  text: string;
  isJson: boolean;
  cut: boolean;
}

/**
 * Keeps what a program tells of its job, in one statement; it is read afterwards, in the order in which it came.
 * Errors: not-found for an address that is not (any more) one, rate.limited.
 */
@Injectable()
export class AcceptPush {
  constructor(
    private readonly database: Database,
    private readonly limits: AttemptLimits,
    private readonly clock: Clock,
  ) {}

  async execute({ network, ...push }: Push): Promise<void> {
    // Each signal has its own allowance: a loop of successes does not silence the failure of the night.
    await this.limits.consume('push.address', `${push.secret} ${push.signal}`);
    if (await keepPush(this.database, push, this.clock.now())) return;
    await this.limits.consume('push.unknown', network);
    throw notFound();
  }
}
