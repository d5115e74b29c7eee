import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { DomainError } from '../errors/domain-error';

/** Metadata key of the media type a route reads; JSON without it. */
export const readsKey = 'vigie:reads';
/** For a route that takes what it is given as it is. */
const anyType = '*/*';
const readsByDefault = 'application/json';
const methodsWithBody = new Set(['POST', 'PUT', 'PATCH']);

/** A body of another media type than the one its route reads is refused before anything looks at it. */
@Injectable()
export class MediaTypeGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const expected = this.reflector.get<string | undefined>(readsKey, context.getHandler()) ?? readsByDefault;
    if (methodsWithBody.has(request.method) && isWrong(request, expected))
      throw new DomainError('request.unsupported-media');
    return true;
  }
}

function isWrong({ headers }: Request, expected: string): boolean {
  if (expected === anyType) return false;
  const given = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (given) return given !== expected;
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
