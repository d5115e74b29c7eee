import { Controller, Get, Ip, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Answer, DomainError, notFound, Public, Reads, sha256 } from '@vigie/platform';
import { pushSignals, type PushSignal } from '@vigie/rules';
import { pushAnswer, pushQuery, type PushQuery } from '@vigie/wire';
import type { Request } from 'express';
import { AcceptPush, type PushBody } from '../../use-cases/runs/accept-push';

const accepted = { accepted: true } as const;

/**
 * For programs that tell how their backup goes, by the secret in the address. Only POST tells something: whatever opens an
 * address to look at it (the preview of a message, a scanner of mails, a browser) is no backup.
 */
@ApiTags('backups')
@Controller('api/push/:secret')
export class PushController {
  constructor(private readonly accepting: AcceptPush) {}

  /** It succeeded, unless its body says otherwise. */
  @Public()
  @Post()
  @Reads('*/*')
  @Answer(pushAnswer, 202)
  succeed(
    @Param('secret') secret: string,
    @Query({ schema: pushQuery }) query: PushQuery,
    @Ip() network: string,
    @Req() request: Request,
  ) {
    return this.accept({ secret, network, signal: 'success', query, request });
  }

  /** `start`, `success`, `fail`, or the code that a program ended with. */
  @Public()
  @Post(':signal')
  @Reads('*/*')
  @Answer(pushAnswer, 202)
  tell(
    @Param() { secret, signal }: { secret: string; signal: string },
    @Query({ schema: pushQuery }) query: PushQuery,
    @Ip() network: string,
    @Req() request: Request,
  ) {
    return this.accept({ secret, network, signal: signalOf(signal), query, request });
  }

  /** Says what to do instead, to who tries it by hand. */
  @Public()
  @Get(['', ':signal'])
  @Answer(pushAnswer)
  look(): never {
    throw new DomainError('backup.push-by-post');
  }

  private async accept(push: {
    secret: string;
    network: string;
    signal: PushSignal;
    query: PushQuery;
    request: Request;
  }) {
    const { secret, network, signal, query, request } = push;
    const body = bodyOf(request.body);
    await this.accepting.execute({ secret, network, signal, runKey: query.run ?? keyOf(request), body });
    return accepted;
  }
}

function signalOf(text: string): PushSignal {
  if (/^\d{1,3}$/.test(text)) return Number(text) === 0 ? 'success' : 'fail';
  const signal = pushSignals.find((one) => one === text);
  if (!signal) throw notFound();
  return signal;
}

const bodyOf = (body: unknown): PushBody =>
  typeof body === 'object' && body !== null && 'text' in body
    ? (body as PushBody)
    : { text: '', isJson: false, cut: false };

/** A request that is sent again with its key is about the same run. */
function keyOf({ headers }: Request): string | null {
  const key = headers['idempotency-key'];
  return typeof key === 'string' ? `key ${sha256(key)}` : null;
}
