import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import canonicalize from 'canonicalize';
import { Observable } from 'rxjs';
import type { IdentifiedRequest } from '../auth/decorators';
import { DomainError } from '../errors/domain-error';
import { idempotentRequest } from '../idempotency/idempotency';
import { sha256 } from '../secrets/secrets';

/** Honours Idempotency-Key on every POST; the transactions of the request do the remembering. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<IdentifiedRequest>();
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || key === undefined) return next.handle();
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key))
      throw new DomainError('request.unreadable');
    const store = {
      scope: `${request.identity?.actor.label ?? 'anonymous'} ${request.path}`.slice(0, 400),
      key,
      bodySha256: sha256(canonicalize(request.body) ?? ''),
      transactions: 0,
    };
    return new Observable((subscriber) =>
      idempotentRequest.run(store, () => next.handle().subscribe(subscriber)),
    );
  }
}
