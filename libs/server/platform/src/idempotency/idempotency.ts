import { AsyncLocalStorage } from 'node:async_hooks';

/** The idempotency key of the request being served. */
export interface IdempotentRequest {
  /** Who and which route; keys of different callers never meet. */
  scope: string;
  key: string;
  bodySha256: string;
  /** Transactions of this request so far: each is remembered by its number. */
  transactions: number;
}

/** Carries the key from the edge to the transactions without passing through every signature. */
export const idempotentRequest = new AsyncLocalStorage<IdempotentRequest>();

/** Work of which nothing is remembered, not even the address that it was asked at: it can be done once by itself. */
export const forgotten = <T>(work: () => Promise<T>): Promise<T> => idempotentRequest.exit(work);

/** Tells what was sent, for a body that is read only after the key was seen: an upload. */
export function bodyWas(bodySha256: string): void {
  const request = idempotentRequest.getStore();
  if (request) request.bodySha256 = bodySha256;
}
