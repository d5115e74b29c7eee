import type { Request } from 'express';
import { plainAddress } from '../auth/network';

/** Where a request comes from, as the list of one's own sessions shows it. */
export function originOf(request: Request): { ip: string; userAgent: string } {
  return { ip: plainAddress(request.ip ?? ''), userAgent: request.headers['user-agent'] ?? '' };
}
