import type { IncomingMessage } from 'node:http';
import type { PushBody } from '../../use-cases/runs/accept-push';

/** What is kept of a body; the rest is thrown away, and the news in the address counts all the same. */
export const mostPushed = 1_000_000;

type PushRequest = IncomingMessage & { body?: unknown; _body?: boolean };

/** Reads the body of a push as it is, whatever it says it is, and never more than is kept of it. */
export function readPushBody(
  request: PushRequest,
  _response: unknown,
  next: (error?: unknown) => void,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  const take = (chunk: Buffer) => {
    if (size < mostPushed) chunks.push(chunk.subarray(0, mostPushed - size));
    size += chunk.length;
  };
  request
    .on('data', take)
    .once('end', () => {
      const text = Buffer.concat(chunks).toString('utf8').replaceAll('\0', '');
      request.body = { text, isJson: isJson(request), cut: size > mostPushed } satisfies PushBody;
      // Parsers that come after leave it alone.
      request._body = true;
      next();
    })
    .once('error', next);
}

const isJson = ({ headers }: IncomingMessage) => /^application\/json\b/i.test(headers['content-type'] ?? '');
